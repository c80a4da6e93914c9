package copytaster.desk.replay;

import copytaster.desk.commands.ConfigOption;
import copytaster.desk.commands.Since;
import copytaster.desk.config.Configuration;
import copytaster.desk.rules.RulesFile;
import copytaster.replay.cluster.Bound;
import copytaster.replay.cluster.Recorder;
import copytaster.replay.cluster.Recording;
import copytaster.replay.stories.StoryBook;
import copytaster.replay.stories.StoryDiff;
import copytaster.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries rules on a recorded wire: replays it twice and compares. */
@Command(
        name = "whatif",
        mixinStandardHelpOptions = true,
        header = "Try rules on last week before they count: what would have come out differently?",
        description = {
            "Replays a capture twice in this process, as it was and under the rules of FILE, and prints each story that comes"
                    + " out differently, with the evidence of both sides, and a summary. Nothing is published.",
            "Unlike \"rules try\", which tags and routes again, this runs the whole of enrich: verdicts, follow-ups, what"
                    + " every desk would have received, event by event. Without a capture it records wire.raw first."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster whatif --rules rules.yml week.capture",
            "  copytaster whatif --rules rules.yml --since 7d",
            "  copytaster whatif --rules rules.yml --json week.capture | jq -c '.differences[].kind' | sort | uniq -c",
            "Exit codes: 0 compared; 1 the rules are faulty, the capture is damaged, or Kafka does not answer."
        })
public final class WhatifCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    @Option(names = "--rules", required = true, paramLabel = "FILE", description = "Rules (YAML), to be tried.")
    private Path rules;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Since.class,
            description = "Without a capture: what to record, 24h, 7d or a time; by default all that is kept.")
    private @Nullable Instant since;

    @Option(names = "--json", description = "JSON Lines; the summary goes to standard error.")
    private boolean json;

    @Parameters(paramLabel = "CAPTURE", arity = "0..1", description = "A capture that holds wire.raw.")
    private @Nullable Path capture;

    @Override
    public Integer call() throws IOException {
        // A fault in the rules is found before anything slow begins.
        RulesFile checked = RulesFile.read(rules);
        if (capture != null && since != null) {
            throw new ParameterException(spec.commandLine(), "--since is for recording; cut the capture instead");
        }
        Configuration configuration = config.load();
        if (capture != null) {
            compare(capture, configuration, checked);
            return 0;
        }
        Path folder = Files.createTempDirectory("copytaster-whatif");
        Path recorded = folder.resolve("recorded.capture");
        try {
            record(configuration, recorded);
            compare(recorded, configuration, checked);
        } finally {
            Files.deleteIfExists(recorded);
            Files.deleteIfExists(folder.resolve("recorded.capture.part"));
            Files.deleteIfExists(folder);
        }
        return 0;
    }

    private void compare(Path file, Configuration configuration, RulesFile checked) {
        StoryBook before = played(file, configuration, null, "as it was");
        StoryBook after = played(
                file, configuration, rules, "under rules " + checked.rules().version());
        DiffText.print(
                StoryDiff.of(before.stories(), after.stories()),
                json,
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }

    private static StoryBook played(Path file, Configuration configuration, @Nullable Path rules, String how) {
        try (var progress = new Progress("replaying " + how)) {
            return new Playing(file, configuration.enrich(), rules, null).stories(progress);
        }
    }

    private void record(Configuration configuration, Path file) {
        var raw = new Topics(configuration.kafka()).wireRaw().name();
        var wanted = new Recording(
                List.of(raw),
                since == null ? null : new Bound.Time(since),
                null,
                false,
                configuration.enrich().window());
        try (var progress = new Progress("recording " + raw)) {
            var unused = new Recorder(configuration.kafka(), wanted).record(file, () -> false, progress);
        }
    }
}
