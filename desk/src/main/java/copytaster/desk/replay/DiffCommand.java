package copytaster.desk.replay;

import copytaster.replay.captures.CaptureReader;
import copytaster.replay.stories.StoryBook;
import copytaster.replay.stories.StoryDiff;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares what two runs made of the same wire, story by story. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        header = "Compare two captures of enriched stories, story by story.",
        description = {
            "Prints each story that came out differently, with the evidence of both sides: appeared, vanished, status,"
                    + " version in force, verdict, cluster, thread, countries, topics and desks gained or lost, warnings, and"
                    + " what was told on the way; then a summary. The lead-in is not compared.",
            "To compare two releases, replay one capture with each and compare what came out."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster replay --out now.capture week.capture && copytaster diff week.capture now.capture",
            "  copytaster diff --json before.capture after.capture | jq -r .key",
            "Exit codes: 0 compared, or with --exit-code no difference; 1 a capture cannot be read, or they differ."
        })
public final class DiffCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "JSON Lines; the summary goes to standard error.")
    private boolean json;

    @Option(names = "--exit-code", description = "End with 1 where anything differs.")
    private boolean exitCode;

    @Parameters(index = "0", paramLabel = "A", description = "A capture that holds wire.enriched.")
    private Path before;

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    private Path after;

    @Override
    public Integer call() {
        StoryDiff diff = StoryDiff.of(book(before).stories(), book(after).stories());
        DiffText.print(
                diff, json, spec.commandLine().getOut(), spec.commandLine().getErr());
        return exitCode && !diff.isEmpty() ? 1 : 0;
    }

    private static StoryBook book(Path file) {
        try (var reader = new CaptureReader(file)) {
            return StoryBook.of(reader);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }
}
