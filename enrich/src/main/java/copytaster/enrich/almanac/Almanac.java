package copytaster.enrich.almanac;

import copytaster.schemas.Relation;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which forms came on which days. A day is open while its stories come, one by one, and then closed into an ascending
 * array of hashes. Days are counted since 1970-01-01 UTC.
 */
public final class Almanac {

    /** A day of more hashes keeps the lowest of them, which are a fair sample: a form's hashes are the same every day. */
    static final int LARGEST_DAY = 1 << 18;

    /** A text that is sent again after so many minutes is another day's. */
    private static final long ANOTHER_DAY = Duration.ofHours(20).toMinutes();

    private final int horizon;
    private final NavigableMap<Long, int[]> closed = new TreeMap<>();
    private final NavigableMap<Long, IntOpenHashSet> open = new TreeMap<>();

    /** @param horizon how many days before today count */
    public Almanac(int horizon) {
        if (horizon < 1) {
            throw new IllegalArgumentException("an almanac reaches back a day at least, not " + horizon);
        }
        this.horizon = horizon;
    }

    /**
     * Whether a story is an instance of its form, and not one that has been told already: a new one, or the same text sent
     * again too late for the next morning.
     *
     * @param minutesBehind the first story of its cluster
     */
    public static boolean counts(Relation relation, long minutesBehind) {
        return relation == Relation.NEW || relation == Relation.RETRANSMISSION && minutesBehind >= ANOTHER_DAY;
    }

    /** A story of this form came on this day. */
    public void note(long day, int[] skeleton) {
        IntOpenHashSet forms = open.computeIfAbsent(day, unused -> new IntOpenHashSet());
        for (int hash : skeleton) {
            forms.add(hash);
        }
    }

    /** What a day comes to when it is over. */
    public int[] formsOf(long day) {
        int[] forms = open.getOrDefault(day, new IntOpenHashSet(0)).toIntArray();
        Arrays.sort(forms);
        return forms.length <= LARGEST_DAY ? forms : Arrays.copyOf(forms, LARGEST_DAY);
    }

    /** The day is over. @param forms ascending */
    public void close(long day, int[] forms) {
        open.remove(day);
        closed.put(day, forms);
    }

    public void forget(long day) {
        closed.remove(day);
    }

    /** Open days before this one, the oldest first. */
    public List<Long> openBefore(long today) {
        return List.copyOf(open.headMap(today).keySet());
    }

    /** Closed days that lie beyond the horizon, the oldest first. */
    public List<Long> beyondHorizon(long today) {
        return List.copyOf(closed.headMap(today - horizon).keySet());
    }

    /** On which of the days before today this form came; today itself never counts. */
    public Recurrence recall(int[] skeleton, long today) {
        int days = 0;
        long last = Long.MIN_VALUE;
        for (var page : closed.subMap(today - horizon, today).entrySet()) {
            if (agrees(skeleton, hash -> Arrays.binarySearch(page.getValue(), hash) >= 0)) {
                days++;
                last = Math.max(last, page.getKey());
            }
        }
        for (var page : open.subMap(today - horizon, today).entrySet()) {
            if (agrees(skeleton, page.getValue()::contains)) {
                days++;
                last = Math.max(last, page.getKey());
            }
        }
        return new Recurrence(days, horizon, last);
    }

    private interface Forms {

        boolean contain(int hash);
    }

    private static boolean agrees(int[] skeleton, Forms forms) {
        int found = 0;
        for (int hash : skeleton) {
            if (forms.contain(hash) && ++found == Skeleton.AGREEING) {
                return true;
            }
        }
        return false;
    }
}
