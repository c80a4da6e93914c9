package copytaster.desk;

import copytaster.desk.access.AclsCommand;
import copytaster.desk.check.CheckCommand;
import copytaster.desk.commands.ConsoleErrors;
import copytaster.desk.commands.DeskCommand;
import copytaster.desk.commands.EnrichCommand;
import copytaster.desk.commands.FeedCommand;
import copytaster.desk.commands.IndexCommand;
import copytaster.desk.commands.IngestCommand;
import copytaster.desk.commands.LagCommand;
import copytaster.desk.commands.ParseCommand;
import copytaster.desk.commands.ProvidersCommand;
import copytaster.desk.commands.RejectedCommand;
import copytaster.desk.commands.ReparseCommand;
import copytaster.desk.commands.SinkCommand;
import copytaster.desk.commands.TopicsCommand;
import copytaster.desk.commands.TopologyCommand;
import copytaster.desk.conformance.ConformanceCommand;
import copytaster.desk.dead.DeadCommand;
import copytaster.desk.demo.DemoCommand;
import copytaster.desk.learn.LearnCommand;
import copytaster.desk.replay.CaptureCommand;
import copytaster.desk.replay.DiffCommand;
import copytaster.desk.replay.RecordCommand;
import copytaster.desk.replay.ReplayCommand;
import copytaster.desk.replay.WhatifCommand;
import copytaster.desk.review.ReviewCommand;
import copytaster.desk.rules.RulesCommand;
import copytaster.desk.taste.TasteCommand;
import copytaster.desk.tasting.FeedbackCommand;
import copytaster.desk.trace.TraceCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line: one class a command, each registered here. */
@Command(
        name = "copytaster",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Reads every wire first: what is new, what is a copy, where it belongs.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            IngestCommand.class,
            EnrichCommand.class,
            SinkCommand.class,
            DeskCommand.class,
            FeedCommand.class,
            IndexCommand.class,
            TopicsCommand.class,
            CheckCommand.class,
            AclsCommand.class,
            TopologyCommand.class,
            LagCommand.class,
            TraceCommand.class,
            ReviewCommand.class,
            FeedbackCommand.class,
            RulesCommand.class,
            LearnCommand.class,
            RecordCommand.class,
            CaptureCommand.class,
            ReplayCommand.class,
            DiffCommand.class,
            WhatifCommand.class,
            RejectedCommand.class,
            ReparseCommand.class,
            DeadCommand.class,
            ParseCommand.class,
            ConformanceCommand.class,
            ProvidersCommand.class,
            TasteCommand.class,
        },
        footer = {
            "",
            "Begin with \"copytaster demo\". \"copytaster COMMAND --help\" tells the rest.",
            "Exit codes: 0 done, 1 failed with a line that says why, 2 not understood."
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command and returns its exit code; used by tests and by the demo. */
    public static int run(String... arguments) {
        // Stories are written in all scripts, whatever the terminal's locale.
        return commandLine()
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(arguments);
    }

    static CommandLine commandLine() {
        var errors = new ConsoleErrors();
        var main = new CommandLine(new Main());
        main.getSubcommands().values().forEach(command -> command.getCommandSpec()
                .mixinStandardHelpOptions(true));
        return main.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: a command is missing");
    }
}
