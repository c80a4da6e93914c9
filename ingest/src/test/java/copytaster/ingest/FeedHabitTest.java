package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedHabitTest {

    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void nothingIsKnownBeforeTwoWeeks() {
        var habit = new FeedHabit(Map.of(), MONDAY);
        Instant end = live(habit, new Random(1), MONDAY, MONDAY.plus(WEEK));
        assertThat(habit.usual(end.plus(Duration.ofHours(9)))).isEmpty();
        assertThat(habit.knownHours()).isZero();
        assertThat(habit.isSilent(end.plus(Duration.ofHours(40)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 5, 8})
    void fourUsualWeeksRaiseNoAlarm(long seed) {
        var habit = new FeedHabit(Map.of(), MONDAY);
        var random = new Random(seed);
        Instant now = live(habit, random, MONDAY, MONDAY.plus(WEEK.multipliedBy(3)));
        Instant end = now.plus(WEEK.multipliedBy(4));
        while (now.isBefore(end)) {
            now = live(habit, random, now, now.plus(MINUTE));
            assertThat(habit.isSilent(now))
                    .as("silent at %s, seed %s", now, seed)
                    .isFalse();
            assertThat(habit.isFlood(now))
                    .as("a flood at %s, seed %s", now, seed)
                    .isFalse();
        }
    }

    @Test
    void silenceIsNoticedSoonByDayAndLateByNight() {
        FeedHabit habit = known();
        Instant morning = MONDAY.plus(WEEK.multipliedBy(4)).plus(Duration.ofHours(10));
        habit.stories(1, morning);
        assertThat(noticedAfter(habit, morning)).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(75));

        FeedHabit other = known();
        Instant night =
                MONDAY.plus(WEEK.multipliedBy(4)).plus(Duration.ofDays(6)).plus(Duration.ofHours(1));
        other.stories(1, night);
        assertThat(noticedAfter(other, night)).isGreaterThan(Duration.ofHours(4));
    }

    @Test
    void tenTimesTheUsualIsAFlood() {
        FeedHabit habit = known();
        Instant noon = MONDAY.plus(WEEK.multipliedBy(4)).plus(Duration.ofHours(12));
        double usual = habit.usual(noon).orElseThrow();
        habit.stories((int) (10 * usual), noon.plus(Duration.ofMinutes(30)));
        assertThat(habit.isFlood(noon.plus(Duration.ofMinutes(31)))).isTrue();
        assertThat(habit.isFlood(noon.plus(Duration.ofMinutes(95)))).isFalse();
    }

    @Test
    void whatWasLearntOutlivesAStart() {
        FeedHabit before = known();
        Instant later = MONDAY.plus(WEEK.multipliedBy(4)).plus(Duration.ofHours(10));
        var after = new FeedHabit(before.state(), later);
        assertThat(after.usual(later)).isEqualTo(before.usual(later)).isNotEmpty();
        assertThat(after.state()).isEqualTo(before.state());
    }

    @Test
    void hoursThatNobodyWatchedAreNotTakenForSilence() {
        FeedHabit before = known();
        Instant noon = MONDAY.plus(WEEK.multipliedBy(4)).plus(Duration.ofHours(12));
        double usual = before.usual(noon).orElseThrow();
        var after = new FeedHabit(before.state(), noon.plus(Duration.ofMinutes(30)));
        after.stories(1, noon.plus(Duration.ofMinutes(40)));
        after.stories(1, noon.plus(Duration.ofHours(3)));
        assertThat(after.usual(noon).orElseThrow())
                .as("half an hour is no hour")
                .isEqualTo(usual);
        assertThat(after.usual(noon.plus(Duration.ofHours(1))).orElseThrow())
                .as("a watched hour without a story counts")
                .isLessThan(before.usual(noon.plus(Duration.ofHours(1))).orElseThrow());
    }

    private static FeedHabit known() {
        var habit = new FeedHabit(Map.of(), MONDAY);
        live(habit, new Random(7), MONDAY, MONDAY.plus(WEEK.multipliedBy(4)));
        return habit;
    }

    private static Duration noticedAfter(FeedHabit habit, Instant last) {
        Instant now = last;
        while (!habit.isSilent(now)) {
            now = now.plus(MINUTE);
        }
        return Duration.between(last, now);
    }

    /** A wire that sleeps at night and at week-ends, and whose stories come in bursts of up to five. */
    private static Instant live(FeedHabit habit, Random random, Instant from, Instant until) {
        Instant now = from;
        while (now.isBefore(until)) {
            var at = now.atZone(ZoneOffset.UTC);
            boolean weekend = at.getDayOfWeek().getValue() > 5;
            double day = 1 + Math.sin((at.getHour() - 6) / 24.0 * 2 * Math.PI);
            double bursts = (0.3 + 8 * day) * (weekend ? 0.3 : 1);
            if (random.nextDouble() < bursts / 60) {
                habit.stories(1 + random.nextInt(5), now);
            }
            now = now.plus(MINUTE);
        }
        habit.lastHour(now);
        return now;
    }
}
