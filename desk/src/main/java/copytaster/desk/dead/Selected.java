package copytaster.desk.dead;

import copytaster.desk.commands.Since;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which dead letters are chosen. */
final class Selected {

    @Option(
            names = "--cause",
            paramLabel = "SUBSTRING",
            description = "Only letters with this in their cause, in capitals or not.")
    private String cause = "";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Since.class,
            description = "Only records of then or later: 90m, 24h, 7d, or a time such as 2026-01-01T06:00:00Z. Enrich"
                    + " keeps the time at which the record came.")
    private @Nullable Instant since;

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description = "Only those of enrich, of the sink, or of a webhook.")
    private @Nullable Stage stage;

    boolean isEverything() {
        return cause.isEmpty() && since == null && stage == null;
    }

    DeadLetters.Wanted wanted(Collection<Long> offsets) {
        return new DeadLetters.Wanted(Set.copyOf(offsets), cause, since == null ? Instant.EPOCH : since, stage);
    }
}
