package copytaster.desk.web;

import java.util.Locale;
import java.util.Map;

/** Codes as a person reads them: countries and languages by the platform's own tables, IPTC's 17 top topics. */
final class Names {

    /** IPTC Media Topics, first level, as labelled in English (CC BY 4.0). */
    private static final Map<String, String> TOP_TOPICS = Map.ofEntries(
            Map.entry("01000000", "arts, culture, entertainment and media"),
            Map.entry("02000000", "crime, law and justice"),
            Map.entry("03000000", "disaster, accident and emergency incident"),
            Map.entry("04000000", "economy, business and finance"),
            Map.entry("05000000", "education"),
            Map.entry("06000000", "environment"),
            Map.entry("07000000", "health"),
            Map.entry("08000000", "human interest"),
            Map.entry("09000000", "labour"),
            Map.entry("10000000", "lifestyle and leisure"),
            Map.entry("11000000", "politics and government"),
            Map.entry("12000000", "religion"),
            Map.entry("13000000", "science and technology"),
            Map.entry("14000000", "society"),
            Map.entry("15000000", "sport"),
            Map.entry("16000000", "conflict, war and peace"),
            Map.entry("17000000", "weather"));

    private Names() {}

    /** The country's English name, or the code itself where the platform knows none. */
    static String country(String code) {
        return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }

    static String language(String tag) {
        return tag.isEmpty() ? "unknown" : Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
    }

    static String topic(String id) {
        return TOP_TOPICS.getOrDefault(id.replaceFirst("^medtop:", ""), id);
    }
}
