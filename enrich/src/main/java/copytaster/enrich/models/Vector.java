package copytaster.enrich.models;

import copytaster.enrich.words.FoldedText;
import it.unimi.dsi.fastutil.longs.Long2IntMap;
import java.util.Arrays;

/**
 * A story as a model sees it: the terms that the model knows, each once, with 1 + log of its count times how rare it is, scaled to a length
 * of 1.
 *
 * @param terms ids, ascending
 * @param begins where each stands first
 * @param ends where it ends there
 */
record Vector(int[] terms, float[] values, int[] begins, int[] ends) {

    /**
     * @param ids of the terms by hash; -1 for those that the model does not know
     * @param rarity of each term
     */
    static Vector of(FoldedText text, boolean byCharacters, Long2IntMap ids, float[] rarity) {
        var found = new Found();
        TextFeatures.each(text, byCharacters, (hash, begin, end) -> {
            int id = ids.get(hash);
            if (id >= 0) {
                found.add(id, begin, end);
            }
        });
        return found.vector(text, rarity);
    }

    /**
     * With some of its terms only, under other ids.
     *
     * @param renamed new id of each term, ascending with the old; -1 for those that go
     */
    Vector only(int[] renamed) {
        int kept = 0;
        double squares = 0;
        for (int i = 0; i < terms.length; i++) {
            if (renamed[terms[i]] >= 0) {
                kept++;
                squares += (double) values[i] * values[i];
            }
        }
        var some = new Vector(new int[kept], new float[kept], new int[kept], new int[kept]);
        float length = (float) Math.sqrt(squares);
        int at = 0;
        for (int i = 0; i < terms.length; i++) {
            if (renamed[terms[i]] >= 0) {
                some.terms[at] = renamed[terms[i]];
                some.values[at] = values[i] / length;
                some.begins[at] = begins[i];
                some.ends[at] = ends[i];
                at++;
            }
        }
        return some;
    }

    /** The terms in the order of the text. */
    private static final class Found {
        /** Term, then place in the text: sorted, equal terms stand together, the first of them first. */
        private long[] places = new long[256];

        private int[] starts = new int[256];
        private int[] ends = new int[256];
        private int size;

        void add(int id, int begin, int end) {
            if (size == places.length) {
                places = Arrays.copyOf(places, size * 2);
                starts = Arrays.copyOf(starts, size * 2);
                ends = Arrays.copyOf(ends, size * 2);
            }
            places[size] = ((long) id << 32) | size;
            starts[size] = begin;
            ends[size] = end;
            size++;
        }

        Vector vector(FoldedText text, float[] rarity) {
            Arrays.sort(places, 0, size);
            int distinct = 0;
            for (int i = 0; i < size; i++) {
                distinct += i == 0 || id(i) != id(i - 1) ? 1 : 0;
            }
            var terms = new int[distinct];
            var values = new float[distinct];
            var begins = new int[distinct];
            var itsEnds = new int[distinct];
            int headline = text.end(0);
            double squares = 0;
            int at = 0;
            for (int i = 0; i < size; at++) {
                int id = id(i);
                int first = (int) places[i];
                int count = 0;
                for (; i < size && id(i) == id; i++) {
                    count += starts[(int) places[i]] < headline ? TextFeatures.HEADLINE_COUNTS : 1;
                }
                terms[at] = id;
                values[at] = (float) ((1 + Math.log(count)) * rarity[id]);
                begins[at] = starts[first];
                itsEnds[at] = ends[first];
                squares += (double) values[at] * values[at];
            }
            float length = (float) Math.sqrt(squares);
            for (int i = 0; i < distinct; i++) {
                values[i] /= length;
            }
            return new Vector(terms, values, begins, itsEnds);
        }

        private int id(int place) {
            return (int) (places[place] >>> 32);
        }
    }
}
