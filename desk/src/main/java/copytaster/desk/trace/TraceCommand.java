package copytaster.desk.trace;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import copytaster.desk.commands.ConfigOption;
import copytaster.desk.commands.Since;
import copytaster.desk.config.Configuration;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one story's way through the stages. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        header = "Show one story's way: when each stage had it, where it lies, and how long that took.",
        description = {
            "Reads wire.raw, wire.enriched, wire.dead and the desks' topics for the story's records, and asks the index"
                    + " whether a search finds it. Times are those of Copytaster's own headers; \"+\" is the time since"
                    + " ingest had that delivery. Nothing is committed."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster trace efe/41229977",
            "  copytaster trace efe/41229977 --since 7d --json",
            "  copytaster trace 0c5f2a3e-…      (the id of a delivery, from a log or the header copytaster.trace)",
            "Exit codes: 0 found; 1 no record of it since then, or Kafka does not answer."
        })
public final class TraceCommand implements Runnable {

    private static final double MILLIS = 1000.0;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    @Parameters(paramLabel = "STORY", description = "A story's key, provider/id, or the id of a delivery.")
    private String story;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Since.class,
            description = "Records of then or later: 90m, 24h, 7d, or a time; everything that is kept by default.")
    private Instant since = Instant.EPOCH;

    @Option(names = "--json", description = "One JSON object a line: stage, at, place, tookSeconds, trace, what.")
    private boolean json;

    @Override
    public void run() {
        Configuration configuration = config.load();
        List<Step> steps = new ArrayList<>(new StoryTrace(configuration.kafka()).steps(story, since));
        if (steps.isEmpty()) {
            throw new IllegalStateException("no record of " + story
                    + (since.equals(Instant.EPOCH) ? "" : " since " + since)
                    + " lies on any topic: is it provider/id? What could not be read is in \"copytaster rejected\"");
        }
        if (story.contains("/")) {
            steps.add(new InIndex(configuration.opensearch()).of(story));
        }
        PrintWriter out = spec.commandLine().getOut();
        steps.forEach(step -> out.println(json ? json(step) : line(step)));
        out.flush();
    }

    private static String line(Step step) {
        return String.format(
                        Locale.ROOT,
                        "%-24s  %-8s  %9s  %-26s  %s",
                        step.at() == null ? "now" : step.at(),
                        step.stage(),
                        took(step.took()),
                        step.place(),
                        step.what())
                .stripTrailing();
    }

    private static String took(@Nullable Duration took) {
        if (took == null) {
            return "";
        }
        return took.compareTo(Duration.ofHours(1)) < 0
                ? String.format(Locale.ROOT, "+%.3f s", took.toMillis() / MILLIS)
                : "+" + took.toHours() + " h";
    }

    private static String json(Step step) {
        ObjectNode object = new JsonMapper().createObjectNode().put("stage", step.stage());
        object.put("at", step.at() == null ? null : step.at().toString()).put("place", step.place());
        Duration took = step.took();
        object.put("tookSeconds", took == null ? null : took.toMillis() / MILLIS);
        return object.put("trace", step.trace()).put("what", step.what()).toString();
    }
}
