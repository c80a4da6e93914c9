package copytaster.desk.crash;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.desk.crash.Evidence.Line;
import copytaster.embedded.EmbeddedKafka;
import copytaster.schemas.Topics;
import copytaster.schemas.WireHeaders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
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
        String topic = new Topics(to.kafka()).wireRaw().name();
        try (var producer =
                new KafkaProducer<>(to.kafka().producer(), new StringSerializer(), new ByteArraySerializer())) {
            for (int wire = 0; wire < House.WIRES; wire++) {
                for (Line line : from.raw(wire)) {
                    var unused =
                            producer.send(new ProducerRecord<>(topic, wire, line.time(), line.key(), line.value()));
                }
            }
        }
        to.start("one");
        awaitRest(to);
    }

    private void compare(int wire, House three, House alone) throws IOException {
        List<ConsumerRecord<String, byte[]>> enriched = three.enriched(wire);
        List<Line> raw = three.raw(wire);
        // The rules that the lone instance published itself stand behind the wire and change nothing.
        Replay replay = Replay.of(raw, CrashRules.DESK, House.settings("replay"));
        assertThat(enriched).as("records of wire " + wire).hasSizeGreaterThan(100);
        same("enriched, three and one", wire, told(enriched), told(alone.enriched(wire)));
        same("desk, three and one", wire, told(three.desk(wire)), told(alone.desk(wire)));
        same("enriched, three and undisturbed", wire, lines(House.lines(enriched)), lines(replay.enriched()));
        same("desk, three and undisturbed", wire, lines(House.lines(three.desk(wire))), lines(replay.desk()));
        assertThat(three.account(wire)).as("account of wire " + wire).isEqualTo(replay.account());
    }

    private static void same(String what, int wire, List<String> found, List<String> expected) {
        for (int i = 0; i < Math.min(found.size(), expected.size()); i++) {
            assertThat(found.get(i))
                    .as(what + ", wire " + wire + ", record " + i)
                    .isEqualTo(expected.get(i));
        }
        assertThat(found).as(what + ", wire " + wire).hasSameSizeAs(expected);
    }

    private static List<String> lines(List<Line> lines) {
        return lines.stream()
                .map(line -> line.time() + " " + line.key() + " " + text(line.value()))
                .toList();
    }

    /** Time, key, value and headers, but for the header that says when it was decided. */
    private static List<String> told(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(record -> record.timestamp() + " " + record.key() + " " + text(record.value()) + " "
                        + Arrays.stream(record.headers().toArray())
                                .filter(header -> !header.key().equals(WireHeaders.ENRICHED))
                                .map(header -> header.key() + "=" + text(header.value()))
                                .toList())
                .toList();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "nothing" : new String(bytes, StandardCharsets.ISO_8859_1);
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
