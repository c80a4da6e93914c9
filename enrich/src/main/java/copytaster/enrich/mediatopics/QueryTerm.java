package copytaster.enrich.mediatopics;

import copytaster.enrich.words.Folding;
import java.util.Locale;

/**
 * One word or phrase that speaks for a topic.
 *
 * @param word as it is matched, without the star
 * @param key the word folded: spellings that fold alike are one word
 * @param weight 3 decides almost alone, 1 supports, 0 takes its words away from shorter terms, less than 0 speaks against the topic;
 *     {@link #NEVER} rules it out
 * @param language the bit of its language
 * @param stem true where any ending may follow
 * @param anywhere true where it may begin inside a word (Korean compounds)
 * @param capitals whether it must begin with a capital, or stand in capitals
 */
record QueryTerm(String word, String key, int weight, int language, boolean stem, boolean anywhere, Capitals capitals) {

    /** The weight of a word with which a story is not about the topic, whatever else it says. */
    static final int NEVER = Integer.MIN_VALUE;

    enum Capitals {
        NONE,
        FIRST,
        ALL
    }

    static QueryTerm of(String written, int weight, int language) {
        boolean hangul = Character.UnicodeScript.of(written.charAt(0)) == Character.UnicodeScript.HANGUL;
        boolean stem = written.endsWith("*") || hangul;
        String word = written.endsWith("*") ? written.substring(0, written.length() - 1) : written;
        return new QueryTerm(
                word, Folding.fold(word), weight, language, stem, hangul && word.length() >= 3, capitals(word));
    }

    private static Capitals capitals(String word) {
        if (!Character.isUpperCase(word.charAt(0))) {
            return Capitals.NONE;
        }
        boolean all = word.length() > 1 && word.length() <= 7 && word.equals(word.toUpperCase(Locale.ROOT));
        return all ? Capitals.ALL : Capitals.FIRST;
    }
}
