package copytaster.desk.dead;

import java.time.Instant;
import java.util.Set;

/**
 * Letters of one cause, stage and source topic.
 *
 * @param cause without what differs from letter to letter
 * @param feeds by name, in order; without letters that name none
 * @param newest the offset of the last letter, as an example
 * @param example the cause of that letter, whole
 * @param redriven how many were sent again
 */
public record DeadGroup(
        String cause,
        Stage stage,
        String topic,
        long count,
        Instant first,
        Instant last,
        Set<String> feeds,
        long newest,
        String example,
        long redriven) {

    /** How many still wait for a person. */
    public long waiting() {
        return count - redriven;
    }
}
