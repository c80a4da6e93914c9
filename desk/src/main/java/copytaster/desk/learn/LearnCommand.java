package copytaster.desk.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.desk.Terminal;
import copytaster.desk.commands.ConfigOption;
import copytaster.desk.commands.Since;
import copytaster.desk.config.Configuration;
import copytaster.desk.stories.StorySource;
import copytaster.enrich.OrdersPublisher;
import copytaster.enrich.mediatopics.MediaTopic;
import copytaster.enrich.mediatopics.MediaTopics;
import copytaster.enrich.models.Example;
import copytaster.enrich.models.ModelException;
import copytaster.enrich.models.Report;
import copytaster.enrich.models.TopicModel;
import copytaster.enrich.models.Training;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Learns from coded stories which words tell a media topic, and publishes what it has learned. */
@Command(
        name = "learn",
        mixinStandardHelpOptions = true,
        header = "Learn media topics from stories that agencies have coded.",
        description = {
            "Reads stories that carry subject codes or media topics, trains a linear model for each language, and prints a JSON"
                    + " line for each: language, stories, topics, cross-validated microF1 and macroF1, version, and each"
                    + " topic with precision, recall and f1. Nothing changes until a model is published.",
            "Only stories whose contract says learn: true are learned from (a feed's contract, or \"learn\": true in a line)."
                    + " --allow-all says that the contracts of all these stories allow it.",
            "The model adds topics that neither codes nor queries give; every tag says so and shows the words."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster learn wire.raw --since 30d --out models/",
            "  copytaster learn coded.jsonl.gz --allow-all --language es --publish",
            "  copytaster learn publish models/topics-es.txt",
            "  copytaster taste --model models/topics-es.txt --explain stories.jsonl",
            "Exit codes: 0 learned or published; 1 nothing could be learned, a line was no story, or Kafka does not"
                    + " answer."
        })
public final class LearnCommand implements Runnable, picocli.CommandLine.IExitCodeGenerator {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    @Parameters(
            paramLabel = "STORIES",
            arity = "0..1",
            description = "JSON Lines (a file, .gz too, or \"-\" for standard input), or wire.raw.")
    private @Nullable String source;

    @Option(names = "--language", paramLabel = "LL", description = "Only this language, such as es; all by default.")
    private @Nullable String language;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Since.class,
            description = "Of wire.raw only what came since: 24h, 30d, or a time.")
    private Instant since = Instant.EPOCH;

    @Option(names = "--allow-all", description = "The contracts of all these stories allow learning.")
    private boolean allowAll;

    @Option(
            names = "--own-codes",
            description = "Learn codes that no media topic answers to as well; their tags read scheme:code.")
    private boolean ownCodes;

    @Option(
            names = "--least",
            paramLabel = "N",
            defaultValue = "8",
            description = "Topics of fewer stories are left out; ${DEFAULT-VALUE} by default.")
    private int least;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Write each model there as topics-LL.txt.")
    private @Nullable Path out;

    @Option(names = "--publish", description = "Put each model on wire.raw: it counts from there on.")
    private boolean publish;

    private final ObjectMapper json = new ObjectMapper();
    private int exitCode;

    @Override
    public void run() {
        if (source == null) {
            throw new ParameterException(
                    spec.commandLine(), "name the stories: a file of JSON Lines, \"-\", or wire.raw");
        }
        if (least < 2) {
            throw new ParameterException(spec.commandLine(), "--least must be 2 or more, not " + least);
        }
        var stories = new CodedStories(allowAll, ownCodes);
        int refused = new StorySource(source, "", since, () -> config.load().kafka())
                .each(
                        told -> {
                            stories.add(told.raw());
                            progress(stories.seen() + " stories");
                        },
                        this::say);
        say(stories.summary());
        int learned = 0;
        for (String one : stories.languages()) {
            if (language == null || language.equals(one)) {
                learned += learn(one, stories.in(one)) ? 1 : 0;
            }
        }
        if (learned == 0) {
            say("nothing was learned");
        }
        exitCode = learned == 0 || refused > 0 ? 1 : 0;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }

    private boolean learn(String one, List<Example> examples) {
        var usual = Training.Settings.USUAL;
        var settings = new Training.Settings(usual.softness(), usual.folds(), least, usual.termsPerLabel());
        progress("learning " + one + " from " + examples.size() + " stories …\n");
        try {
            Training.Result result = new Training(one, settings).learn(examples);
            print(described(result));
            if (out != null) {
                write(result.model());
            }
            if (publish) {
                published(result.model(), config.load());
            }
            return true;
        } catch (ModelException e) {
            say(one + ": " + e.getMessage());
            return false;
        }
    }

    @Command(
            name = "publish",
            mixinStandardHelpOptions = true,
            header = "Put models that --out has written on wire.raw: they count from there on.")
    void publish(
            @Mixin ConfigOption own,
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "Models.") List<Path> files) {
        ParseResult given = spec.commandLine().getParseResult();
        boolean namedAfter = given.hasSubcommand() && given.subcommand().hasMatchedOption("--config");
        Configuration configuration = (namedAfter ? own : config).load();
        List<TopicModel> models = files.stream().map(LearnCommand::read).toList();
        models.forEach(model -> published(model, configuration));
    }

    private static TopicModel read(Path file) {
        try {
            return TopicModel.read(Files.readString(file));
        } catch (ModelException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void published(TopicModel model, Configuration configuration) {
        int wires = new OrdersPublisher(configuration.kafka(), Clock.systemUTC()).publish(model);
        say("model " + model.version() + " of " + model.language() + " published on wire.raw, " + wires + " wires");
    }

    private void write(TopicModel model) {
        Path file = out.resolve("topics-" + model.language() + ".txt");
        try {
            Files.createDirectories(out);
            Files.writeString(file, model.text());
            say("written to " + file);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> described(Training.Result result) {
        Report report = result.report();
        var json = new LinkedHashMap<String, Object>();
        json.put("language", result.model().language());
        json.put("stories", report.stories());
        json.put("version", result.model().version());
        json.put("microF1", rounded(report.micro()));
        json.put("macroF1", rounded(report.macro()));
        json.put("surestRight", rounded(report.accuracy()));
        json.put("topics", report.labels().stream().map(LearnCommand::described).toList());
        json.put("tooFew", report.tooFew().stream().map(few -> few.label()).toList());
        return json;
    }

    private static Map<String, Object> described(Report.Line line) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", line.label());
        json.put(
                "label",
                MediaTopics.standard()
                        .find(line.label())
                        .map(MediaTopic::english)
                        .orElse(""));
        json.put("stories", line.examples());
        json.put("precision", rounded(line.precision()));
        json.put("recall", rounded(line.recall()));
        json.put("f1", rounded(line.f1()));
        return json;
    }

    private static double rounded(double figure) {
        return Math.round(figure * 1000) / 1000.0;
    }

    /** Learning takes minutes: whoever watches a terminal is told where it has got to. */
    private static void progress(String where) {
        if (Terminal.watched()) {
            System.err.print("\r" + where);
        }
    }

    private void print(Map<String, Object> line) {
        try {
            spec.commandLine().getOut().println(json.writeValueAsString(line));
            spec.commandLine().getOut().flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void say(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("learn: " + sentence);
        err.flush();
    }
}
