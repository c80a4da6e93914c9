package copytaster.desk.commands;

import copytaster.desk.config.Configuration;
import copytaster.desk.lag.LagReader;
import copytaster.desk.lag.PartitionLag;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints how far behind each group is. */
@Command(
        name = "lag",
        mixinStandardHelpOptions = true,
        header = "Show how far behind each stage is: in records, and how old its oldest unread record is.",
        description = {
            "For each partition that a group reads: the offset it has committed, the end as far as committed"
                    + " transactions reach, the records between, and the age of the oldest one that it has not read."
                    + " The age is read from that very record, so it is right on quiet wires and under transactions;"
                    + " \"-\" means that nothing is unread.",
            "Without --group: the groups of enrich and sink."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster lag",
            "  copytaster lag --group newsroom-cms --json",
            "Exit codes: 0 shown, however large the lag; 1 Kafka does not answer, or a named group is not known."
        })
public final class LagCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    @Option(names = "--group", paramLabel = "GROUP", description = "A consumer group; may be given several times.")
    private List<String> groups = List.of();

    @Option(
            names = "--json",
            description = "One JSON object a line: group, topic, partition, committed, end, offsets,"
                    + " oldest, ageSeconds, expired.")
    private boolean json;

    @Override
    public void run() {
        Configuration configuration = config.load();
        var reader = new LagReader(configuration.kafka().client());
        PrintWriter out = spec.commandLine().getOut();
        List<PartitionLag> lags = new ArrayList<>();
        wanted(configuration).forEach((group, topics) -> {
            List<PartitionLag> found = reader.read(group, topics);
            if (found.isEmpty() && topics.isEmpty()) {
                throw new IllegalStateException("group " + group + " has committed no offset on any topic");
            }
            lags.addAll(found);
        });
        var text = new LagText(Clock.systemUTC().instant());
        (json ? text.json(lags) : text.table(lags)).forEach(out::println);
        out.flush();
    }

    /** Each group with what it is known to read. */
    private Map<String, List<String>> wanted(Configuration configuration) {
        Map<String, List<String>> known = Stages.groups(configuration);
        if (groups.isEmpty()) {
            return known;
        }
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        groups.forEach(group -> wanted.put(group, known.getOrDefault(group, List.of())));
        return wanted;
    }
}
