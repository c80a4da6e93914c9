package copytaster.enrich.words;

import java.nio.ByteBuffer;

/** Ints in a row as bytes, four each, big endian: boxed ones would cost a restore most of its time. */
public final class PackedInts {

    private PackedInts() {}

    public static ByteBuffer pack(int[] ints) {
        ByteBuffer packed = ByteBuffer.allocate(ints.length * Integer.BYTES);
        packed.asIntBuffer().put(ints);
        return packed;
    }

    public static int[] unpack(ByteBuffer packed) {
        var ints = new int[packed.remaining() / Integer.BYTES];
        packed.duplicate().asIntBuffer().get(ints);
        return ints;
    }
}
