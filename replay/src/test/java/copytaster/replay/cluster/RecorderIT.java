package copytaster.replay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.enrich.desks.Rules;
import copytaster.replay.Tape;
import copytaster.replay.captures.CaptureException;
import copytaster.replay.captures.CaptureHeader;
import copytaster.replay.captures.CapturedHeader;
import copytaster.replay.captures.CapturedRecord;
import copytaster.schemas.RuleSet;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Out of a real broker. */
class RecorderIT extends HouseOnABroker {

    @Test
    void everythingIsRecordedExactlyAndInTime() throws Exception {
        String raw = topics.wireRaw().name();
        send(List.of(
                record(raw, 0, 10, null, "no key", List.of()),
                record(raw, 1, 5, "tombstone", null, List.of()),
                record(raw, 1, 20, "k", "v", List.of("same", "same")),
                record(raw, 0, 15, "k", "w", List.of())));

        CaptureHeader header = record("all", null, null, raw);

        List<CapturedRecord> records = records("all");
        assertThat(records).extracting(CapturedRecord::getTimestamp).containsExactly(5L, 10L, 15L, 20L);
        assertThat(records.get(0).getValue()).isNull();
        assertThat(records.get(1).getKey()).isNull();
        assertThat(records.get(3).getHeaders())
                .extracting(CapturedHeader::getName)
                .containsExactly("same", "same");
        assertThat(records.get(3).getOffset()).isEqualTo(1);
        assertThat(header.origin().topicPrefix()).isEqualTo(kafka.topicPrefix());
        assertThat(header.origin().cluster()).isNotBlank();
    }

    @Test
    void whatWasAbortedIsNotRecordedAndItsMarkersDeceiveNobody() throws Exception {
        String enriched = topics.wireEnriched().name();
        // Years before the markers, which carry the broker's clock.
        transaction(false, record(enriched, 0, 1_000, "a", "1", List.of()));
        transaction(true, record(enriched, 0, 2_000, "b", "2", List.of()));
        transaction(false, record(enriched, 0, 3_000, "c", "3", List.of()));
        transaction(false, record(enriched, 0, 4_000, "d", "4", List.of()));

        record("all", null, null, enriched);
        record("some", time(1_500), time(4_000), enriched);

        assertThat(keys("all")).containsExactly("a", "c", "d");
        assertThat(keys("some")).containsExactly("c");
    }

    @Test
    void beginsWithItsLeadInAndTheRulesInForce() throws Exception {
        String raw = topics.wireRaw().name();
        RuleSet old = Rules.ruleSet("desks:\n  old: {}\n");
        RuleSet inForce = Rules.ruleSet("desks:\n  sea: { headline: [ferry] }\n");
        RuleSet again = RuleSet.newBuilder(old).setRepetition(true).build();
        send(List.of(
                value(raw, 1_000, "rules", bytes(old)),
                value(raw, 2_000, "rules", bytes(inForce)),
                value(raw, 3_000, "rules", bytes(again)),
                record(raw, 0, 4_000, "long before", "x", List.of()),
                record(raw, 0, 8_000, "lead-in", "x", List.of()),
                record(raw, 0, 10_000, "first", "x", List.of()),
                record(raw, 0, 12_000, "last", "x", List.of()),
                record(raw, 0, 13_000, "after", "x", List.of())));

        CaptureHeader byTime = new Recorder(
                        kafka, new Recording(List.of(raw), time(10_000), time(13_000), false, Duration.ofSeconds(3)))
                .record(file("time"), () -> false, done -> {});
        CaptureHeader byOffset = new Recorder(
                        kafka,
                        new Recording(
                                List.of(raw), new Bound.Offset(5), new Bound.Offset(7), false, Duration.ofSeconds(3)))
                .record(file("offset"), () -> false, done -> {});

        assertThat(keys("time")).containsExactly("rules", "lead-in", "first", "last");
        assertThat(records("offset")).isEqualTo(records("time"));
        assertThat(byTime.leadIn()).isEqualTo(2);
        assertThat(byOffset.origin().begins()).isEqualTo(Instant.ofEpochMilli(10_000));
        assertThat(records("time").getFirst().getValue()).isEqualTo(ByteBuffer.wrap(bytes(inForce)));
        assertThat(records("time").getFirst().getTimestamp()).isEqualTo(8_000);
    }

    @Test
    void followsUntilItIsStopped() throws Exception {
        String raw = topics.wireRaw().name();
        send(List.of(record(raw, 0, 1, "before", "x", List.of())));
        var stop = new AtomicBoolean();
        var recording = CompletableFuture.supplyAsync(
                () -> new Recorder(kafka, new Recording(List.of(raw), null, null, true, Duration.ZERO))
                        .record(file("live"), stop::get, done -> {}));

        send(List.of(record(raw, 1, 2, "while", "x", List.of())));
        Path part = folder.resolve("live.capture.part");
        while (soFar(part) < 2) {
            assertThat(recording).isNotCompletedExceptionally();
        }
        stop.set(true);

        assertThat(recording.get().records()).isEqualTo(2);
        assertThat(keys("live")).containsExactly("before", "while");
    }

    /** Between its creation and its first bytes the file is no capture yet. */
    private static int soFar(Path part) {
        try {
            return Tape.read(part).size();
        } catch (CaptureException notYet) {
            return 0;
        }
    }

    @Test
    void topicThatIsNotThereIsSaidToBeNone() {
        assertThatThrownBy(() -> record("none", null, null, "no.such.topic"))
                .hasMessageContaining("there is no topic no.such.topic");
        assertThat(file("none")).doesNotExist();
    }

    private void transaction(boolean aborted, ProducerRecord<byte[], byte[]> record) throws Exception {
        var settings = new HashMap<>(kafka.producer());
        settings.put("transactional.id", kafka.topicPrefix() + "test");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(record).get();
            if (aborted) {
                producer.abortTransaction();
            } else {
                producer.commitTransaction();
            }
        }
    }
}
