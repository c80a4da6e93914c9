package copytaster.enrich.duplicates;

import copytaster.enrich.duplicates.Neighbourhood.Neighbour;
import copytaster.enrich.text.Words;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The few stories of the window that a text may be a copy of: those that share its rare wording, a sample of its
 * letters, a pair of its rarest words, its text or its headline. What many stories share leads to none of them, so that
 * the work does not grow with the window.
 */
final class Candidates {

    /** So many of the rarest words make the pairs. */
    private static final int RAREST = 5;

    /** So many of the rarest figures make pairs too: they outlive a retelling. */
    private static final int RAREST_FIGURES = 4;

    /** Of the stories that share a hash, so many of the first and so many of the last are looked at. */
    private static final int LOOKED_AT = 16;

    /** A run of letters is a sample only, so fewer will do. */
    private static final int BY_STROKE = 3;

    private static final int BY_WORDING = 8;
    private static final int BY_STROKES = 4;
    private static final int BY_PAIRS = 12;
    private static final int BY_NAME = 4;

    private final Scales scales;
    private final Fingerprint print;
    private final Neighbourhood window;
    private final int[] pairs;

    Candidates(Scales scales, int[] pairs) {
        this.scales = scales;
        this.print = scales.print();
        this.window = scales.window();
        this.pairs = pairs;
    }

    /** In the order of the wire. */
    List<Neighbour> find() {
        var found = new IntOpenHashSet();
        var grams = new Int2IntOpenHashMap();
        for (int i = 0; i < print.grams().length; i++) {
            if (scales.isRareGram(i)) {
                window.readGram(print.grams()[i], LOOKED_AT, number -> count(grams, number));
            }
        }
        best(grams, BY_WORDING, 2, found);
        var strokes = new Int2IntOpenHashMap();
        for (int stroke : print.strokes()) {
            window.readStroke(stroke, BY_STROKE, number -> count(strokes, number));
        }
        best(strokes, BY_STROKES, 2, found);
        var shared = new Int2IntOpenHashMap();
        for (int pair : pairs) {
            window.readPair(pair, LOOKED_AT, number -> count(shared, number));
        }
        best(shared, BY_PAIRS, 1, found);
        window.readText(print.textHash(), BY_NAME, number -> count(found, number));
        if (print.title() != 0) {
            window.readTitle(print.title(), BY_NAME, number -> count(found, number));
        }
        if (print.quoted() != 0) {
            window.readTitle(print.quoted(), BY_NAME, number -> count(found, number));
        }
        int[] numbers = found.toIntArray();
        Arrays.sort(numbers);
        var neighbours = new ArrayList<Neighbour>();
        for (int number : numbers) {
            if (!window.at(number).print().key().equals(print.key())) {
                neighbours.add(window.at(number));
            }
        }
        return neighbours;
    }

    private static boolean count(Int2IntOpenHashMap votes, int number) {
        votes.addTo(number, 1);
        return true;
    }

    private static boolean count(IntOpenHashSet found, int number) {
        found.add(number);
        return true;
    }

    /** Those with most votes, the earlier first. */
    private static void best(Int2IntOpenHashMap votes, int most, int least, IntOpenHashSet found) {
        votes.int2IntEntrySet().stream()
                .filter(entry -> entry.getIntValue() >= least)
                .sorted(Comparator.comparingInt((Int2IntOpenHashMap.Entry entry) -> -entry.getIntValue())
                        .thenComparingInt(Int2IntOpenHashMap.Entry::getIntKey))
                .limit(most)
                .forEach(entry -> found.add(entry.getIntKey()));
    }

    /** The pairs of its rarest words, by which later stories will find this one. */
    static int[] pairs(Fingerprint print, Neighbourhood window) {
        var pairs = new IntOpenHashSet();
        pair(rarest(Arrays.stream(print.lead()), RAREST, window), pairs);
        pair(rarest(Arrays.stream(print.terms()).filter(Words::isFigure), RAREST_FIGURES, window), pairs);
        int[] sorted = pairs.toIntArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static int[] rarest(IntStream words, int most, Neighbourhood window) {
        int[] terms = words.toArray();
        var ranks = new long[terms.length];
        for (int i = 0; i < terms.length; i++) {
            ranks[i] = ((long) window.holders(terms[i]) << 32) | (terms[i] ^ Integer.MIN_VALUE) & 0xFFFFFFFFL;
        }
        Arrays.sort(ranks);
        var rarest = new int[Math.min(most, ranks.length)];
        for (int i = 0; i < rarest.length; i++) {
            rarest[i] = (int) ranks[i] ^ Integer.MIN_VALUE;
        }
        Arrays.sort(rarest);
        return rarest;
    }

    private static void pair(int[] rarest, IntOpenHashSet pairs) {
        for (int i = 0; i < rarest.length; i++) {
            for (int j = i + 1; j < rarest.length; j++) {
                pairs.add(rarest[i] * 31 + Integer.rotateLeft(rarest[j], 13));
            }
        }
    }
}
