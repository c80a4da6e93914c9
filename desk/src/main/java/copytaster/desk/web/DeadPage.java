package copytaster.desk.web;

import copytaster.desk.dead.DeadGroup;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What could not be worked on, by cause, and what no format could read, by feed.
 *
 * @param rejected of the newest {@value DeadBoard#MOST_REJECTED}, how many each feed sent
 * @param problem why there is none; null when there is
 */
record DeadPage(
        List<DeadGroup> groups,
        Map<String, Long> rejected,
        Instant read,
        @Nullable String problem) {

    long waiting() {
        return groups.stream().mapToLong(DeadGroup::waiting).sum();
    }

    static String level(DeadGroup group) {
        return group.waiting() > 0 ? "is-behind" : "is-calm";
    }

    /** What sends them again, once the cause is mended. */
    static String command(DeadGroup group) {
        return group.count() == 1
                ? "copytaster dead redrive " + group.newest()
                : "copytaster dead redrive --stage " + group.stage().word() + " --cause '" + part(group.cause()) + "'";
    }

    /** As much of the cause as is the same in every letter, and fits on a line. */
    private static String part(String cause) {
        String same = cause.split("[…'\n]")[0].strip();
        return same.length() > 60 ? same.substring(0, 60).strip() : same;
    }
}
