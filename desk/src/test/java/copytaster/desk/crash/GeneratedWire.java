package copytaster.desk.crash;

import copytaster.schemas.Contract;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Kind;
import copytaster.schemas.RawStory;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import copytaster.schemas.Tick;
import copytaster.schemas.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * An endless wire that its seed decides: new stories and new versions, versions that come late, the same once more, copies
 * by other agencies, kills before and after their stories and by notices, embargoes, tests, ticks, and what nobody can
 * read or index.
 */
final class GeneratedWire {

    private static final Duration STEP = Duration.ofMillis(25);
    private static final Duration EMBARGO = Duration.ofSeconds(2);
    private static final int RECENT = 300;
    /** Longer than the index takes as an id. */
    private static final int LONG_ID = 600;

    /** One record of {@code wire.raw}. */
    record Line(String key, byte[] value, Instant time) {}

    private final Serializer<SpecificRecord> serializer = new Topics(new KafkaSettings("", "", 0, 0, 0, Map.of()))
            .wireRaw()
            .value()
            .serializer();
    private final Random random;
    private final Prose prose;
    private final List<StoryLife> lives = new ArrayList<>();
    private final List<StoryLife> killedUnborn = new ArrayList<>();
    private Instant now;
    private Instant nextTick;
    private int ids;
    private long ticks;

    GeneratedWire(long seed, Instant start) {
        this.random = new Random(seed);
        this.prose = new Prose(random);
        this.now = start;
        this.nextTick = start.plusSeconds(1);
    }

    Line next() {
        now = now.plus(STEP);
        if (!now.isBefore(nextTick)) {
            nextTick = nextTick.plusSeconds(1);
            return tick();
        }
        int roll = random.nextInt(100);
        if (lives.isEmpty() || roll < 38) {
            return line(newStory().nextTake(prose));
        }
        StoryLife life = lives.get(lives.size() - 1 - random.nextInt(Math.min(RECENT, lives.size())));
        if (roll < 56) {
            return line(life.nextTake(prose));
        }
        if (roll < 62) {
            if (life.mayWait()) {
                life.holdBackNextTake(prose);
            }
            return line(life.nextTake(prose));
        }
        if (roll < 70) {
            return line(life.late(random).orElseGet(life::again));
        }
        if (roll < 80) {
            return line(life.again());
        }
        if (roll < 90) {
            return line(copy(life).nextTake(prose));
        }
        if (roll < 93) {
            return line(life.kill());
        }
        if (roll < 95) {
            return line(life.killByNotice(id("notice")));
        }
        return rare();
    }

    /** A tick late enough to lift every embargo. */
    Line last() {
        now = now.plus(EMBARGO).plusSeconds(1);
        return tick();
    }

    private Line rare() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> killBeforeItsStory();
            case 2, 3 -> killedUnborn.isEmpty() ? killBeforeItsStory() : storyAfterItsKill();
            case 4 -> random.nextBoolean() ? unreadable() : line(unindexable());
            default -> line(test());
        };
    }

    private StoryLife newStory() {
        Instant embargo = random.nextInt(20) == 0 ? now.plus(EMBARGO) : null;
        return born(new StoryLife(agency(), id("story"), prose.headline(), prose.paragraphs(), now, embargo));
    }

    /** As another agency sends it on, whole or trimmed. */
    private StoryLife copy(StoryLife life) {
        Agency other = Agency.values()[(life.agency().ordinal() + 1 + random.nextInt(2)) % Agency.values().length];
        List<String> text = life.paragraphs();
        List<String> copied = random.nextBoolean() ? text : text.subList(0, (text.size() + 1) / 2);
        return born(new StoryLife(other, id("copy"), prose.headline(), copied, now, null));
    }

    private Line killBeforeItsStory() {
        var life = new StoryLife(agency(), id("unborn"), prose.headline(), prose.paragraphs(), now, null);
        killedUnborn.add(life);
        return line(random.nextBoolean() ? life.kill() : life.killByNotice(id("notice")));
    }

    private Line storyAfterItsKill() {
        return line(
                born(killedUnborn.remove(random.nextInt(killedUnborn.size()))).nextTake(prose));
    }

    private Line unreadable() {
        byte[] bytes = ("no record, number " + ids++).getBytes(StandardCharsets.UTF_8);
        return new Line(StoryKey.of(agency().provider(), id("unreadable")), bytes, now);
    }

    private Story unindexable() {
        String id = id("long") + "x".repeat(LONG_ID);
        return new StoryLife(agency(), id, prose.headline(), prose.paragraphs(), now, null).nextTake(prose);
    }

    private Story test() {
        var life = new StoryLife(agency(), id("test"), prose.headline(), prose.paragraphs(), now, null);
        return Story.newBuilder(life.nextTake(prose)).setKind(Kind.TEST).build();
    }

    private StoryLife born(StoryLife life) {
        lives.add(life);
        return life;
    }

    private Line tick() {
        return new Line("tick", bytes(Tick.newBuilder().setNumber(ticks++).build()), now);
    }

    private Line line(Story story) {
        RawStory raw = RawStory.newBuilder()
                .setStory(story)
                .setFormat("generated")
                .setContract(Contract.newBuilder().build())
                .setOriginal(ByteBuffer.wrap(story.getHeadline().getBytes(StandardCharsets.UTF_8)))
                .build();
        return new Line(StoryKey.of(story), bytes(raw), now);
    }

    private byte[] bytes(SpecificRecord value) {
        return serializer.serialize("wire.raw", value);
    }

    private Agency agency() {
        return Agency.values()[random.nextInt(Agency.values().length)];
    }

    private String id(String what) {
        return what + "-" + ids++;
    }
}
