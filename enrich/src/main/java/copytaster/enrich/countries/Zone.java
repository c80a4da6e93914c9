package copytaster.enrich.countries;

import java.util.Locale;

/** Where in a story a country is named, in the order in which the zones are laid out for matching. */
enum Zone {
    HEADLINE,
    DATELINE,
    LEAD,
    BODY,
    SLUG;

    static final Zone[] ALL = values();

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
