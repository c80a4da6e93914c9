package copytaster.desk.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How often each reader may ask: so many a second over a while, some more at once. */
final class Rates {

    /** So many seconds' worth may be asked at once. */
    private static final int BURST_SECONDS = 4;

    private final double perNano;
    private final double most;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    private record Bucket(double left, long at) {}

    /** @param nanos a clock that only goes forward, in nanoseconds */
    Rates(int perSecond, LongSupplier nanos) {
        this.perNano = perSecond / (double) TimeUnit.SECONDS.toNanos(1);
        this.most = (double) perSecond * BURST_SECONDS;
        this.nanos = nanos;
    }

    boolean admits(String reader) {
        long now = nanos.getAsLong();
        var admitted = new boolean[1];
        buckets.compute(reader, (name, before) -> {
            Bucket bucket = before == null ? new Bucket(most, now) : before;
            double left = Math.min(most, bucket.left() + (now - bucket.at()) * perNano);
            admitted[0] = left >= 1;
            return new Bucket(admitted[0] ? left - 1 : left, now);
        });
        return admitted[0];
    }
}
