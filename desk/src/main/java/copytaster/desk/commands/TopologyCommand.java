package copytaster.desk.commands;

import copytaster.desk.config.Configuration;
import copytaster.enrich.Enrich;
import copytaster.schemas.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what enrich does, step by step, as Kafka Streams sees it. */
@Command(
        name = "topology",
        mixinStandardHelpOptions = true,
        header = "Describe the steps, stores and topics of enrich.",
        description = "Prints the topology with the topic names of copytaster.yml. Kafka is not asked.",
        footer = {"", "Example: copytaster topology"})
public final class TopologyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    @Override
    public void run() {
        Configuration configuration = config.load();
        var topology = Enrich.topology(configuration.enrich(), new Topics(configuration.kafka()));
        spec.commandLine().getOut().print(topology.describe());
        spec.commandLine().getOut().flush();
    }
}
