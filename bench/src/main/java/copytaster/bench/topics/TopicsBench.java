package copytaster.bench.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.enrich.mediatopics.MediaTopicTagger;
import copytaster.enrich.models.Example;
import copytaster.enrich.models.Guess;
import copytaster.enrich.models.Training;
import copytaster.enrich.text.CleanText;
import copytaster.enrich.text.Cleaner;
import copytaster.schemas.Story;
import copytaster.schemas.TopicTag;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Measures media topics on coded stories: models on Reuters' topics, learned from earlier stories and judged on later ones, beside a
 * textbook SVM; models and the release's queries on MasakhaNEWS; queries on SIB-200; and speed.
 */
public final class TopicsBench {

    private static final Map<String, String> CLASSES = Map.of(
            "business", "medtop:04000000",
            "entertainment", "medtop:01000000",
            "health", "medtop:07000000",
            "politics", "medtop:11000000",
            "sports", "medtop:15000000",
            "technology", "medtop:13000000",
            "science/technology", "medtop:13000000");
    private static final ObjectMapper JSON = new ObjectMapper();

    private TopicsBench() {}

    private record Coded(CleanText text, Set<String> labels) {

        String words() {
            return text.headline() + "\n" + text.body();
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<Coded> reuters = reuters(folder.resolve("reuters/stories.jsonl.gz"));
        models(reuters);
        for (String language : List.of("en", "fr")) {
            file(folder.resolve("masakhanews/" + language + "-train.jsonl"), language, true);
        }
        for (String language : List.of("en", "es", "fr", "ko")) {
            file(folder.resolve("sib200/" + language + ".jsonl"), language, false);
        }
        speed(reuters);
    }

    /** The stories that teach by the modified Apte split: the earlier four fifths teach here, the rest judges. */
    private static void models(List<Coded> stories) {
        int split = stories.size() * 4 / 5;
        List<Coded> earlier = stories.subList(0, split);
        List<Coded> later = stories.subList(split, stories.size());
        Set<String> labels = new TreeSet<>();
        earlier.forEach(story -> labels.addAll(story.labels));
        Set<String> laterLabels = later.stream().flatMap(s -> s.labels.stream()).collect(Collectors.toSet());
        labels.retainAll(laterLabels);
        say(
                "Reuters topics: %d stories teach, %d judge, %d topics in both",
                earlier.size(), later.size(), labels.size());
        var plain = new PlainSvm(
                earlier.stream().map(Coded::words).toList(),
                earlier.stream().map(Coded::labels).toList(),
                labels);
        for (double threshold : new double[] {0, -0.3}) {
            var tally = new Tally(labels);
            later.forEach(story -> tally.add(story.labels, plain.labels(story.words(), threshold)));
            say("  textbook SVM, threshold %4.1f: micro %.3f macro %.3f", threshold, tally.micro(), tally.macro());
        }
        for (int terms : new int[] {100, Training.Settings.USUAL.termsPerLabel()}) {
            var settings = new Training.Settings(1, 5, 2, terms);
            Training.Result result = new Training("en", settings)
                    .learn(earlier.stream()
                            .map(s -> new Example(s.text, s.labels))
                            .toList());
            var tally = new Tally(labels);
            later.forEach(story -> tally.add(
                    story.labels,
                    result.model().classify(story.text).stream()
                            .map(Guess::label)
                            .toList()));
            say(
                    "  model of %6d terms a topic: micro %.3f macro %.3f; by cross-validation %.3f %.3f; %d kB as text",
                    terms,
                    tally.micro(),
                    tally.macro(),
                    result.report().micro(),
                    result.report().macro(),
                    result.model().text().length() / 1000);
        }
    }

    private static void file(Path file, String language, boolean learn) throws IOException {
        List<Coded> stories = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = JSON.readTree(line);
            String label =
                    CLASSES.get(node.path("category").asText(node.path("topic").asText()));
            if (label != null) {
                Story story = Story.newBuilder()
                        .setProvider("bench")
                        .setId("1")
                        .setLanguage(language)
                        .setHeadline(node.path("headline").asText(""))
                        .setBody(node.path("text").asText("").replaceAll("\n+", "\n\n"))
                        .build();
                stories.add(new Coded(Cleaner.clean(story), Set.of(label)));
            }
        }
        Set<String> labels =
                stories.stream().flatMap(s -> s.labels.stream()).collect(Collectors.toCollection(TreeSet::new));
        Story none = Story.newBuilder().setProvider("bench").setId("1").build();
        int right = 0;
        int silent = 0;
        for (Coded story : stories) {
            List<String> tops = MediaTopicTagger.standard().tag(story.text, none).stream()
                    .map(TopicTag::getId)
                    .toList();
            Optional<String> best = tops.stream().filter(labels::contains).findFirst();
            right += best.isPresent() && story.labels.contains(best.get()) ? 1 : 0;
            silent += tops.isEmpty() ? 1 : 0;
        }
        say(
                "%s %s: %d stories, %d classes: queries alone right %.3f, without a topic %.3f",
                file.getParent().getFileName(),
                language,
                stories.size(),
                labels.size(),
                (double) right / stories.size(),
                (double) silent / stories.size());
        if (learn) {
            Training.Result result = new Training(language, Training.Settings.USUAL)
                    .learn(stories.stream()
                            .map(s -> new Example(s.text, s.labels))
                            .toList());
            say(
                    "  model, cross-validated: right %.3f, micro %.3f macro %.3f",
                    result.report().accuracy(),
                    result.report().micro(),
                    result.report().macro());
        }
    }

    private static void speed(List<Coded> stories) {
        Training.Result result = new Training("en", Training.Settings.USUAL)
                .learn(stories.stream().map(s -> new Example(s.text, s.labels)).toList());
        Story none = Story.newBuilder().setProvider("bench").setId("1").build();
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            stories.forEach(story -> MediaTopicTagger.standard().tag(story.text, none));
            long queries = System.nanoTime();
            stories.forEach(story -> result.model().classify(story.text));
            long model = System.nanoTime();
            if (round == 2) {
                say(
                        "one thread: queries %.0f stories/s, model of %d topics %.0f",
                        stories.size() * 1e9 / (queries - start),
                        result.model().labelNames().size(),
                        stories.size() * 1e9 / (model - queries));
            }
        }
    }

    private static List<Coded> reuters(Path file) throws IOException {
        List<Coded> stories = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode node = JSON.readTree(line);
                Set<String> labels = new TreeSet<>();
                node.path("topics").forEach(topic -> labels.add(topic.asText()));
                if (node.path("has_topics").asText("").equalsIgnoreCase("YES")
                        || node.path("has_topics").asBoolean()) {
                    Story story = Story.newBuilder()
                            .setProvider("reuters")
                            .setId(node.path("id").asText())
                            .setLanguage("en")
                            .setHeadline(node.path("headline").asText(""))
                            .setBody(node.path("body").asText(""))
                            .build();
                    if ((node.path("split").asText().startsWith("TRAIN"))) {
                        stories.add(new Coded(Cleaner.clean(story), labels));
                    }
                }
            }
        }
        return stories;
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
