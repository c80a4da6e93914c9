package copytaster.desk.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.desk.commands.ConfigOption;
import copytaster.desk.commands.Since;
import copytaster.desk.config.Configuration;
import copytaster.replay.captures.CaptureHeader;
import copytaster.replay.captures.CaptureReader;
import copytaster.replay.cluster.ClusterReplay;
import copytaster.replay.cluster.Pace;
import copytaster.replay.cluster.Target;
import copytaster.schemas.KafkaSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Plays a capture again, in this process or on a cluster. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        header = "Play a capture again: in this process, or on a cluster.",
        description = {
            "--to test sends wire.raw through the topology of enrich in this process, on the clock of the records, and"
                    + " prints a JSON line for each enriched story; with --out it writes a capture of what came out instead.",
            "--to cluster puts the records on topics of their own, kept for ever, with the same partitions, timestamps and"
                    + " headers. To let enrich work on them, start it with the same prefix:",
            "  COPYTASTER_KAFKA_TOPIC_PREFIX=replay. COPYTASTER_ENRICH_APPLICATION_ID=replay copytaster enrich",
            "and with the wires' number in COPYTASTER_KAFKA_PARTITIONS where there are several. Ctrl-C stops; --go-on plays the"
                    + " rest."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster replay week.capture | jq -r 'select(.event == \"WARNED\") | .key'",
            "  copytaster replay --out now.capture week.capture && copytaster diff week.capture now.capture",
            "  copytaster replay --to cluster --speed 60x week.capture",
            "Exit codes: 0 played; 1 the capture is damaged, or Kafka refused a record; 130 after Ctrl-C."
        })
public final class ReplayCommand implements Callable<Integer> {

    /** Where it is played. */
    enum Destination {
        TEST,
        CLUSTER
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    @Option(names = "--to", paramLabel = "test|cluster", description = "Where; by default test.")
    private Destination to = Destination.TEST;

    @Option(names = "--out", paramLabel = "FILE", description = "With test: the capture to write of what comes out.")
    private @Nullable Path out;

    @Option(names = "--rules", paramLabel = "FILE", description = "With test: rules in place of those in the capture.")
    private @Nullable Path rules;

    @Option(
            names = "--speed",
            paramLabel = "1|60x|max",
            defaultValue = "max",
            description =
                    "With cluster: as fast as it was, so many times as fast, or as fast as it can, which is the default.")
    private String speed;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Since.class,
            description = "Leave what has this timestamp or a later one.")
    private @Nullable Instant until;

    @Option(
            names = "--loop",
            description = "With cluster: begin again at the end, until Ctrl-C, with the timestamps moved on.")
    private boolean loop;

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            defaultValue = "replay.",
            description = "With cluster: before the names of the topics; by default ${DEFAULT-VALUE}")
    private String prefix;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "With cluster: what to play, once for each; by default wire.raw, or all where there is none.")
    private Set<String> topics = Set.of();

    @Option(names = "--go-on", description = "With cluster: the topics have the beginning already; play the rest.")
    private boolean goOn;

    @Option(
            names = "--yes-into",
            paramLabel = "TOPIC",
            description =
                    "With cluster: into this topic of the living, by its full name. Everybody who reads it gets it.")
    private @Nullable String into;

    @Parameters(paramLabel = "FILE", description = "The capture.")
    private Path file;

    @Override
    public Integer call() throws JsonProcessingException {
        return switch (to) {
            case TEST -> toTest();
            case CLUSTER -> toCluster();
        };
    }

    private int toTest() {
        if (loop || goOn || into != null || !speed.equals("max")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--speed, --loop, --go-on and --yes-into need --to cluster: in a test no time passes");
        }
        var playing = new Playing(file, config.load().enrich(), rules, until);
        try (var progress = new Progress("replaying")) {
            if (out == null) {
                playing.print(spec.commandLine().getOut(), progress);
            } else {
                CaptureHeader written = playing.write(out, progress);
                print(CaptureText.json(out, written));
            }
        }
        return 0;
    }

    private int toCluster() {
        if (out != null || rules != null) {
            throw new ParameterException(spec.commandLine(), "--out and --rules are for --to test");
        }
        Configuration configuration = config.load();
        Target target = target(configuration.kafka());
        // The process ends with the signal's close: what there is to say is said before.
        try (var stop = new StopSignal()) {
            ClusterReplay.Done done = play(target, stop);
            var json = new LinkedHashMap<String, Object>();
            json.put("file", file.toString());
            json.put("topics", target.names().values());
            json.put("sent", done.sent());
            json.put("thereBefore", done.passed());
            json.put("stopped", done.stopped());
            print(json);
            return done.stopped() ? 1 : 0;
        }
    }

    private ClusterReplay.Done play(Target target, StopSignal stop) {
        try (var progress = new Progress("replaying")) {
            return new ClusterReplay(target, pace(), until, loop).run(file, goOn, stop, progress);
        }
    }

    private Target target(KafkaSettings kafka) {
        CaptureHeader header;
        try (var reader = new CaptureReader(file)) {
            header = reader.header();
        }
        try {
            if (into != null) {
                return Target.into(kafka, header, into);
            }
            var own = new KafkaSettings(
                    kafka.bootstrapServers(), prefix, 0, kafka.replicationFactor(), 0, kafka.properties());
            return Target.ofItsOwn(own, header, topics);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private Pace pace() {
        try {
            return Pace.of(speed);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--speed: " + e.getMessage());
        }
    }

    private void print(Object line) {
        try {
            spec.commandLine().getOut().println(new ObjectMapper().writeValueAsString(line));
            spec.commandLine().getOut().flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
