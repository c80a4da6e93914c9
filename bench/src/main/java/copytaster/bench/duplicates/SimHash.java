package copytaster.bench.duplicates;

import com.dynatrace.hash4j.hashing.Hashing;
import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import copytaster.bench.duplicates.LabelledWire.Sent;

/** Charikar's SimHash of 64 bits over words; commonly at most three bits may differ. */
final class SimHash implements Peer<byte[]> {

    private static final int BITS = 64;
    private static final SimilarityHashPolicy POLICY = SimilarityHashing.simHash(BITS);

    @Override
    public String name() {
        return "SimHash, 64 bits, words";
    }

    @Override
    public String library() {
        return "hash4j";
    }

    @Override
    public double usual() {
        return (BITS - 3) / (double) BITS;
    }

    @Override
    public byte[] sign(Sent sent) {
        return POLICY.createHasher()
                .compute(ElementHashProvider.ofCollection(Tokens.of(sent), Hashing.komihash5_0()::hashCharsToLong));
    }

    @Override
    public double likeness(byte[] one, byte[] other) {
        return POLICY.getFractionOfEqualComponents(one, other);
    }
}
