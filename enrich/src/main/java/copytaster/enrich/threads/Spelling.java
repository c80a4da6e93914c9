package copytaster.enrich.threads;

/**
 * A name as it sounds, in one alphabet for all scripts: at most twelve letters of five bits each in a long. Aspirates and
 * glides fall away, vowels are of three sorts with at most one between two consonants, and none stands at the end. What an
 * alphabet cannot tell apart, such as voiced from voiceless in Korean names, {@link #likeness} forgives.
 */
final class Spelling {

    private static final int BITS = 5;
    private static final int LONGEST = 12;

    /** Vowels first: open, front, back, and one that may be there or not. */
    static final String LETTERS = "?aiuwkgtdpbfvszcrlmn";

    /** Letters of one class are one letter in some script or other. */
    private static final String CLASSES = "?aaaakkttppppsssrrmn";

    private static final int ANY_VOWEL = LETTERS.indexOf('w');

    /** What an equal letter is worth as evidence that two spellings are of one name, in natural logarithms of the odds. */
    private static final double SAME_CLASS = 1.6;

    private static final double SAME_CONSONANT = 0.5;
    private static final double OTHER_CONSONANT = -0.35;
    private static final double SAME_VOWEL = 0.8;
    private static final double OTHER_VOWEL = -0.9;

    /** Marks a given name, or another word that stands before a name: Claudia in Claudia Sheinbaum tells nothing of its own. */
    private static final long LEADS_UP = 1L << 62;

    private Spelling() {}

    static long leadingUp(long name) {
        return name | LEADS_UP;
    }

    static boolean leadsUp(long name) {
        return (name & LEADS_UP) != 0;
    }

    static long bare(long name) {
        return name & ~LEADS_UP;
    }

    /** @param letters of {@link #LETTERS}, without vowels side by side; what is beyond the twelfth is dropped */
    static long pack(CharSequence letters) {
        int end = Math.min(letters.length(), LONGEST);
        while (end > 0 && isVowel(LETTERS.indexOf(letters.charAt(end - 1)))) {
            end--;
        }
        long packed = 0;
        for (int i = 0; i < end; i++) {
            packed = packed << BITS | LETTERS.indexOf(letters.charAt(i));
        }
        return packed;
    }

    static String unpack(long name) {
        var letters = new StringBuilder();
        for (int shift = shift(name); shift >= 0; shift -= BITS) {
            letters.append(LETTERS.charAt(letter(name, shift)));
        }
        return letters.toString();
    }

    static int consonants(long name) {
        int count = 0;
        for (int shift = shift(name); shift >= 0; shift -= BITS) {
            count += isVowel(letter(name, shift)) ? 0 : 1;
        }
        return count;
    }

    /** Hash of the exact spelling. */
    static int exact(long name) {
        return mix(name * 0x9E3779B97F4A7C15L);
    }

    /** Hash of the classes of consonants alone: equal for the spellings of one name in different scripts. */
    static int skeleton(long name) {
        long hash = 7;
        for (int shift = shift(name); shift >= 0; shift -= BITS) {
            int letter = letter(name, shift);
            if (!isVowel(letter)) {
                hash = hash * 31 + CLASSES.charAt(letter);
            }
        }
        return mix(hash * 0xBF58476D1CE4E5B9L);
    }

    /**
     * How surely two spellings with one skeleton are of one name: the natural logarithm of how much likelier the agreement
     * is among spellings of one name than among words taken at random.
     */
    static double likeness(long one, long other) {
        double sum = 0;
        int left = shift(one);
        int right = shift(other);
        while (left >= 0 && right >= 0) {
            int first = letter(one, left);
            int second = letter(other, right);
            if (isVowel(first) && isVowel(second)) {
                sum += vowels(first, second);
                left -= BITS;
                right -= BITS;
            } else if (isVowel(first)) {
                sum += missing(first);
                left -= BITS;
            } else if (isVowel(second)) {
                sum += missing(second);
                right -= BITS;
            } else {
                sum += SAME_CLASS + (first == second ? SAME_CONSONANT : OTHER_CONSONANT);
                left -= BITS;
                right -= BITS;
            }
        }
        return sum;
    }

    private static double vowels(int first, int second) {
        if (first == ANY_VOWEL || second == ANY_VOWEL) {
            return 0.2;
        }
        return first == second ? SAME_VOWEL : OTHER_VOWEL;
    }

    private static double missing(int vowel) {
        return vowel == ANY_VOWEL ? 0.1 : OTHER_VOWEL / 2;
    }

    private static boolean isVowel(int letter) {
        return letter <= ANY_VOWEL;
    }

    private static int shift(long name) {
        return name == 0 ? -BITS : (63 - Long.numberOfLeadingZeros(name)) / BITS * BITS;
    }

    private static int letter(long name, int shift) {
        return (int) (name >>> shift & (1 << BITS) - 1);
    }

    private static int mix(long hash) {
        long h = hash;
        h ^= h >>> 32;
        h *= 0x94D049BB133111EBL;
        return (int) (h ^ h >>> 29);
    }
}
