package copytaster.replay.cluster;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be recorded.
 *
 * @param topics full names; the first is the one whose offsets {@code from} and {@code to} may give
 * @param from where comparing begins; null for the beginning of what is kept
 * @param to the end; null for the end as it is now, or where it is to follow
 * @param follow go on with what comes, until it is stopped
 * @param leadIn how much of {@code wire.raw} before {@code from} is recorded as well
 */
public record Recording(
        List<String> topics, @Nullable Bound from, @Nullable Bound to, boolean follow, Duration leadIn) {

    public Recording {
        topics = List.copyOf(topics);
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("there must be a topic to record");
        }
        if (follow && to != null) {
            throw new IllegalArgumentException(
                    "to follow is to go on until it is stopped: there cannot be an end as well");
        }
        if (leadIn.isNegative()) {
            throw new IllegalArgumentException("the lead-in must not be negative: " + leadIn);
        }
    }
}
