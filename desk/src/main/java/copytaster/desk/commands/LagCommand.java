package copytaster.desk.commands;

import copytaster.desk.Terminal;
import copytaster.desk.config.Configuration;
import copytaster.desk.lag.GroupLag;
import copytaster.desk.lag.LagHistory;
import copytaster.desk.lag.LagReader;
import copytaster.desk.lag.LagRow;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints how far behind each group is. */
@Command(
        name = "lag",
        mixinStandardHelpOptions = true,
        header = "Show how far behind each reader is: in records, how old its oldest unread record is, and a verdict.",
        description = {
            "For each partition that a group reads: the offset it has committed, the end as far as committed"
                    + " transactions reach, the records between, and the age of the oldest one that it has not read."
                    + " The age is read from that very record, so it is right on quiet wires and under transactions;"
                    + " \"-\" means that nothing is unread. RETENTION is the share of its time on the topic that this"
                    + " record has had: at 100 % it may be deleted unread.",
            "The verdict: \"ok\"; \"falling behind\": it commits, yet what is unread grows older; \"stalled\": it is there"
                    + " and its place does not move; \"stopped\": nobody is in the group; \"rewound\": it reads again what"
                    + " it had read; \"losing data\": retention took what it had not read; \"left\": it is at work and no"
                    + " longer on this topic. Some of them need several looks: --over or --watch.",
            "Without --group: every group that reads a topic of Copytaster."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster lag",
            "  copytaster lag --watch",
            "  copytaster lag --over 20s --json | jq -r 'select(.verdict != \"ok\")'",
            "  copytaster lag --group newsroom-cms --json",
            "Exit codes: 0 shown, however large the lag; 1 Kafka does not answer, or a named group is not known."
        })
public final class LagCommand implements Runnable {

    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final String CLEAR = "\u001b[H\u001b[2J";

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    @Option(names = "--group", paramLabel = "GROUP", description = "A consumer group; may be given several times.")
    private List<String> groups = List.of();

    @Option(names = "--watch", description = "Look again every two seconds, until Ctrl-C.")
    private boolean watch;

    @Option(
            names = "--over",
            paramLabel = "TIME",
            converter = LengthOfTime.class,
            description = "Look every two seconds for so long (20s, 5m), and print what was seen at the end.")
    private @Nullable Duration over;

    @Option(
            names = "--json",
            description = "One JSON object a line: at, group, topic, partition, committed, end, held, offsets, oldest,"
                    + " ageSeconds, expired, retentionUsed, kind, members, consumedPerSecond, producedPerSecond,"
                    + " catchUpSeconds, verdict.")
    private boolean json;

    @Override
    public void run() {
        if (watch && over != null) {
            throw new ParameterException(spec.commandLine(), "--watch and --over exclude each other");
        }
        Configuration configuration = config.load();
        Map<String, List<String>> expected = expected(configuration);
        Predicate<String> wanted = groups.isEmpty() ? group -> true : new HashSet<>(groups)::contains;
        Predicate<String> topics = topics(configuration.kafka());
        PrintWriter out = spec.commandLine().getOut();
        var history = new LagHistory();
        long until = System.nanoTime() + (over == null ? 0 : over.toNanos());
        try (var reader = new LagReader(configuration.kafka().client())) {
            while (true) {
                List<GroupLag> lags = reader.readAll(expected, wanted, topics);
                requireKnown(lags);
                List<LagRow> rows = history.add(lags);
                boolean last = !watch && System.nanoTime() >= until;
                if (watch || last) {
                    print(out, rows);
                }
                if (last || out.checkError()) {
                    return;
                }
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void print(PrintWriter out, List<LagRow> rows) {
        var text = new LagText();
        if (watch && !json) {
            // On a screen the table stands still; in a pipe one follows the other.
            out.print(Terminal.shown() ? CLEAR : "");
        }
        (json ? text.json(rows) : text.table(rows)).forEach(out::println);
        if (watch && !json) {
            out.println();
        }
        out.flush();
    }

    private Predicate<String> topics(KafkaSettings kafka) {
        return groups.isEmpty() ? new Topics(kafka)::isOurs : topic -> true;
    }

    private void requireKnown(List<GroupLag> lags) {
        Set<String> missing = new HashSet<>(groups);
        lags.forEach(lag -> missing.remove(lag.group().id()));
        for (String group : missing) {
            throw new IllegalStateException("group " + group + " has committed no offset on any topic");
        }
    }

    /** Each group with what it is known to read. */
    private Map<String, List<String>> expected(Configuration configuration) {
        Map<String, List<String>> known = new LinkedHashMap<>();
        Stages.readers(configuration).forEach((group, reader) -> known.put(group, reader.topics()));
        if (groups.isEmpty()) {
            return known;
        }
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        groups.forEach(group -> wanted.put(group, known.getOrDefault(group, List.of())));
        return wanted;
    }
}
