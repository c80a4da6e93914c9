package copytaster.replay.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import copytaster.enrich.EnrichSettings;
import copytaster.enrich.topology.StateKept;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.guarantees.DeadLetter;
import copytaster.replay.guarantees.Evidence;
import copytaster.replay.guarantees.Guarantee;
import copytaster.replay.wires.VirtualRun;
import copytaster.schemas.RawStory;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class WireDayTest {

    @Test
    void sameSeedGivesTheSameBytesAndAnotherSeedOthers() {
        WireDay day = WireDay.with(1).stories(300);

        assertThat(bytes(day)).isEqualTo(bytes(WireDay.with(1).stories(300)));
        assertThat(bytes(day)).isNotEqualTo(bytes(WireDay.with(2).stories(300)));
    }

    @Test
    void timesGoForwardFromTheStartToTheEndWithMoreByDayThanByNight() {
        List<WireDay.Delivery> deliveries =
                WireDay.with(1).ticks(Duration.ZERO).deliveries().toList();

        assertThat(deliveries).hasSize(2_000).isSortedAccordingTo((one, other) -> one.time()
                .compareTo(other.time()));
        assertThat(deliveries.getFirst().time()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(deliveries.getLast().time()).isBefore(Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(between(deliveries, 10, 14)).isGreaterThan(2 * between(deliveries, 0, 4));
    }

    @Test
    void ticksComeBetween() {
        assertThat(WireDay.with(1).stories(10).ticks(Duration.ofHours(1)).deliveries())
                .filteredOn(delivery -> delivery.key().equals("tick"))
                .hasSize(23);
    }

    @Test
    void sharesAreAsAskedFor() {
        WireDay day = WireDay.with(3).stories(5_000).kills(0.05).noise(0.01).tests(0.02);
        WireTruth truth = day.truth();

        assertThat(truth.noise() / 5_000.0).isCloseTo(0.01, within(0.005));
        assertThat(truth.tests() / 5_000.0).isCloseTo(0.02, within(0.007));
        assertThat(truth.killed().size() / 5_000.0).isBetween(0.04, 0.12);
    }

    @Test
    void someVersionsComeAfterTheirSuccessors() {
        WireDay day = WireDay.with(4).updates(0.5).late(0.5);
        var highest = new HashMap<String, Long>();
        int late = 0;
        for (Story story : stories(day)) {
            if (story.getVersionRank() != null) {
                Long before = highest.merge(StoryKey.of(story), story.getVersionRank(), Math::max);
                late += before > story.getVersionRank() ? 1 : 0;
            }
        }

        assertThat(late).isGreaterThan(20);
    }

    @Test
    void sharesThatAreMoreThanTheWholeAreRefused() {
        assertThatThrownBy(() -> WireDay.with(1).copies(0.9)).hasMessageContaining("more than the whole");
        assertThatThrownBy(() -> WireDay.with(1).kills(-0.1)).hasMessageContaining("0 to 1, not -0.1");
        assertThatThrownBy(() -> WireDay.with(1).stories(0)).hasMessageContaining("needs stories");
    }

    @Test
    void enrichFindsWhatIsOneReportAndKeepsEveryGuarantee() {
        WireDay day = WireDay.with(42).stories(1_000).ticks(Duration.ofMinutes(30));
        Evidence evidence = through(day);

        WireScore score = day.truth().score(evidence.lastEmissions().values());

        assertThat(score.missing()).isEmpty();
        assertThat(score.wrongVersions()).isEmpty();
        assertThat(score.wrongKills()).isEmpty();
        assertThat(score.precision()).as(score::toString).isGreaterThan(0.95);
        assertThat(score.recall()).as(score::toString).isGreaterThan(0.85);
        Guarantee.all().forEach(guarantee -> guarantee.require(evidence));
    }

    @Test
    void scoreCountsWhatIsWrong() {
        WireDay day = WireDay.with(42).stories(200);
        var last = new ArrayList<>(through(day).lastEmissions().values());
        WireScore right = day.truth().score(last);
        last.forEach(story -> story.getVerdict().setClusterId("one/cluster"));

        WireScore joined = day.truth().score(last);
        WireScore less = day.truth().score(last.subList(0, last.size() - 5));

        assertThat(joined.recall()).isEqualTo(1);
        assertThat(joined.precision()).isLessThan(right.precision());
        assertThat(joined.wrongExamples()).isNotEmpty();
        assertThat(less.missing()).isNotEmpty();
    }

    @Property(tries = 4)
    void everyDayKeepsEveryGuarantee(@ForAll long seed) {
        WireDay day = WireDay.with(seed)
                .stories(150)
                .updates(0.3)
                .kills(0.05)
                .late(0.3)
                .outOfOrder(0.2)
                .noise(0.02);
        Evidence evidence = through(day);
        WireScore score = day.truth().score(evidence.lastEmissions().values());

        Guarantee.all().forEach(guarantee -> guarantee.require(evidence));
        assertThat(score.wrongVersions()).isEmpty();
        assertThat(score.wrongKills()).isEmpty();
        assertThat(score.missing()).isEmpty();
    }

    private static Evidence through(WireDay day) {
        var raw = new ArrayList<CapturedRecord>();
        day.deliveries().forEach(delivery -> raw.add(delivery.record(raw.size())));
        var told = new ArrayList<CapturedRecord>();
        try (var run = new VirtualRun(EnrichSettings.defaults(), WireDay.TOPICS, StateKept.IN_MEMORY)) {
            run.run(raw.iterator(), told::add);
            return new Evidence(
                    WireDay.TOPICS,
                    EnrichSettings.defaults(),
                    raw,
                    on("wire.enriched", told),
                    List.of(),
                    on("wire.dead", told).stream().map(DeadLetter::of).toList(),
                    run.accounts(),
                    Optional.empty());
        }
    }

    private static List<CapturedRecord> on(String topic, List<CapturedRecord> records) {
        return records.stream()
                .filter(record -> record.getTopic().equals(topic))
                .toList();
    }

    private static List<Story> stories(WireDay day) {
        var stories = new ArrayList<Story>();
        day.deliveries().forEach(delivery -> {
            try {
                if (WireDay.TOPICS.wireRaw().value().deserializer().deserialize("wire.raw", delivery.value())
                        instanceof RawStory raw) {
                    stories.add(raw.getStory());
                }
            } catch (SerializationException noise) {
                assertThat(delivery.key()).contains("noise");
            }
        });
        return stories;
    }

    private static List<String> bytes(WireDay day) {
        return day.deliveries()
                .map(delivery -> delivery.time() + delivery.key() + Arrays.hashCode(delivery.value()))
                .toList();
    }

    private static long between(List<WireDay.Delivery> deliveries, int from, int to) {
        Map<Integer, Long> hours = new HashMap<>();
        deliveries.forEach(
                delivery -> hours.merge((int) (delivery.time().getEpochSecond() / 3600 % 24), 1L, Long::sum));
        long sum = 0;
        for (int hour = from; hour < to; hour++) {
            sum += hours.getOrDefault(hour, 0L);
        }
        return sum;
    }
}
