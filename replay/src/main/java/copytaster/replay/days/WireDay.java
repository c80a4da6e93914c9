package copytaster.replay.days;

import copytaster.replay.captures.CaptureHeader;
import copytaster.replay.captures.CaptureHeader.Origin;
import copytaster.replay.captures.CaptureWriter;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.replay.captures.TimestampType;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A day of a wire that a seed decides, or a week of one: what agencies send, as records of {@code wire.raw}, in the order in
 * which ingest would have put them there. Texts are of an invented language with the habits of real ones, so that
 * duplicates are as hard to find as they are in life; more come by day than by night. What must become of each story is
 * known: {@link #truth()}.
 *
 * <pre>{@code
 * WireDay day = WireDay.with(42).stories(10_000).over(Duration.ofDays(1)).copies(0.2).kills(0.02);
 * day.write(Path.of("invented.capture"));                  // for copytaster replay, a load test, or a @ReplayTest
 * WireScore score = day.truth().score(lastOfEachStory);    // precision and recall of the clusters, versions, kills
 * }</pre>
 *
 * <p>The same seed and settings give the same bytes. Nothing is held in memory but the recent past, so that a week of
 * 350,000 stories can be sent through.
 */
public final class WireDay {

    static final Topics TOPICS = new Topics(new KafkaSettings("", "", 0, 0, 0, Map.of()));

    private final long seed;
    private final int stories;
    private final Duration length;
    private final Instant start;
    private final Duration ticks;
    private final List<WireAgency> agencies;
    private final Shares shares;

    /**
     * One record of {@code wire.raw}.
     *
     * @param time when ingest had it; never earlier than the one before
     */
    public record Delivery(Instant time, String key, byte[] value) {

        /** @param offset its place on the wire */
        public CapturedRecord record(long offset) {
            return Records.captured(
                    TOPICS.wireRaw().name(),
                    0,
                    offset,
                    time.toEpochMilli(),
                    TimestampType.CREATE_TIME,
                    key.getBytes(StandardCharsets.UTF_8),
                    value,
                    new RecordHeaders());
        }
    }

    private WireDay(
            long seed,
            int stories,
            Duration length,
            Instant start,
            Duration ticks,
            List<WireAgency> agencies,
            Shares shares) {
        this.seed = seed;
        this.stories = stories;
        this.length = length;
        this.start = start;
        this.ticks = ticks;
        this.agencies = List.copyOf(agencies);
        this.shares = shares;
        if (stories < 1 || length.isNegative() || length.isZero() || ticks.isNegative() || agencies.isEmpty()) {
            throw new IllegalArgumentException(
                    "a day needs stories, a length and an agency, and ticks that go forward");
        }
    }

    /** Two thousand deliveries of five agencies on 1 January 2026, with a tick a minute. */
    public static WireDay with(long seed) {
        return new WireDay(
                seed,
                2_000,
                Duration.ofDays(1),
                Instant.parse("2026-01-01T00:00:00Z"),
                Duration.ofMinutes(1),
                WireAgency.five(),
                Shares.USUAL);
    }

    /** How many deliveries there are, ticks not counted. */
    public WireDay stories(int count) {
        return new WireDay(seed, count, length, start, ticks, agencies, shares);
    }

    /** How long they take. */
    public WireDay over(Duration time) {
        return new WireDay(seed, stories, time, start, ticks, agencies, shares);
    }

    public WireDay starting(Instant time) {
        return new WireDay(seed, stories, length, time, ticks, agencies, shares);
    }

    /** One tick in so much time; a living wire has one a second. None for zero. */
    public WireDay ticks(Duration every) {
        return new WireDay(seed, stories, length, start, every, agencies, shares);
    }

    public WireDay agencies(List<WireAgency> those) {
        return new WireDay(seed, stories, length, start, ticks, those, shares);
    }

    /** @param share 0 to 1, of all deliveries, as with the others: newer versions, or new stories that say they update one */
    public WireDay updates(double share) {
        return with(Share.UPDATES, share);
    }

    /** Stories of another agency with the same text: whole, trimmed, longer, reordered, or in other words. */
    public WireDay copies(double share) {
        return with(Share.COPIES, share);
    }

    /** The same delivery once more. */
    public WireDay repeated(double share) {
        return with(Share.REPEATED, share);
    }

    /** Tables and notices that differ in names and figures alone, and are no copies. */
    public WireDay forms(double share) {
        return with(Share.FORMS, share);
    }

    /** Kills, by the story's own id or by a notice, some before the story. */
    public WireDay kills(double share) {
        return with(Share.KILLS, share);
    }

    /** Tests of the line. */
    public WireDay tests(double share) {
        return with(Share.TESTS, share);
    }

    /** What nobody can read. */
    public WireDay noise(double share) {
        return with(Share.NOISE, share);
    }

    /** Of the updates, how many come after the version that follows them. */
    public WireDay late(double share) {
        return with(Share.LATE, share);
    }

    /** Of new stories and copies, how many are overtaken by others. */
    public WireDay outOfOrder(double share) {
        return with(Share.DELAYED, share);
    }

    /** In the order of the wire, made one by one. */
    public Stream<Delivery> deliveries() {
        return stream(sendings()).map(Sending::delivery);
    }

    /** What must have become of each story; sends the day once more, without keeping it. */
    public WireTruth truth() {
        var truth = new WireTruth();
        stream(sendings()).forEach(truth::add);
        return truth;
    }

    /** As a capture of {@code wire.raw}. */
    public CaptureHeader write(Path file) {
        var origin = new Origin("invented", "", null, "invented with seed " + seed);
        try (var writer = new CaptureWriter(file, origin, TOPICS.schemas())) {
            long offset = 0;
            for (Iterator<Delivery> all = deliveries().iterator(); all.hasNext(); offset++) {
                writer.write(all.next().record(offset));
            }
            return writer.finish();
        }
    }

    private WireDay with(Share share, double value) {
        return new WireDay(seed, stories, length, start, ticks, agencies, shares.with(share, value));
    }

    private Sendings sendings() {
        return new Sendings(new Newsroom(seed, agencies, shares), stories, new Rhythm(start, length), ticks);
    }

    private static Stream<Sending> stream(Iterator<Sending> sendings) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(sendings, Spliterator.ORDERED), false);
    }
}
