package copytaster.desk.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lag of every group at the last look.
 *
 * @param read when the look began
 * @param took how long it took
 * @param problem why there is none; null when there is
 */
public record LagReport(
        List<LagRow> rows,
        Instant read,
        Duration took,
        @Nullable String problem) {

    public LagReport {
        rows = List.copyOf(rows);
    }
}
