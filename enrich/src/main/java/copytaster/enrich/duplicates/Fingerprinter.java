package copytaster.enrich.duplicates;

import copytaster.enrich.almanac.Skeleton;
import copytaster.enrich.text.CleanText;
import copytaster.enrich.text.Words;
import copytaster.enrich.threads.Traits;
import copytaster.schemas.CountryTag;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the fingerprint by which a story's copies are found: winnowed hashes of word triples (Schleimer, Wilkerson and
 * Aiken, "Winnowing", SIGMOD 2003). Any run of six words that two texts share gives both at least one common hash,
 * wherever it stands. Tables count as text.
 */
public final class Fingerprinter {

    private static final int GRAM_WORDS = 3;
    private static final int WINDOW = 4;

    private Fingerprinter() {}

    /**
     * @param countries that the story is tagged with
     * @param seen when the record came
     */
    public static Fingerprint print(Story story, CleanText text, List<CountryTag> countries, Instant seen) {
        Words body = Words.of(text.body());
        Words headline = Words.of(text.headline());
        Words told = body.count() == 0 ? headline : body;
        String key = StoryKey.of(story);
        return new Fingerprint(
                key,
                key,
                key,
                story.getProvider(),
                story.getLanguage(),
                story.getKind(),
                seen.toEpochMilli(),
                textHash(told.hashes()),
                told.count(),
                ascending(winnow(told.hashes())),
                ascending(new IntOpenHashSet(told.facts())),
                Skeleton.of(text),
                Traits.of(story, text, countries));
    }

    /** The smallest hash of each four successive word triples; of a shorter text its one hash. */
    static IntSet winnow(int[] words) {
        var chosen = new IntOpenHashSet();
        int grams = words.length - GRAM_WORDS + 1;
        if (grams <= 0) {
            if (words.length > 0) {
                chosen.add(Arrays.hashCode(words));
            }
            return chosen;
        }
        var hashes = new int[grams];
        for (int i = 0; i < grams; i++) {
            hashes[i] = gram(words[i], words[i + 1], words[i + 2]);
        }
        int windows = Math.max(1, grams - WINDOW + 1);
        for (int from = 0; from < windows; from++) {
            int least = from;
            for (int i = from + 1; i < Math.min(from + WINDOW, grams); i++) {
                if (hashes[i] <= hashes[least]) {
                    least = i;
                }
            }
            chosen.add(hashes[least]);
        }
        return chosen;
    }

    private static int gram(int first, int second, int third) {
        long h = first * 0x9E3779B97F4A7C15L;
        h = (h ^ second) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 29) ^ third) * 0x94D049BB133111EBL;
        return (int) (h >>> 32);
    }

    private static long textHash(int[] words) {
        long hash = words.length;
        for (int word : words) {
            hash = (hash ^ word) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return hash;
    }

    private static int[] ascending(IntSet set) {
        int[] sorted = set.toIntArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
