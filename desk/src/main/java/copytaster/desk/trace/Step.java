package copytaster.desk.trace;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stage that a story was at.
 *
 * @param stage ingest, raw, enriched, desk, dead or index
 * @param at when; null where nothing stamps it
 * @param place topic, partition and offset, or the index
 * @param took since ingest had this delivery; null where that is not known
 * @param trace the id of the delivery; empty where there is none
 * @param what what there is to say, for a person
 */
public record Step(
        String stage,
        @Nullable Instant at,
        String place,
        @Nullable Duration took,
        String trace,
        String what) {}
