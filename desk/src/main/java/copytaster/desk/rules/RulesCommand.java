package copytaster.desk.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.desk.Terminal;
import copytaster.desk.commands.ConfigOption;
import copytaster.desk.commands.Since;
import copytaster.desk.config.Configuration;
import copytaster.desk.stories.StorySource;
import copytaster.desk.taste.Tasting;
import copytaster.enrich.OrdersPublisher;
import copytaster.enrich.OrdersReader;
import copytaster.enrich.desks.Desk;
import copytaster.enrich.desks.Rules;
import copytaster.enrich.mediatopics.MediaTopic;
import copytaster.enrich.mediatopics.MediaTopics;
import copytaster.enrich.models.PackedModel;
import copytaster.enrich.models.TopicModel;
import copytaster.schemas.RuleSet;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Checks, tries and publishes the rules that editors own: desks and topic queries. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        header = "Check, try and publish desks and topic queries.",
        description = {
            "Rules are a YAML file of a newsroom: desks (a name and a filter) and topic queries (weighted words), as"
                    + " docs/rules.md describes. \"publish\" puts them on wire.raw, in the order of the stories; every running"
                    + " enrich takes them up there, and tags the stories of its window again.",
            "A file with a fault is refused whole, with the line; what is in force stays."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster rules check rules.yml",
            "  copytaster rules try rules.yml --against wire.raw --since 7d",
            "  copytaster parse wires/ | copytaster rules try rules.yml --against - --before old.yml",
            "  copytaster rules publish rules.yml",
            "  copytaster rules topics medtop:16000000",
            "Exit codes: 0 all well; 1 the rules are faulty, a line was no story, or Kafka does not answer."
        })
public final class RulesCommand implements Runnable {

