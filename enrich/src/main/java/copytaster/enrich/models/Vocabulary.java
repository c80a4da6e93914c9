package copytaster.enrich.models;

import copytaster.enrich.words.FoldedText;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.List;

/**
 * The terms of the stories to learn from, with how rare each is: log of the stories over those that have it, and 1.
 *
 * @param ids by hash, from 0 in the order in which the terms first came; -1 for any other
 */
record Vocabulary(List<String> terms, float[] rarity, Long2IntOpenHashMap ids, boolean byCharacters) {

    /** A term of fewer stories than this tells nothing about the next one. */
    private static final int LEAST_STORIES = 2;

    private static final int LEAST_STORIES_OF_A_PAIR = 3;

    static Vocabulary of(List<FoldedText> stories, boolean byCharacters) {
        var counts = new Long2IntOpenHashMap();
        for (FoldedText story : stories) {
            var seen = new LongOpenHashSet();
            TextFeatures.each(story, byCharacters, (hash, begin, end) -> {
                if (seen.add(hash)) {
                    counts.addTo(hash, 1);
                }
            });
        }
        var ids = new Long2IntOpenHashMap();
        ids.defaultReturnValue(-1);
        List<String> terms = new ArrayList<>();
        List<Float> rarity = new ArrayList<>();
        for (FoldedText story : stories) {
            TextFeatures.each(story, byCharacters, (hash, begin, end) -> {
                int count = counts.get(hash);
                if (count < LEAST_STORIES || ids.containsKey(hash)) {
                    return;
                }
                String written = TextFeatures.written(story, begin, end);
                if (written.indexOf(' ') < 0 || count >= LEAST_STORIES_OF_A_PAIR) {
                    ids.put(hash, terms.size());
                    terms.add(written);
                    rarity.add((float) (1 + Math.log((stories.size() + 1.0) / (count + 1))));
                }
            });
        }
        float[] values = new float[rarity.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = rarity.get(i);
        }
        return new Vocabulary(terms, values, ids, byCharacters);
    }

    Vector vector(FoldedText story) {
        return Vector.of(story, byCharacters, ids, rarity);
    }

    int size() {
        return terms.size();
    }
}
