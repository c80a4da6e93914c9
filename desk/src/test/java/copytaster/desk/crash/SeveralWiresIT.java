package copytaster.desk.crash;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.embedded.EmbeddedKafka;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.replay.guarantees.Evidence;
import copytaster.replay.guarantees.SameVerdicts;
import copytaster.schemas.WireHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three wires, worked on by up to three instances that are killed, started again with and without their state, and kept
 * away until another has taken their wires over; then the same wires on one instance, and each once more undisturbed. All
 * three ways give the same records byte for byte. {@code -Dcopytaster.wires.seed} repeats a run and {@code
 * -Dcopytaster.wires.rounds} makes it longer; what the instances said is in {@code target/wires}.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class SeveralWiresIT {

    private static final long SEED = Long.getLong("copytaster.wires.seed", 20_261_124L);
    private static final int ROUNDS = Integer.getInteger("copytaster.wires.rounds", 1);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int MOST_TO_SETTLE_MILLIS = 1_500;

    /** What is done to the instances, each once a round. */
    private enum Act {
        STOPPED_AND_BACK,
        KILLED_AND_BACK,
        KILLED_AND_WIPED,
        KILLED_AND_AWAY,
        JOINED
    }

    @TempDir
    private Path data;

    private final List<String> told = new ArrayList<>();
    private final Random random = new Random(SEED);
    private EmbeddedKafka server;

    @BeforeEach
    void startBroker() {
        server = new EmbeddedKafka(data.resolve("kafka"), 0);
        server.start();
    }

    @AfterEach
    void stopBroker() {
        server.close();
    }

    @Test
    void verdictsAreTheSameOnOneInstanceAndOnThreeThatAreKilledAndMoved() throws Exception {
        try (var three = house("three");
                var alone = house("alone")) {
            disturb(three);
            System.out.println("Several wires, seed " + SEED + ": " + told + ", records by wire " + three.committed());
            repeat(three, alone);
            for (int wire = 0; wire < House.WIRES; wire++) {
                compare(wire, three, alone);
            }
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError(
                    "With -Dcopytaster.wires.seed=" + SEED + " after " + told + ": " + failure.getMessage(), failure);
        }
    }

    private House house(String name) {
        return new House(name, server.bootstrapServers(), data, Path.of("target", "wires"));
    }

    private void disturb(House house) throws InterruptedException {
        var feeders = new ArrayList<Feeder>();
        try {
            for (int wire = 0; wire < House.WIRES; wire++) {
                feeders.add(new Feeder(new GeneratedWire(SEED + wire, Instant.now()), house.kafka(), wire));
            }
            house.start("one");
            house.start("two");
            feeders.forEach(Feeder::start);
            awaitProgress(house);
            for (int round = 0; round < ROUNDS; round++) {
                var acts = new ArrayList<>(List.of(Act.values()));
                Collections.shuffle(acts, random);
                for (Act act : acts) {
                    play(act, house);
                    awaitProgress(house);
                    Await.passing(Duration.ofMillis(random.nextInt(MOST_TO_SETTLE_MILLIS)), () -> true);
                }
            }
            for (Feeder feeder : feeders) {
                feeder.finish();
            }
            awaitRest(house);
        } finally {
            feeders.forEach(Feeder::close);
        }
    }

    private void play(Act act, House house) throws InterruptedException {
        var owners = List.copyOf(house.owners().values());
        String victim = owners.get(random.nextInt(owners.size()));
        told.add(act == Act.JOINED ? "three " + act : victim + " " + act);
        switch (act) {
            case STOPPED_AND_BACK -> {
                house.stop(victim);
                // It has left: nobody waits for its session to end.
                assertThat(house.owners()).doesNotContainValue(victim);
                Await.until(
                        () -> house.owners().size() == House.WIRES,
                        PATIENCE,
                        () -> "every wire in the other's hands, not " + house.owners());
                awaitProgress(house);
                house.start(victim);
            }
            case KILLED_AND_BACK -> {
                house.kill(victim);
                house.start(victim);
            }
            case KILLED_AND_WIPED -> {
                house.kill(victim);
                house.wipe(victim);
                house.start(victim);
            }
            case KILLED_AND_AWAY -> {
                house.kill(victim);
                Await.until(
                        () -> house.owners().size() == House.WIRES
                                && !house.owners().containsValue(victim),
                        PATIENCE,
                        () -> "the wires of " + victim + " in other hands, not " + house.owners());
                awaitProgress(house);
                house.start(victim);
            }
            case JOINED -> {
                if (house.runs("three")) {
                    house.kill("three");
                }
                house.start("three");
                Await.until(
                        () -> house.owners().containsValue("three"),
                        PATIENCE,
                        () -> "a wire for the third, not " + house.owners() + "\n" + house.lastWords());
            }
        }
    }

    /** The same records, with the same times, to another house that has one instance and is left alone. */
    private static void repeat(House from, House to) {
        String topic = to.topics().wireRaw().name();
        try (var producer =
                new KafkaProducer<>(to.kafka().producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int wire = 0; wire < House.WIRES; wire++) {
                for (CapturedRecord record : from.raw(wire)) {
                    var unused = producer.send(Records.toSend(record, topic, record.getTimestamp()));
                }
            }
        }
        to.start("one");
        awaitRest(to);
    }

    private static void compare(int wire, House three, House alone) {
        List<CapturedRecord> raw = three.raw(wire);
        assertThat(three.enriched(wire)).as("records of wire " + wire).hasSizeGreaterThan(100);
        same("enriched, three and one", wire, told(three.enriched(wire)), told(alone.enriched(wire)));
        same("desk, three and one", wire, told(three.desk(wire)), told(alone.desk(wire)));
        // The rules that the lone instance published itself stand behind the wire and change nothing.
        var evidence = new Evidence(
                three.topics(),
                House.settings("replay"),
                raw,
                three.enriched(wire),
                three.desk(wire),
                List.of(),
                Map.of(wire, three.account(wire)),
                Optional.empty());
        new SameVerdicts().require(evidence);
    }

    private static void same(String what, int wire, List<String> found, List<String> expected) {
        for (int i = 0; i < Math.min(found.size(), expected.size()); i++) {
            assertThat(found.get(i))
                    .as(what + ", wire " + wire + ", record " + i)
                    .isEqualTo(expected.get(i));
        }
        assertThat(found).as(what + ", wire " + wire).hasSameSizeAs(expected);
    }

    /** Time, key, value and headers, but for the header that says when it was decided. */
    private static List<String> told(List<CapturedRecord> records) {
        return records.stream()
                .map(record -> record.getTimestamp() + " " + text(record.getKey()) + " " + text(record.getValue()) + " "
                        + record.getHeaders().stream()
                                .filter(header -> !header.getName().equals(WireHeaders.ENRICHED))
                                .map(header -> header.getName() + "=" + text(header.getValue()))
                                .toList())
                .toList();
    }

    private static String text(ByteBuffer bytes) {
        return bytes == null
                ? "nothing"
                : StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
    }

    private static void awaitProgress(House house) {
        List<Long> before = house.committed();
        Await.until(
                () -> {
                    List<Long> now = house.committed();
                    return IntStream.range(0, House.WIRES).allMatch(wire -> now.get(wire) > before.get(wire));
                },
                PATIENCE,
                () -> "progress on every wire beyond " + before + ", now " + house.committed() + "\n"
                        + house.lastWords());
    }

    private static void awaitRest(House house) {
        Await.until(house::atRest, PATIENCE, () -> "the end of every wire; " + house.lastWords());
    }
}
