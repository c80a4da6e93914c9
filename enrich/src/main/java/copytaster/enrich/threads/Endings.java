package copytaster.enrich.threads;

import java.util.List;
import java.util.Set;

/** What clings to a name in languages that inflect it or write particles with it: where the name itself begins or ends. */
final class Endings {

    /** Particles with a consonant, and what else clings to a Korean name; the others do not change its consonants. */
    private static final Set<String> KOREAN = Set.of(
            "은", "는", "가", "을", "를", "도", "만", "과", "로", "으로", "에서", "에게", "까지", "부터", "라고", "이라고", "라며", "에는", "에서는",
            "에서도", "이라며", "였다", "했다", "측", "씨", "시", "주", "군", "섬", "항", "호", "당", "사", "산", "강", "주서");

    private static final int LONGEST_KOREAN = 3;

    private static final Set<String> CYRILLIC =
            Set.of("ым", "им", "ом", "ем", "ами", "ями", "ого", "его", "ому", "ему", "ов", "ый", "ий");

    /** The articles, also with a preposition; the longest first. */
    private static final List<String> ARABIC = List.of("وال", "بال", "لل", "ال");

    private Endings() {}

    /** Where the word ends without what clings to it; at least two syllables stay. */
    static int korean(String text, int from, int to) {
        for (int cut = Math.min(LONGEST_KOREAN, to - from - 2); cut > 0; cut--) {
            if (KOREAN.contains(text.substring(to - cut, to))) {
                return to - cut;
            }
        }
        return to;
    }

    /** Where the word ends without its case ending; other words end where they end. */
    static int cyrillic(String text, int from, int to) {
        if (text.charAt(from) < 0x400) {
            return to;
        }
        int end = to;
        for (String ending : CYRILLIC) {
            if (to - from > ending.length() + 3 && text.startsWith(ending, to - ending.length())) {
                end = Math.min(end, to - ending.length());
            }
        }
        return end;
    }

    /** Where the word begins after its article. */
    static int arabic(String text, int from, int to) {
        for (String article : ARABIC) {
            if (text.startsWith(article, from) && to - from > article.length() + 2) {
                return from + article.length();
            }
        }
        return from;
    }
}
