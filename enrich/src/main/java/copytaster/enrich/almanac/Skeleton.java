package copytaster.enrich.almanac;

import copytaster.enrich.text.CleanText;
import it.unimi.dsi.fastutil.HashCommon;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.Arrays;

/**
 * The form of a story in a few hashes: MinHash (Broder, "On the resemblance and containment of documents", 1997) over runs
 * of three masked words, two minima to a hash, and the masked headline. A hash is common to two forms of
 * resemblance J with the chance J squared; {@link #AGREEING} of them make a form.
 */
public final class Skeleton {

    /** So many hashes in common, and two texts are of one form. */
    static final int AGREEING = 2;

    private static final int BANDS = 7;
    private static final int MINIMA = 2;
    private static final int GRAM_WORDS = 3;

    /** A run of marks says nothing; so many of the three must be words. */
    private static final int LEAST_WORDS_IN_GRAM = 2;

    /** A shorter text has no form of its own. */
    private static final int LEAST_GRAMS = 4;

    private static final int LEAST_HEADLINE_WORDS = 3;

    private Skeleton() {}

    /** Ascending, without repetition, at most eight; none for a text that is too short to have a form. */
    public static int[] of(CleanText text) {
        MaskedText headline = MaskedText.of(text.headline());
        MaskedText body = MaskedText.of(text.body());
        IntSet grams = grams(body.words() == 0 ? headline.hashes() : body.hashes());
        if (grams.size() < LEAST_GRAMS) {
            return new int[0];
        }
        var hashes = new IntOpenHashSet();
        for (int band = 0; band < BANDS; band++) {
            int hash = band;
            for (int i = 0; i < MINIMA; i++) {
                hash = HashCommon.murmurHash3(hash * 31 + least(grams, band * MINIMA + i));
            }
            hashes.add(hash);
        }
        if (headline.words() >= LEAST_HEADLINE_WORDS) {
            hashes.add(HashCommon.murmurHash3(Arrays.hashCode(headline.hashes())));
        }
        int[] ascending = hashes.toIntArray();
        Arrays.sort(ascending);
        return ascending;
    }

    private static IntSet grams(int[] words) {
        var grams = new IntOpenHashSet();
        for (int from = 0; from + GRAM_WORDS <= words.length; from++) {
            int hash = 17;
            int marks = 0;
            for (int i = from; i < from + GRAM_WORDS; i++) {
                hash = HashCommon.murmurHash3(hash * 31 + words[i]);
                if (words[i] == MaskedText.FIGURE || words[i] == MaskedText.NAME) {
                    marks++;
                }
            }
            if (GRAM_WORDS - marks >= LEAST_WORDS_IN_GRAM) {
                grams.add(hash);
            }
        }
        return grams;
    }

    private static int least(IntSet grams, int permutation) {
        int seed = HashCommon.murmurHash3(permutation + 1);
        int least = Integer.MAX_VALUE;
        for (var all = grams.iterator(); all.hasNext(); ) {
            least = Math.min(least, HashCommon.murmurHash3(all.nextInt() ^ seed));
        }
        return least;
    }
}