    private static final int PROGRESS_EVERY = 500;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    private final ObjectMapper json = new ObjectMapper();
    private @Nullable Tasting tasting;
    private int wire;
    private int tried;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say check, try, publish, show or topics");
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            header = "Say whether a file can be published, or at which line it is wrong.")
    void check(@Parameters(paramLabel = "FILE", description = "Rules (YAML).") Path file) {
        print(described(RulesFile.read(file)));
    }

    @Command(
            name = "try",
            mixinStandardHelpOptions = true,
            header = "Show which stories would move, before and after.",
            description = "Prints a JSON line for each story that would gain or lose a desk or a topic: key, headline,"
                    + " desksBefore, desksAfter, topicsGained, topicsLost; and a summary on standard error. Nothing is"
                    + " published.")
    int trial(
            @Mixin ConfigOption own,
            @Parameters(paramLabel = "FILE", description = "Rules (YAML).") Path file,
            @Option(
                            names = "--against",
                            required = true,
                            paramLabel = "STORIES",
                            description = "JSON Lines (a file, .gz too, or \"-\"), or wire.raw.")
                    String against,
            @Option(
                            names = "--before",
                            paramLabel = "FILE",
                            description =
                                    "The rules to compare with; by default those in force with wire.raw, else none.")
                    @Nullable
                    Path before,
            @Option(
                            names = "--since",
                            paramLabel = "TIME",
                            converter = Since.class,
                            description = "Of wire.raw only what came since: 90m, 24h, 7d, or a time.")
                    @Nullable
                    Instant since,
            @Option(
                            names = "--home",
                            paramLabel = "CC",
                            defaultValue = "",
                            description = "The country of stories in a file when nothing else says so.")
                    String home) {
        RulesFile after = RulesFile.read(file);
        var source = new StorySource(against, home, since == null ? Instant.EPOCH : since, () -> configuration(own)
                .kafka());
        Rules old = before != null ? RulesFile.read(before).rules() : source.isTopic() ? inForce(own) : Rules.NONE;
        Map<String, TopicModel> models = source.isTopic() ? models(own) : Map.of();
        var trial = new Trial(old, after.rules(), models);
        try {
            int refused = source.each(
                    told -> {
                        tasting(told).taste(told.raw(), told.time()).story().ifPresent(story -> {
                            Trial.Change change = trial.of(story);
                            if (!change.isNone()) {
                                print(change.json(story));
                            }
                        });
                        progress(++tried);
                    },
                    this::say);
            say(trial.summary());
            return refused == 0 ? 0 : 1;
        } finally {
            if (tasting != null) {
                tasting.close();
            }
        }
    }

    /** Each wire has a topology of its own, on its own clock. */
    private Tasting tasting(StorySource.Told told) {
        if (tasting != null && told.wire() != wire) {
            tasting.close();
            tasting = null;
        }
        if (tasting == null) {
            tasting = new Tasting(told.time());
            wire = told.wire();
        }
        return tasting;
    }

    @Command(
            name = "publish",
            mixinStandardHelpOptions = true,
            header = "Put the rules on wire.raw: they count from there on.",
            description =
                    "Creates the topics of the desks that ask for one. Running instances take the rules up without a"
                            + " restart; stories of the window that they tag or route otherwise are sent again as RETAGGED.")
    void publish(@Mixin ConfigOption own, @Parameters(paramLabel = "FILE", description = "Rules (YAML).") Path file) {
        RulesFile rules = RulesFile.read(file);
        Configuration configuration = configuration(own);
        int wires = new OrdersPublisher(configuration.kafka(), Clock.systemUTC()).publish(rules.record());
        var published = described(rules);
        published.put("wires", wires);
        print(published);
    }

    @Command(name = "show", mixinStandardHelpOptions = true, header = "Print the rules in force, as they were written.")
    int show(@Mixin ConfigOption own) {
        Configuration configuration = configuration(own);
        Optional<RuleSet> rules = new OrdersReader(configuration.enrich(), configuration.kafka()).rules();
        rules.ifPresent(found -> {
            say("version " + found.getVersion());
            out().print(found.getText());
            out().flush();
        });
        if (rules.isEmpty()) {
            say("no rules are in force");
        }
        return rules.isPresent() ? 0 : 1;
    }

    @Command(
            name = "topics",
            mixinStandardHelpOptions = true,
            header = "List the topics that desks may ask for, or print the words by which one is known.",
            description =
                    "Without an ID a JSON line for each: id, broader, en, es, fr, ko, and whether words tell it. With an"
                            + " ID its query, as YAML to begin one's own with.")
    int topics(
            @Parameters(paramLabel = "ID", arity = "0..*", description = "Such as medtop:16000000.") List<String> ids) {
        if (ids == null) {
            MediaTopics.standard().all().forEach(topic -> print(described(topic)));
            return 0;
        }
        int unknown = 0;
        for (String id : ids) {
            if (MediaTopics.standard().find(id).isEmpty()) {
                say(id + " is no media topic, such as medtop:16000000");
                unknown++;
            } else if (MediaTopics.query(id).isEmpty()) {
                say(id + " is known by agencies' codes and models alone");
            } else {
                out().print(MediaTopics.query(id));
                out().flush();
            }
        }
        return unknown == 0 ? 0 : 1;
    }

    private static Map<String, Object> described(RulesFile file) {
        var json = new LinkedHashMap<String, Object>();
        json.put("version", file.rules().version());
        json.put("desks", file.rules().desks().stream().map(Desk::name).toList());
        json.put("withTopic", file.rules().withTopic());
        json.put(
                "topics",
                file.rules().topics().stream().map(query -> query.topic().id()).toList());
        return json;
    }

    private static Map<String, Object> described(MediaTopic topic) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", topic.id());
        json.put("broader", topic.broader());
        json.put("en", topic.english());
        json.put("es", topic.spanish());
        json.put("fr", topic.french());
        json.put("ko", topic.korean());
        json.put("words", !MediaTopics.query(topic.id()).isEmpty());
        return json;
    }

    private Rules inForce(ConfigOption own) {
        Configuration configuration = configuration(own);
        return new OrdersReader(configuration.enrich(), configuration.kafka())
                .rules()
                .map(Rules::of)
                .orElse(Rules.NONE);
    }

    private Map<String, TopicModel> models(ConfigOption own) {
        Configuration configuration = configuration(own);
        var models = new TreeMap<String, TopicModel>();
        new OrdersReader(configuration.enrich(), configuration.kafka())
                .models()
                .forEach(model -> models.put(model.getLanguage(), PackedModel.unpack(model)));
        return models;
    }

    /** Of the file named after the subcommand, else of the one named before it. */
    private Configuration configuration(ConfigOption own) {
        ParseResult given = spec.commandLine().getParseResult();
        boolean namedAfter = given.hasSubcommand() && given.subcommand().hasMatchedOption("--config");
        return (namedAfter ? own : config).load();
    }

    private void print(Map<String, Object> line) {
        try {
            out().println(json.writeValueAsString(line));
            out().flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void say(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("rules: " + sentence);
        err.flush();
    }

    private static void progress(int number) {
        if (number % PROGRESS_EVERY == 0 && Terminal.watched()) {
            System.err.print("\r" + number + " stories");
        }
    }
}
