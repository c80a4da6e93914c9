package copytaster.ingest;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a feed is used to send in each hour of the week, and whether it is silent, or floods, against that. An hour of the
 * week is known once it has been watched from beginning to end in two weeks; the last eight weeks count.
 *
 * <p>News come in bursts: the counts of one hour differ from week to week by more than chance would have them. By how much
 * more, {@link #burst}, is taken from the counts themselves (the variance over the mean, of all known hours), and both
 * judgements allow for it. Thread-safe.
 */
final class FeedHabit {

    /** What chance brings once in ten thousand times is no chance: minus the logarithm of 1/10,000. */
    private static final double RARE = 9.2;

    private static final int LEAST_FLOOD = 10;
    private static final int HOURS = 7 * 24;
    private static final int WEEKS = 8;
    private static final int KNOWN = 2;
    private static final String HOUR = "h";
    private static final String LAST = "last";
    private static final double HOUR_SECONDS = 3600;

    private final Map<Integer, List<Integer>> weeks = new TreeMap<>();
    private final Deque<Arrived> recent = new ArrayDeque<>();
    private Instant watchedSince;
    private Instant hour;
    private Instant lastStory;
    private int count;
    private int hoursWithout;

    /** So many stories at a time. */
    private record Arrived(Instant at, int stories) {}

    /**
     * @param state as {@link #state} gave it, empty for a feed that is new
     * @param now from when on it is watched
     */
    FeedHabit(Map<String, String> state, Instant now) {
        watchedSince = now;
        hour = now.truncatedTo(ChronoUnit.HOURS);
        lastStory = now;
        state.forEach((key, value) -> {
            if (key.startsWith(HOUR)) {
                weeks.put(
                        Integer.valueOf(key.substring(HOUR.length())),
                        Arrays.stream(value.split(","))
                                .map(Integer::valueOf)
                                .collect(Collectors.toCollection(ArrayList::new)));
            } else if (key.equals(LAST)) {
                Instant last = Instant.ofEpochSecond(Long.parseLong(value));
                lastStory = last.isAfter(now) ? now : last;
            }
        });
    }

    /** To be kept, and given to the next start. */
    synchronized Map<String, String> state() {
        var state = new TreeMap<String, String>();
        weeks.forEach((at, counts) ->
                state.put(HOUR + at, counts.stream().map(String::valueOf).collect(Collectors.joining(","))));
        state.put(LAST, Long.toString(lastStory.getEpochSecond()));
        return state;
    }

    synchronized void stories(int number, Instant now) {
        turn(now);
        learnSilence();
        count += number;
        lastStory = now;
        recent.add(new Arrived(now, number));
    }

    /** What is usual for an hour that begins in this one; empty while that is not known. */
    synchronized OptionalDouble usual(Instant now) {
        return usual(hourOfWeek(now));
    }

    /** Stories within the last sixty minutes. */
    synchronized int lastHour(Instant now) {
        turn(now);
        return recent.stream().mapToInt(Arrived::stories).sum();
    }

    /** The hours of the week that are known, of {@value #HOURS}. */
    synchronized int knownHours() {
        return (int)
                weeks.values().stream().filter(counts -> counts.size() >= KNOWN).count();
    }

    /** How long nothing has come. */
    synchronized Duration silence(Instant now) {
        return now.isBefore(lastStory) ? Duration.ZERO : Duration.between(lastStory, now);
    }

    /** Whether so much should have come in the meantime that this silence is no chance. */
    synchronized boolean isSilent(Instant now) {
        turn(now);
        return missed(now) / burst() > RARE;
    }

    /** Whether the last hour brought more than any chance, and more than twice what any such hour ever brought. */
    synchronized boolean isFlood(Instant now) {
        int come = lastHour(now);
        Instant before = now.minus(Duration.ofHours(1));
        OptionalDouble usual = usual(hourOfWeek(before));
        OptionalDouble next = usual(hourOfWeek(now));
        if (come < LEAST_FLOOD || usual.isEmpty() || next.isEmpty()) {
            return false;
        }
        double mean = Math.max(usual.getAsDouble(), next.getAsDouble());
        int most = Math.max(most(hourOfWeek(before)), most(hourOfWeek(now)));
        return come > 2 * most && come > bound(mean, burst());
    }

    /** Bernstein's inequality, for a count with this mean and a variance of so many times the mean. */
    private static double bound(double mean, double burst) {
        return mean + Math.sqrt(2 * RARE * burst * mean) + 2 * RARE * burst / 3;
    }

    /** Stories that would usually have come since the last one, as far as the hours are known, within a week. */
    private double missed(Instant now) {
        Instant from = lastStory.isBefore(now.minus(Duration.ofDays(7))) ? now.minus(Duration.ofDays(7)) : lastStory;
        double missed = 0;
        while (from.isBefore(now)) {
            Instant end = from.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            Instant until = end.isBefore(now) ? end : now;
            double share = Duration.between(from, until).toMillis() / 1000.0 / HOUR_SECONDS;
            missed += usual(hourOfWeek(from)).orElse(0) * share;
            from = until;
        }
        return missed;
    }

    /** Closes the hours that are over; those in which nobody watched all the time are not counted. */
    private void turn(Instant now) {
        while (!recent.isEmpty() && recent.peek().at().isBefore(now.minus(Duration.ofHours(1)))) {
            recent.remove();
        }
        Instant current = now.truncatedTo(ChronoUnit.HOURS);
        if (current.isAfter(hour.plus(Duration.ofDays(7)))) {
            // The machine slept, or its clock was wrong.
            watchedSince = now;
            hour = current;
            count = 0;
            hoursWithout = 0;
        }
        while (hour.isBefore(current)) {
            if (!watchedSince.isAfter(hour)) {
                if (count == 0) {
                    hoursWithout++;
                } else {
                    learn(hour, count);
                }
            }
            count = 0;
            hour = hour.plus(1, ChronoUnit.HOURS);
        }
    }

    /** Hours of a silence count once it is over: until then they would make themselves a habit. */
    private void learnSilence() {
        while (hoursWithout > 0) {
            learn(hour.minus(hoursWithout, ChronoUnit.HOURS), 0);
            hoursWithout--;
        }
    }

    private void learn(Instant at, int stories) {
        List<Integer> counts = weeks.computeIfAbsent(hourOfWeek(at), none -> new ArrayList<>());
        counts.add(stories);
        if (counts.size() > WEEKS) {
            counts.removeFirst();
        }
    }

    /** How much wider the counts spread than those of stories that come by chance: 1 when not at all. */
    private double burst() {
        double variance = 0;
        double mean = 0;
        for (List<Integer> counts : weeks.values()) {
            if (counts.size() >= KNOWN) {
                double own = counts.stream().mapToInt(n -> n).average().orElse(0);
                mean += own;
                variance +=
                        counts.stream().mapToDouble(n -> (n - own) * (n - own)).sum() / (counts.size() - 1);
            }
        }
        return mean == 0 ? 1 : Math.max(1, variance / mean);
    }

    private OptionalDouble usual(int at) {
        List<Integer> counts = weeks.getOrDefault(at, List.of());
        return counts.size() < KNOWN
                ? OptionalDouble.empty()
                : counts.stream().mapToInt(n -> n).average();
    }

    private int most(int at) {
        return weeks.getOrDefault(at, List.of()).stream().mapToInt(n -> n).max().orElse(0);
    }

    /** From Monday 0 h, UTC. */
    private static int hourOfWeek(Instant time) {
        ZonedDateTime at = time.atZone(ZoneOffset.UTC);
        return (at.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue()) * 24 + at.getHour();
    }
}
