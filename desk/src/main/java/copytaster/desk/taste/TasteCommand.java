package copytaster.desk.taste;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.desk.Terminal;
import copytaster.desk.stories.StorySource;
import copytaster.enrich.models.TopicModel;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RawStory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends stories through the very topology, without Kafka, and prints what came of each. */
@Command(
        name = "taste",
        mixinStandardHelpOptions = true,
        header = "Judge and tag stories without starting Kafka.",
        description = {
            "Reads JSON Lines of stories in the order of the wire and prints a JSON line for each, in the same order:"
                    + " id, relation, relatedTo, clusterId, thread, score, recurring, doubts, cluster, countries,"
                    + " mediaTopics, desks.",
            "A story needs an id; headline and body are what it is judged by. It may have provider, version, published,"
                    + " dateline, language, status, and whatever else \"copytaster parse\" prints. The topology's clock"
                    + " stands at published; a story without a readable time counts as published with the one before.",
            "A delivery that changes nothing (the same version again, an older one) prints the story as it stands, with"
                    + " \"outcome\": \"unchanged\".",
            "",
            "relation    NEW, NEW_VERSION, CORRECTION, UPDATE, RETRANSMISSION, COPY, TRIMMED, EXPANDED, REWRITE or KILL",
            "relatedTo   the id of the story that it is a version, update or copy of; null for NEW",
            "clusterId   the report: the same for a story and all its copies; the key of the first",
            "thread      the running story, across languages: the cluster that it began with",
            "score       0 to 1: how sure the relation is",
            "recurring   true for an instance of what comes again and again: never a copy of another day's",
            "doubts      earlier stories that it may be a copy of, not surely enough: key and score",
            "cluster     who has the report so far, first seen first: key and minutesBehind the first",
            "warnings    what became of stories that this one depends on, such as \"source killed by AFP\"",
            "followUps   what it brought about for other stories: key and event (WARNED, KILLED, MERGED, SEPARATED)",
            "formerCluster  where it stood before late evidence moved it"
        },
        footer = {
            "",
            "Examples:",
            "  copytaster parse wires/ | copytaster taste --explain",
            "  zcat stories.jsonl.gz | copytaster taste --home US > tasted.jsonl",
            "Exit codes: 0 every story was tasted; 1 a line was no story (said on standard error, with its number)."
        })
public final class TasteCommand implements Callable<Integer> {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int PROGRESS_EVERY = 500;
    private static final Supplier<KafkaSettings> NO_KAFKA = () -> {
        throw new IllegalStateException("taste reads no topic");
    };

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--home",
            paramLabel = "CC",
            defaultValue = "",
            description = "The country a story is about when nothing else says so (ISO 3166-1 alpha-2).")
    private String home;

    @Option(names = "--rules", paramLabel = "FILE", description = "Desks to route to and topic queries (YAML).")
    private @Nullable Path rules;

    @Option(names = "--explain", description = "Print the evidence for every tag and verdict.")
    private boolean explain;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "A topic model that \"copytaster learn --out\" wrote; once for each language.")
    private List<Path> models = List.of();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = "-",
            description = "JSON Lines, plain or .gz; standard input when it is missing or \"-\".")
    private String file;

    private final ObjectMapper json = new ObjectMapper();
    private @Nullable Tasting tasting;
    private int tasted;

    @Override
    public Integer call() throws IOException {
        if (!home.isEmpty() && !COUNTRIES.contains(home)) {
            throw new ParameterException(
                    spec.commandLine(), "--home: " + home + " is no ISO 3166-1 alpha-2 code, such as US");
        }
        if (!file.equals("-") && !Files.isReadable(Path.of(file))) {
            throw new ParameterException(spec.commandLine(), file + " cannot be read");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            int refused = new StorySource(file, home, Instant.EPOCH, NO_KAFKA)
                    .each(told -> taste(told.raw(), told.time(), out), why -> err.println("copytaster taste: " + why));
            return refused == 0 ? 0 : 1;
        } finally {
            out.flush();
            err.flush();
            if (tasting != null) {
                tasting.close();
            }
        }
    }

    private void taste(RawStory story, Instant time, PrintWriter out) {
        try {
            out.println(json.writeValueAsString(new TastedJson(explain)
                    .of(story.getStory().getId(), tasting(time).taste(story, time))));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        progress(++tasted);
    }

    private Tasting tasting(Instant time) {
        if (tasting == null) {
            tasting = new Tasting(time);
            if (rules != null) {
                tasting.rules(read(rules, "--rules"), time);
            }
            for (Path model : models) {
                tasting.model(TopicModel.read(read(model, "--model")), time);
            }
        }
        return tasting;
    }

    private String read(Path path, String option) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), option + ": " + path + " cannot be read: " + e.getMessage());
        }
    }

    private static void progress(int number) {
        if (number % PROGRESS_EVERY == 0 && Terminal.watched()) {
            System.err.print("\r" + number + " stories");
        }
    }
}
