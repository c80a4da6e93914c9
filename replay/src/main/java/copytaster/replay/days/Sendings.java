package copytaster.replay.days;

import copytaster.schemas.Contract;
import copytaster.schemas.RawStory;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import copytaster.schemas.Tick;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Puts what the newsrooms write on the wire, at its time, with ticks between. */
final class Sendings implements Iterator<Sending> {

    private final Serializer<SpecificRecord> serializer =
            WireDay.TOPICS.wireRaw().value().serializer();
    private final Newsroom newsroom;
    private final int count;
    private final Rhythm rhythm;
    private final Duration every;
    private Instant nextTick;
    private Instant now;
    private long ticks;
    private int sent;
    private Newsroom.@Nullable Written waiting;

    /** @param every between two ticks; zero for none */
    Sendings(Newsroom newsroom, int count, Rhythm rhythm, Duration every) {
        this.newsroom = newsroom;
        this.count = count;
        this.rhythm = rhythm;
        this.every = every;
        this.now = rhythm.start();
        this.nextTick = rhythm.start().plus(every);
    }

    @Override
    public boolean hasNext() {
        return sent < count || waiting != null || ticksBefore(rhythm.end());
    }

    @Override
    public Sending next() {
        if (waiting == null && sent < count) {
            waiting = newsroom.next(sent, rhythm.at((double) sent / count));
            Instant time = rhythm.at((double) sent / count);
            now = time.isAfter(now) ? time : now;
            sent++;
        }
        if (waiting == null) {
            if (!ticksBefore(rhythm.end())) {
                throw new NoSuchElementException();
            }
            return tick();
        }
        if (ticksBefore(now)) {
            return tick();
        }
        Newsroom.Written written = waiting;
        waiting = null;
        return written.story() == null ? noise(written) : story(written.story(), written.report());
    }

    private boolean ticksBefore(Instant time) {
        return !every.isZero() && nextTick.isBefore(time);
    }

    private Sending tick() {
        byte[] value = serializer.serialize(
                "wire.raw", Tick.newBuilder().setNumber(ticks++).build());
        var delivery = new WireDay.Delivery(nextTick, "tick", value);
        nextTick = nextTick.plus(every);
        return new Sending(delivery, null, -1);
    }

    private Sending noise(Newsroom.Written written) {
        byte[] value = ("no record, number " + written.report()).getBytes(StandardCharsets.UTF_8);
        return new Sending(new WireDay.Delivery(now, "alba/noise-" + written.report(), value), null, -1);
    }

    private Sending story(Story story, long report) {
        RawStory raw = RawStory.newBuilder()
                .setStory(story)
                .setFormat("invented")
                .setContract(Contract.newBuilder().build())
                .setOriginal(ByteBuffer.wrap(story.getHeadline().getBytes(StandardCharsets.UTF_8)))
                .build();
        var delivery = new WireDay.Delivery(now, StoryKey.of(story), serializer.serialize("wire.raw", raw));
        return new Sending(delivery, story, report);
    }
}
