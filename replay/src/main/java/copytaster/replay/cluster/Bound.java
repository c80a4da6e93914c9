package copytaster.replay.cluster;

import java.time.Instant;

/** Where a recording begins or ends. */
public sealed interface Bound {

    /** At a time: records with this timestamp and later ones are behind it. */
    record Time(Instant time) implements Bound {}

    /** At an offset of the first topic: this record is the first behind it. The other topics go by its time. */
    record Offset(long offset) implements Bound {}
}
