package copytaster.desk.commands;

import copytaster.desk.config.Configuration;
import copytaster.sink.IndexGenerations;
import java.io.PrintWriter;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the generations of the index, lets another one serve, or deletes one that no longer does. */
@Command(
        name = "index",
        mixinStandardHelpOptions = true,
        header = "Show the generations of the index, switch to one, or delete one.",
        description = {
            "A new generation is built from the whole topic beside the one that serves: start a second sink with the next"
                    + " sink.generation, look here until it has everything, switch, stop the old sink, delete the old"
                    + " generation. No search falls between the two."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster index",
            "  copytaster index --switch 1",
            "  copytaster index --delete 0",
            "Exit codes: 0 done; 1 refused with a line that says why, or the index does not answer."
        })
public final class IndexCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    @ArgGroup
    private @Nullable Change change;

    @Option(names = "--incomplete", description = "Switch although stories or kills are missing there.")
    private boolean incomplete;

    /** One change at a time. */
    private static final class Change {
        @Option(
                names = "--switch",
                paramLabel = "N",
                description = "Let generation N serve, if nothing is missing there.")
        private @Nullable Integer candidate;

        @Option(names = "--delete", paramLabel = "N", description = "Delete generation N, which must not serve.")
        private @Nullable Integer old;
    }

    @Override
    public void run() {
        Configuration configuration = config.load();
        PrintWriter out = spec.commandLine().getOut();
        try (IndexGenerations generations = IndexGenerations.open(configuration.opensearch())) {
            if (change != null && change.candidate != null) {
                out.println("before: " + generations.switchTo(change.candidate, incomplete));
            }
            if (change != null && change.old != null) {
                generations.delete(change.old);
            }
            show(generations, out);
        }
        out.flush();
    }

    private static void show(IndexGenerations generations, PrintWriter out) {
        OptionalInt serving = generations.serving();
        if (serving.isEmpty()) {
            out.println("no generation serves yet: start a sink first");
            return;
        }
        generations
                .all()
                .forEach((generation, stories) -> out.println("generation " + generation + ": " + stories + " stories"
                        + (generation == serving.getAsInt() ? ", serves" : "")));
    }
}
