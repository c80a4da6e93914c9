package copytaster.desk.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a group's lag is going.
 *
 * @param consumedPerSecond offsets that the group passed in a second of the window; negative when it was rewound
 * @param producedPerSecond offsets that came in
 * @param catchUp how long it will take to have read everything at this rate; null when it never will, and zero when it has
 */
public record LagTrend(
        Verdict verdict,
        double consumedPerSecond,
        double producedPerSecond,
        @Nullable Duration catchUp) {

    /** What is told from: a look every five seconds spans the commits of any reader that commits at least every 20. */
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int ENOUGH = 5;
    private static final double MILLIS = 1000.0;

    /**
     * @param samples all looks that are kept, oldest first, at least one
     * @param unread offsets from the oldest unread record to the end, at the last look
     */
    static LagTrend of(List<LagSample> samples, long unread) {
        LagSample last = samples.getLast();
        Instant since = last.at().minus(WINDOW);
        List<LagSample> window =
                samples.stream().filter(sample -> !sample.at().isBefore(since)).toList();
        LagSample first = window.getFirst();
        double seconds = Duration.between(first.at(), last.at()).toMillis() / MILLIS;
        double consumed = seconds == 0 ? 0 : (place(last) - place(first)) / seconds;
        double produced = seconds == 0 ? 0 : (last.end() - first.end()) / seconds;
        return new LagTrend(verdict(samples, window), consumed, produced, catchUp(last, unread, consumed - produced));
    }

    private static Verdict verdict(List<LagSample> samples, List<LagSample> window) {
        LagSample last = window.getLast();
        if (last.left()) {
            return Verdict.LEFT;
        }
        if (last.expired() > 0) {
            return Verdict.LOSING;
        }
        if (isRewound(samples)) {
            return Verdict.REWOUND;
        }
        if (last.isRead()) {
            return Verdict.OK;
        }
        if (last.members() == 0 && !commitsFromOutside(window)) {
            return Verdict.STOPPED;
        }
        if (window.stream().anyMatch(LagSample::isRead)) {
            return Verdict.OK;
        }
        if (window.size() < ENOUGH) {
            return Verdict.UNSURE;
        }
        if (window.stream().map(LagTrend::place).distinct().count() == 1) {
            return Verdict.STALLED;
        }
        return growsOlder(window) ? Verdict.FALLING_BEHIND : Verdict.OK;
    }

    /** A reader that assigns partitions to itself commits without being in the group. */
    private static boolean commitsFromOutside(List<LagSample> window) {
        for (int n = 1; n < window.size(); n++) {
            LagSample before = window.get(n - 1);
            LagSample now = window.get(n);
            if (before.members() == 0 && now.members() == 0 && place(before) != place(now)) {
                return true;
            }
        }
        return false;
    }

    /** Until it has come back to the furthest place that it had been at. On a topic that was made anew, places mean nothing. */
    private static boolean isRewound(List<LagSample> samples) {
        long furthest = samples.stream().mapToLong(LagTrend::place).max().orElse(0);
        LagSample last = samples.getLast();
        return last.committed().isPresent() && place(last) < furthest && last.end() >= furthest;
    }

    /** At its best in the later half it was further behind than at its worst in the earlier one. */
    private static boolean growsOlder(List<LagSample> window) {
        int middle = window.size() / 2;
        Duration worstBefore = window.subList(0, middle).stream()
                .map(LagSample::age)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        Duration bestSince = window.subList(middle, window.size()).stream()
                .map(LagSample::age)
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return bestSince.compareTo(worstBefore) > 0;
    }

    private static @Nullable Duration catchUp(LagSample last, long unread, double gained) {
        if (last.isRead()) {
            return Duration.ZERO;
        }
        return gained <= 0 ? null : Duration.ofMillis(Math.round(unread / gained * MILLIS));
    }

    private static long place(LagSample sample) {
        return sample.committed().orElse(0);
    }
}
