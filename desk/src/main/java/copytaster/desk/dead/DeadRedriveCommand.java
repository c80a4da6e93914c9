package copytaster.desk.dead;

import copytaster.desk.commands.ConfigOption;
import copytaster.desk.config.Configuration;
import copytaster.desk.dead.Redriven.Fate;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends dead letters again after their cause was mended. */
@Command(
        name = "redrive",
        mixinStandardHelpOptions = true,
        header = "Send dead letters again, each once, after what made them was mended.",
        description = {
            "A letter of enrich goes back to its own wire with its key, value and headers, at the end of the wire: a version"
                    + " that newer ones have overtaken meanwhile counts as stale. A letter of the sink goes into the index"
                    + " alone, of the generation that refused it: subscribers have had the story. A letter that fails again"
                    + " is a new letter, which says which one it was redriven from.",
            "Each letter is sent once, however often and from wherever this is run; a second time says when it was. What"
                    + " still cannot be read is left, unless --force. A schema that was just published is seen by a running"
                    + " enrich after five seconds.",
            "Prints a JSON object for every letter chosen: offset, stage, feed, outcome (sent, indexed, stale, already"
                    + " redriven, would be sent, left), to, why."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster dead redrive 1234 1240",
            "  copytaster dead redrive --cause \"unknown schema\" --since 24h --dry-run",
            "  copytaster dead redrive --stage sink",
            "  copytaster dead redrive --all",
            "Exit codes: 0 every letter chosen is or was sent; 1 one is left or is not there, or Kafka or the index does not answer."
        })
final class DeadRedriveCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    @Mixin
    private Selected selected;

    @Parameters(paramLabel = "OFFSET", arity = "0..*", description = "On wire.dead, as \"list\" gives it.")
    private List<Long> offsets = List.of();

    @Option(names = "--all", description = "Every letter that is kept.")
    private boolean all;

    @Option(names = "--dry-run", description = "Say what would be sent and what still cannot be read; send nothing.")
    private boolean dryRun;

    @Option(names = "--force", description = "Send to a wire also what still cannot be read.")
    private boolean force;

    private final Map<Fate, Integer> fates = new EnumMap<>(Fate.class);

    @Override
    public Integer call() {
        boolean chosen = !offsets.isEmpty() || !selected.isEverything();
        if (chosen == all) {
            throw new ParameterException(
                    spec.commandLine(),
                    all
                            ? "--all goes without offsets and without --cause, --since and --stage"
                            : "say which letters: offsets, --cause, --since, --stage, or --all");
        }
        Configuration configuration = config.load();
        var missing = new TreeSet<>(offsets);
        try (var redrive = new Redrive(
                configuration.kafka(),
                configuration.sink(),
                Objects.requireNonNull(configuration.desk().webhooks()),
                Clock.systemUTC(),
                force)) {
            var wanted = selected.wanted(offsets);
            if (dryRun) {
                redrive.rehearse(wanted, redriven -> report(redriven, missing));
            } else {
                redrive.run(wanted, redriven -> report(redriven, missing));
            }
        } finally {
            summarise();
        }
        missing.forEach(offset -> say("there is no dead letter #" + offset
                + (selected.isEverything() ? "" : " of those that --cause, --since and --stage choose")));
        return missing.isEmpty() && !fates.containsKey(Fate.LEFT) ? 0 : 1;
    }

    private void report(Redriven redriven, TreeSet<Long> missing) {
        missing.remove(redriven.letter().offset());
        fates.merge(redriven.fate(), 1, Integer::sum);
        PrintWriter out = spec.commandLine().getOut();
        out.println(DeadJson.line(DeadJson.of(redriven)));
        out.flush();
        if (!redriven.why().isEmpty()) {
            say("#" + redriven.letter().offset() + ": " + DeadText.plain(redriven.why()));
        }
    }

    private void summarise() {
        say(
                fates.isEmpty()
                        ? "no letters"
                        : fates.entrySet().stream()
                                        .map(fate -> fate.getValue() + " "
                                                + fate.getKey().words())
                                        .collect(Collectors.joining(", "))
                                + (dryRun ? "; nothing was sent" : ""));
    }

    private void say(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("dead redrive: " + sentence);
        err.flush();
    }
}
