package copytaster.enrich.countries;

import java.util.Locale;

/** What the scorer looks at for one country in one story; none of it depends on which country it is. */
public enum Feature {
    /** Always 1. */
    BIAS,
    /** The dateline lies in the country. */
    DATELINE,
    /** Nothing but the dateline names it. */
    DATELINE_ONLY,
    HEADLINE,
    LEAD,
    HEADLINE_AND_LEAD,
    /** log(1 + mentions in the lead). */
    LEAD_COUNT,
    /** log(1 + mentions in the other paragraphs). */
    BODY_COUNT,
    /** Its part of all mentions outside the dateline. */
    SHARE,
    /** Its mentions as a part of those of the country named most. */
    RELATIVE,
    /** Named in the body only, where headline or lead name others. */
    BEHIND_OTHERS,
    /** Named in the body only, in a story that names six countries or more: one of a list. */
    LISTED,
    /** No other country is named outside the dateline. */
    ONLY_ONE,
    /** It is named outside the dateline as often as any other. */
    MOST,
    /** It is the first country named outside the dateline. */
    FIRST,
    /** log(1 + number of countries named outside the dateline). */
    COUNTRIES,
    /** Outside the dateline only by towns and regions. */
    PLACES_ONLY,
    /** Outside the dateline only by institutions and people. */
    METONYMS_ONLY,
    /** Outside the dateline only by its news agency or papers. */
    AGENCY_ONLY,
    /** Named in no zone but the body. */
    BODY_ONLY,
    /** Named once, in the body, and nowhere else. */
    ONCE_IN_BODY,
    /** The dateline, where other countries are named in headline or lead. */
    DATELINE_BESIDE_OTHERS,
    /** The same, in a market story from a market desk. */
    MARKET_DESK,
    /** The agency says the event is there. */
    CODE_EVENT,
    /** The agency names the place and does not say why. */
    CODE_PLACE,
    /** The agency's bureau is there. */
    CODE_BUREAU,
    /** The slug or a keyword names it. */
    SLUG;

    static final Feature[] ALL = values();

    /** As the table of weights names it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
