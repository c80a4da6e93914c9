package copytaster.desk.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.desk.commands.ConfigOption;
import copytaster.desk.commands.LengthOfTime;
import copytaster.desk.config.Configuration;
import copytaster.replay.captures.CaptureHeader;
import copytaster.replay.cluster.Bound;
import copytaster.replay.cluster.Recorder;
import copytaster.replay.cluster.Recording;
import java.nio.file.Path;
import java.time.Duration;
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

/** Writes what stands on topics into a capture. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        header = "Write what stands on topics into a capture, to be replayed.",
        description = {
            "A capture is an Avro file of records, exact: topic, partition, offset, timestamp and its type, key, value and"
                    + " headers; keys and values that are null stay null. Only committed records are in it.",
            "With --from, a lead-in of wire.raw before it is recorded as well: it is replayed and not compared, so that"
                    + " versions, copies and first times come out as they did. The rules and models in force stand at its"
                    + " head.",
            "Prints a JSON line when it is done. Ctrl-C ends a recording; what was read by then is a whole capture."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster record week.capture",
            "  copytaster record --from 24h yesterday.capture",
            "  copytaster record --topic wire.raw --from 48213 --to 48530 incident.capture",
            "  copytaster record --follow live.capture",
            "Exit codes: 0 recorded; 1 a topic is not there, the file is there already, or Kafka does not answer; 130 after"
                    + " Ctrl-C."
        })
public final class RecordCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description =
                    "What to record, once for each; by default wire.raw and wire.enriched. Without the house's prefix.")
    private List<String> topics = List.of("wire.raw", "wire.enriched");

    @Option(
            names = "--from",
            paramLabel = "WHEN|OFFSET",
            converter = WhenOrOffset.class,
            description = "Where it begins: 7d, 24h, a time, or an offset of the first topic; by default with the first"
                    + " record that is kept.")
    private @Nullable Bound from;

    @Option(
            names = "--to",
            paramLabel = "WHEN|OFFSET",
            converter = WhenOrOffset.class,
            description = "Where it ends: the first record that is not wanted; by default after the last one there is.")
    private @Nullable Bound to;

    @Option(names = "--follow", description = "Go on with what comes, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = "--lead-in",
            paramLabel = "TIME",
            converter = LengthOfTime.class,
            description = "How much before --from to record; by default enrich.window, in which copies are found.")
    private @Nullable Duration leadIn;

    @Parameters(paramLabel = "FILE", description = "The capture to write.")
    private Path file;

    @Override
    public Integer call() throws JsonProcessingException {
        Configuration configuration = config.load();
        // The process ends with the signal's close: what there is to say is said before.
        try (var stop = new StopSignal()) {
            CaptureHeader header = record(configuration, stop);
            spec.commandLine().getOut().println(new ObjectMapper().writeValueAsString(CaptureText.json(file, header)));
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    private CaptureHeader record(Configuration configuration, StopSignal stop) {
        String prefix = configuration.kafka().topicPrefix();
        List<String> names = topics.stream()
                .map(topic -> topic.startsWith(prefix) ? topic : prefix + topic)
                .distinct()
                .toList();
        var recorder = new Recorder(configuration.kafka(), wanted(names, configuration));
        try (var progress = new Progress("recording")) {
            return recorder.record(file, stop, progress);
        }
    }

    private Recording wanted(List<String> names, Configuration configuration) {
        try {
            return new Recording(
                    names,
                    from,
                    to,
                    follow,
                    leadIn == null ? configuration.enrich().window() : leadIn);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
