package copytaster.desk.dead;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Dead letters, for the person who mends what made them. */
@Command(
        name = "dead",
        mixinStandardHelpOptions = true,
        header = "List, show and send again what enrich or the index gave up on.",
        description = {
            "wire.dead keeps for 30 days every record that enrich could not decode or enter, and every story that the index"
                    + " refused, each with where it came from and why. What no format could read has never been a story:"
                    + " \"copytaster rejected\" lists that.",
            "Mend the cause first: publish the schema, update Copytaster, repair the index. Then \"redrive\"."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster dead list",
            "  copytaster dead show 1234",
            "  copytaster dead redrive --cause \"unknown schema\" --dry-run",
            "  copytaster dead redrive --cause \"unknown schema\"",
            "Exit codes: 0 all well; 1 a letter is not there or stays dead, or Kafka or the index does not answer; 2 not understood."
        },
        subcommands = {DeadListCommand.class, DeadShowCommand.class, DeadRedriveCommand.class})
public final class DeadCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say list, show or redrive");
    }
}
