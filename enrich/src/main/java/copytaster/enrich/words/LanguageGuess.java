package copytaster.enrich.words;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells which of the tagged languages a text is in: as its agency says, else by script, else by the commonest small words. Empty when it
 * cannot tell.
 */
public final class LanguageGuess {
    /** The languages that have their own tables, in the order of their bits. */
    public static final List<String> LANGUAGES =
            List.of("en", "es", "fr", "ko", "de", "pt", "it", "ru", "ar", "tr", "ja", "zh");

    private static final int LOOKED_AT = 1_500;
    private static final Map<String, Set<String>> SMALL_WORDS = Map.of(
            "en", Set.of("the", "and", "of", "to", "said", "for", "with", "was", "by", "from", "that", "is"),
            "es", Set.of("el", "los", "las", "que", "del", "y", "por", "con", "una", "para", "su", "al"),
            "fr", Set.of("les", "des", "et", "du", "est", "dans", "qui", "une", "pour", "au", "sur", "le"),
            "de", Set.of("der", "die", "und", "den", "das", "von", "mit", "ist", "im", "ein", "nicht", "zu"),
            "pt", Set.of("os", "do", "da", "em", "um", "uma", "não", "no", "na", "dos", "com", "ao"),
            "it", Set.of("il", "di", "che", "della", "per", "è", "gli", "nel", "una", "del", "sono", "dei"),
            "tr", Set.of("ve", "bir", "bu", "için", "ile", "olarak", "da", "de", "çok", "olan", "daha", "dedi"));

    private LanguageGuess() {}

    /** The words by which a language is known. */
    public static Stream<String> smallWords() {
        return SMALL_WORDS.values().stream().flatMap(Set::stream);
    }

    /** @return one of {@link #LANGUAGES}, the primary subtag of another language, or "" */
    public static String of(String declared, FoldedText text) {
        if (!declared.isEmpty()) {
            int end = declared.indexOf('-');
            return (end < 0 ? declared : declared.substring(0, end)).toLowerCase(Locale.ROOT);
        }
        String script = byScript(text);
        return script.isEmpty() ? bySmallWords(text) : script;
    }

    private static String byScript(FoldedText text) {
        int limit = Math.min(text.length(), LOOKED_AT);
        int latin = 0;
        int hangul = 0;
        int kana = 0;
        int han = 0;
        int cyrillic = 0;
        int arabic = 0;
        for (int i = 0; i < limit; i++) {
            char c = text.at(i);
            if (c < 0x250) {
                latin += Character.isLetter(c) ? 1 : 0;
            } else if (c >= 0xac00 && c <= 0xd7a3) {
                hangul++;
            } else if (c >= 0x3041 && c <= 0x30ff) {
                kana++;
            } else if (c >= 0x4e00 && c <= 0x9fff) {
                han++;
            } else if (c >= 0x400 && c <= 0x4ff) {
                cyrillic++;
            } else if (c >= 0x600 && c <= 0x6ff) {
                arabic++;
            }
        }
        if (hangul * 3 > latin && hangul > 0) {
            return "ko";
        }
        if (kana * 6 > latin + han && kana > 0) {
            return "ja";
        }
        if (han * 3 > latin && han > 0) {
            return "zh";
        }
        if (cyrillic > latin) {
            return "ru";
        }
        return arabic > latin ? "ar" : "";
    }

    private static String bySmallWords(FoldedText text) {
        int limit = Math.min(text.length(), LOOKED_AT);
        int[] counts = new int[LANGUAGES.size()];
        int begin = 0;
        for (int i = 0; i <= limit; i++) {
            if (i < limit && Character.isLetter(text.at(i))) {
                continue;
            }
            if (i > begin && i - begin <= 6) {
                String word = text.words(begin, i).toLowerCase(Locale.ROOT);
                for (Map.Entry<String, Set<String>> words : SMALL_WORDS.entrySet()) {
                    if (words.getValue().contains(word)) {
                        counts[LANGUAGES.indexOf(words.getKey())]++;
                    }
                }
            }
            begin = i + 1;
        }
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            if (counts[i] > counts[best]) {
                best = i;
            }
        }
        return counts[best] == 0 ? "" : LANGUAGES.get(best);
    }
}
