package copytaster.desk.taste;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.desk.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
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

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--home",
            paramLabel = "CC",
            defaultValue = "",
            description = "The country a story is about when nothing else says so (ISO 3166-1 alpha-2).")
    private String home;

    @Option(names = "--rules", paramLabel = "FILE", description = "Desks to route to (YAML).")
    private @Nullable Path rules;

    @Option(names = "--explain", description = "Print the evidence for every tag and verdict.")
    private boolean explain;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "JSON Lines; standard input when it is missing or \"-\".")
    private @Nullable Path file;

    private final ObjectMapper json = new ObjectMapper();
    private @Nullable Tasting tasting;
    private Instant time = Instant.EPOCH;
    private int refused;

    @Override
    public Integer call() throws IOException {
        if (!home.isEmpty() && !COUNTRIES.contains(home)) {
            throw new ParameterException(
                    spec.commandLine(), "--home: " + home + " is no ISO 3166-1 alpha-2 code, such as US");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (BufferedReader lines = open()) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    taste(line, number, out);
                }
                progress(number);
            }
        } finally {
            out.flush();
            if (tasting != null) {
                tasting.close();
            }
        }
        return refused == 0 ? 0 : 1;
    }

    private void taste(String text, int number, PrintWriter out) throws JsonProcessingException {
        JsonNode node;
        try {
            node = json.readTree(text);
        } catch (JsonProcessingException e) {
            refuse(number, "is not JSON: " + e.getOriginalMessage());
            return;
        }
        if (node.has("rejected") || node.has("setAside")) {
            return;
        }
        var line = new StoryLine(node);
        if (line.id().isBlank()) {
            refuse(number, "has no id");
            return;
        }
        time = line.published().orElse(time);
        out.println(json.writeValueAsString(
                new TastedJson(explain).of(line.id(), tasting().taste(line.raw(home), time))));
    }

    private Tasting tasting() {
        if (tasting == null) {
            tasting = new Tasting(time);
            if (rules != null) {
                tasting.rules(read(rules), time);
            }
        }
        return tasting;
    }

    private String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--rules: " + path + " cannot be read: " + e.getMessage());
        }
    }

    private BufferedReader open() throws IOException {
        if (file == null || file.toString().equals("-")) {
            return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        }
        if (!Files.isReadable(file)) {
            throw new ParameterException(spec.commandLine(), file + " cannot be read");
        }
        return Files.newBufferedReader(file);
    }

    private void refuse(int number, String why) {
        refused++;
        spec.commandLine().getErr().println("copytaster taste: line " + number + " " + why + "; passed over");
    }

    private static void progress(int number) {
        if (number % PROGRESS_EVERY == 0 && Terminal.watched()) {
            System.err.print("\r" + number + " stories");
        }
    }
}
