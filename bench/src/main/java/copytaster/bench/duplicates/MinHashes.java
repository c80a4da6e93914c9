package copytaster.bench.duplicates;

import copytaster.bench.duplicates.LabelledWire.Sent;
import info.debatty.java.lsh.MinHash;
import java.util.HashSet;
import java.util.Set;

/**
 * MinHash of 128 permutations over runs of words. Every pair is compared, as if no band of an LSH index had missed any:
 * bands find less.
 */
final class MinHashes implements Peer<int[]> {

    private static final int PERMUTATIONS = 128;
    private static final int HASHES = 1 << 20;
    private static final int SEED = 1;

    private final MinHash minHash = new MinHash(PERMUTATIONS, HASHES, SEED);
    private final int words;
    private final double usual;

    /** @param words in a run */
    MinHashes(int words, double usual) {
        this.words = words;
        this.usual = usual;
    }

    @Override
    public String name() {
        return "MinHash LSH, 128, word " + words + "-grams";
    }

    @Override
    public String library() {
        return "java-lsh";
    }

    @Override
    public double usual() {
        return usual;
    }

    @Override
    public int[] sign(Sent sent) {
        Set<Integer> hashes = new HashSet<>();
        for (String shingle : Tokens.shingles(Tokens.of(sent), words)) {
            hashes.add(Math.floorMod(spread(shingle.hashCode()), HASHES));
        }
        return minHash.signature(hashes);
    }

    @Override
    public double likeness(int[] one, int[] other) {
        return minHash.similarity(one, other);
    }

    /** Strings that differ in their last letter only have hash codes that follow each other. */
    private static int spread(int hash) {
        int h = hash * 0x9E3779B9;
        return h ^ (h >>> 15);
    }
}
