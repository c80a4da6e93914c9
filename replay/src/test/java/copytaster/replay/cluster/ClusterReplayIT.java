package copytaster.replay.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.enrich.desks.Rules;
import copytaster.replay.captures.CapturedRecord;
import copytaster.schemas.KafkaSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** Out of a real broker and into it again. */
class ClusterReplayIT extends HouseOnABroker {

    @Test
    void goesIntoTopicsOfItsOwnExactlyAndGoesOnWhereItWasStopped() throws Exception {
        String raw = topics.wireRaw().name();
        send(List.of(
                value(raw, 1_000, "rules", bytes(Rules.ruleSet("desks:\n  sea: { topic: true, headline: [ferry] }\n"))),
                record(raw, 0, 2_000, null, "no key", List.of()),
                record(raw, 1, 3_000, "tombstone", null, List.of("one", "two")),
                record(raw, 1, 4_000, "k", "v", List.of()),
                record(raw, 0, 5_000, "k", "w", List.of())));
        record("tape", null, null, raw);
        KafkaSettings own = own();
        Target target = Target.ofItsOwn(own, header("tape"), Set.of());
        var asked = new AtomicInteger();

        var stopped = new ClusterReplay(target, Pace.MAX, null, false)
                .run(file("tape"), false, () -> asked.incrementAndGet() > 3, done -> {});
        assertThat(stopped).isEqualTo(new ClusterReplay.Done(3, 0, true));
        assertThatThrownBy(() -> new ClusterReplay(target, Pace.MAX, null, false)
                        .run(file("tape"), false, () -> false, done -> {}))
                .hasMessageContaining("hold 3 records already")
                .hasMessageContaining("--go-on");
        var rest = new ClusterReplay(target, Pace.MAX, null, false).run(file("tape"), true, () -> false, done -> {});

        assertThat(rest).isEqualTo(new ClusterReplay.Done(2, 3, false));
        var recorder = new Recorder(
                own, new Recording(List.of(own.topicPrefix() + "wire.raw"), null, null, false, Duration.ZERO));
        recorder.record(file("again"), () -> false, done -> {});
        assertThat(records("again"))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("topic")
                .isEqualTo(records("tape"));
        try (Admin admin = Admin.create(own.client())) {
            assertThat(admin.listTopics().names().get()).contains(own.topicPrefix() + "desk.sea");
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, own.topicPrefix() + "wire.raw");
            assertThat(admin.describeConfigs(List.of(resource))
                            .all()
                            .get()
                            .get(resource)
                            .get("retention.ms")
                            .value())
                    .isEqualTo("-1");
        }
    }

    @Test
    void goesRoundAndRoundWithTheClockGoingOn() throws Exception {
        String raw = topics.wireRaw().name();
        send(List.of(record(raw, 0, 1_000, "a", "x", List.of()), record(raw, 0, 3_000, "b", "x", List.of())));
        record("tape", null, null, raw);
        KafkaSettings own = own();
        var sent = new AtomicInteger();

        var done = new ClusterReplay(Target.ofItsOwn(own, header("tape"), Set.of()), Pace.MAX, null, true)
                .run(file("tape"), false, () -> sent.incrementAndGet() > 5, progress -> {});

        assertThat(done.stopped()).isTrue();
        new Recorder(own, new Recording(List.of(own.topicPrefix() + "wire.raw"), null, null, false, Duration.ZERO))
                .record(file("again"), () -> false, progress -> {});
        assertThat(records("again"))
                .extracting(CapturedRecord::getTimestamp)
                .startsWith(1_000L, 3_000L, 3_001L, 5_001L);
    }

    @Test
    void livingTopicIsOnlyTakenByItsName() throws Exception {
        String raw = topics.wireRaw().name();
        send(List.of(record(raw, 0, 1_000, "a", "x", List.of()), record(raw, 1, 2_000, "b", "x", List.of())));
        record("tape", null, null, raw);

        assertThatThrownBy(() -> Target.ofItsOwn(kafka, header("tape"), Set.of()))
                .hasMessageContaining("a prefix of their own");
        var done = new ClusterReplay(
                        Target.into(kafka, header("tape"), raw), Pace.MAX, Instant.ofEpochMilli(2_000), false)
                .run(file("tape"), false, () -> false, progress -> {});

        assertThat(done.sent()).isEqualTo(1);
        record("after", null, null, raw);
        assertThat(keys("after")).containsExactly("a", "a", "b");
    }

    private KafkaSettings own() {
        return new KafkaSettings(kafka.bootstrapServers(), "again-" + kafka.topicPrefix(), 0, 0, 0, Map.of());
    }
}
