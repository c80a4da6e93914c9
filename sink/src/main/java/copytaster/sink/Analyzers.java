package copytaster.sink;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which analyser reads a text of which language: {@code text_es} for Spanish, and so on. */
final class Analyzers {

    static final String PREFIX = "text_";

    private static final String KOREAN = "ko";

    private static final Map<String, String> BY_LANGUAGE = Map.ofEntries(
            Map.entry("ar", "arabic"),
            Map.entry("ca", "catalan"),
            Map.entry("cs", "czech"),
            Map.entry("da", "danish"),
            Map.entry("de", "german"),
            Map.entry("el", "greek"),
            Map.entry("en", "english"),
            Map.entry("es", "spanish"),
            Map.entry("eu", "basque"),
            Map.entry("fi", "finnish"),
            Map.entry("fr", "french"),
            Map.entry("gl", "galician"),
            Map.entry("hi", "hindi"),
            Map.entry("hu", "hungarian"),
            Map.entry("id", "indonesian"),
            Map.entry("it", "italian"),
            Map.entry("ja", "cjk"),
            Map.entry(KOREAN, "cjk"),
            Map.entry("nl", "dutch"),
            Map.entry("no", "norwegian"),
            Map.entry("pt", "portuguese"),
            Map.entry("ro", "romanian"),
            Map.entry("ru", "russian"),
            Map.entry("sv", "swedish"),
            Map.entry("tr", "turkish"),
            Map.entry("zh", "cjk"));

    private Analyzers() {}

    /** The field for a text of this BCP 47 language; empty for a language without an analyser of its own. */
    static Optional<String> field(String language) {
        String primary = language.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        String known = primary.equals("nb") || primary.equals("nn") ? "no" : primary;
        return BY_LANGUAGE.containsKey(known) ? Optional.of(PREFIX + known) : Optional.empty();
    }

    /** Field to analyser; Korean by dictionary where the server has the nori plugin, else by pairs of syllables. */
    static Map<String, String> byField(boolean nori) {
        var fields = new TreeMap<String, String>();
        BY_LANGUAGE.forEach((language, analyzer) ->
                fields.put(PREFIX + language, nori && language.equals(KOREAN) ? "nori" : analyzer));
        return fields;
    }
}
