package copytaster.enrich.countries;

import java.util.Locale;

/** What sort of word names a country; of two readings of one word the earlier kind wins. */
public enum Kind {
    BLOCKER,
    AMBIGUOUS,
    NAME,
    DEMONYM,
    HISTORIC,
    CAPITAL,
    LEADER,
    METONYM,
    AGENCY,
    REGION,
    CITY;

    /** A town or a part of the country rather than the country itself. */
    boolean isPlaceInside() {
        return this == CAPITAL || this == CITY || this == REGION;
    }

    /** The name of the rule, as evidence shows it. */
    String rule() {
        return this == AMBIGUOUS ? "name" : name().toLowerCase(Locale.ROOT);
    }
}
