package copytaster.desk.check;

import com.fasterxml.jackson.databind.json.JsonMapper;
import copytaster.desk.commands.ConfigOption;
import copytaster.desk.commands.TopicsCommand;
import copytaster.desk.config.Configuration;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers before a start. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        header = "Look, before a start, whether everything is there: brokers, topics, permissions, index, disk, clock.",
        description = {
            "Reads the configuration, asks Kafka and the index, and looks at this machine. Nothing is changed anywhere."
                    + " Each line is ok, warn (it will work, and somebody should know) or FAIL (a start will fail, or"
                    + " something will be lost), and says what to do.",
            "Permissions are those of the client in this configuration: give --service where each signs in as itself."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster check /etc/copytaster.yml",
            "  copytaster check --service sink --config /etc/copytaster.yml",
            "  copytaster check --json | jq -r 'select(.level != \"ok\")'",
            "Exit codes: 0 nothing failed; 1 something did, or the configuration cannot be used."
        })
public final class CheckCommand implements Callable<Integer> {

    private static final List<String> SERVICES = List.of("ingest", "enrich", "sink", "desk");

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    @Parameters(paramLabel = "CONFIG", arity = "0..1", description = "The configuration; as --config.")
    private @Nullable Path file;

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "Only what this service needs: ingest, enrich, sink or desk. All four by default.")
    private @Nullable String service;

    @Option(names = "--json", description = "One JSON object a line: level, about, finding.")
    private boolean json;

    @Override
    public Integer call() {
        if (service != null && !SERVICES.contains(service)) {
            throw new ParameterException(
                    spec.commandLine(), "there is " + String.join(", ", SERVICES) + ", not " + service);
        }
        Configuration configuration = file == null ? config.load() : Configuration.load(file, System.getenv());
        List<Point> points = points(configuration, service == null ? SERVICES : List.of(service));
        PrintWriter out = spec.commandLine().getOut();
        points.forEach(point -> out.println(json ? json(point) : line(point)));
        out.flush();
        return points.stream().anyMatch(point -> point.level() == Point.Level.FAIL) ? 1 : 0;
    }

    static List<Point> points(Configuration configuration, List<String> services) {
        var points = new ArrayList<Point>();
        points.add(Point.ok("configuration", "can be used"));
        points.addAll(new MachineCheck(configuration).points());
        points.addAll(new KafkaCheck(configuration, TopicsCommand.topics(configuration)).points(services));
        if (services.contains("sink") || services.contains("desk")) {
            points.addAll(new IndexCheck(configuration.opensearch(), Clock.systemUTC()).points());
        }
        return points;
    }

    private static String line(Point point) {
        String level = point.level() == Point.Level.FAIL
                ? "FAIL"
                : point.level().name().toLowerCase(Locale.ROOT);
        return String.format(Locale.ROOT, "%-4s  %-24s  %s", level, point.about(), point.finding());
    }

    private static String json(Point point) {
        return new JsonMapper()
                .createObjectNode()
                .put("level", point.level().name().toLowerCase(Locale.ROOT))
                .put("about", point.about())
                .put("finding", point.finding())
                .toString();
    }
}
