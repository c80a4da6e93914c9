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
    private static final int LEAD_WORDS = 40;
    private static final int LEAST_TITLE = 3;

    private Fingerprinter() {}

    /**
     * @param countries that the story is tagged with
     * @param seen when the record came
     */
    public static Fingerprint print(Story story, CleanText text, List<CountryTag> countries, Instant seen) {
        Words body = Words.of(text.body());
        Words headline = Words.of(text.headline());
        boolean bare = body.count() == 0;
        Words told = bare ? headline : body;
        Marks marks = Marks.of(story);
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
                ascending(terms(headline.hashes(), body.hashes())),
                ascending(new IntOpenHashSet(headline.hashes())),
                ascending(lead(headline.hashes(), body.hashes())),
                new int[0],
                ascending(Strokes.of(bare ? text.headline() : text.body())),
                title(headline.hashes()),
                marks.mark(),
                title(Words.of(marks.quoted()).hashes()),
                Skeleton.of(text),
                Traits.of(story, text, countries));
    }

    private static IntSet terms(int[] headline, int[] body) {
        var terms = new IntOpenHashSet(headline);
        for (int word : body) {
            terms.add(word);
        }
        return terms;
    }

    private static IntSet lead(int[] headline, int[] body) {
        var lead = new IntOpenHashSet();
        for (int word : headline) {
            lead.add(word);
        }
        for (int i = 0; i < Math.min(LEAD_WORDS, body.length); i++) {
            lead.add(body[i]);
        }
        lead.removeIf((int word) -> Words.isFigure(word));
        return lead;
    }

    /** Hash of a headline of at least {@link #LEAST_TITLE} words; of a shorter one, which says too little, 0. */
    private static int title(int[] words) {
        return words.length < LEAST_TITLE ? 0 : Long.hashCode(textHash(words));
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
