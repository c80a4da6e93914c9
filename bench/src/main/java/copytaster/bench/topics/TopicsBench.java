package copytaster.bench.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.bench.ReutersFile;
import copytaster.enrich.countries.CountryTagger;
import copytaster.enrich.duplicates.Fingerprinter;
import copytaster.enrich.mediatopics.MediaTopicTagger;
import copytaster.enrich.models.Example;
import copytaster.enrich.models.Guess;
import copytaster.enrich.models.TopicModel;
import copytaster.enrich.models.Training;
import copytaster.enrich.text.CleanText;
import copytaster.enrich.text.Cleaner;
import copytaster.enrich.words.FoldedText;
import copytaster.schemas.CountryTag;
import copytaster.schemas.Story;
import copytaster.schemas.TopicTag;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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

    private record Coded(Story story, CleanText text, Set<String> labels) {

        String words() {
            return text.headline() + "\n" + text.body();
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<Coded> reuters = reuters(folder.resolve("reuters"));
        models(reuters);
        say("the release's queries below the tops, against Reuters' codes:");
        BelowTheTops.lines(
                        reuters.stream().map(Coded::text).toList(),
                        reuters.stream().map(Coded::labels).toList())
                .forEach(System.out::println);
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
            var usual = Training.Settings.USUAL;
            var settings = new Training.Settings(usual.softness(), usual.folds(), 2, terms);
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
                stories.add(new Coded(story, Cleaner.clean(story), Set.of(label)));
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

    private static void memory(TopicModel model) {
        long before = heap();
        MediaTopicTagger tagger = MediaTopicTagger.with(List.of(), "memory", Map.of());
        long queries = heap();
        TopicModel again = TopicModel.read(model.text());
        long models = heap();
        say(
                "on the heap: queries %d MB, model of %d topics %d MB",
                (queries - before) / 1_000_000, again.labelNames().size(), (models - queries) / 1_000_000);
        Reference.reachabilityFence(tagger);
        Reference.reachabilityFence(again);
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Rates of the last of three rounds, one thread; folding is what every pass over a text begins with. */
    private static void speed(List<Coded> stories) {
        Training.Result result = new Training("en", Training.Settings.USUAL)
                .learn(stories.stream().map(s -> new Example(s.text, s.labels)).toList());
        memory(result.model());
        MediaTopicTagger both = MediaTopicTagger.with(List.of(), "bench", Map.of("en", result.model()));
        String[] names = {"folding alone", "countries", "queries", "model", "queries and model", "all that enrich does"
        };
        List<Consumer<Coded>> works = List.of(
                s -> new FoldedText(s.text.headline(), s.text.lead(), s.text.rest()),
                s -> CountryTagger.standard().tag(s.text, s.story, "US"),
                s -> MediaTopicTagger.standard().tag(s.text, s.story),
                s -> result.model().classify(s.text),
                s -> both.tag(s.text, s.story),
                s -> {
                    CleanText text = Cleaner.clean(s.story);
                    List<CountryTag> countries = CountryTagger.standard().tag(text, s.story, "US");
                    both.tag(text, s.story);
                    Fingerprinter.print(s.story, text, countries, Instant.EPOCH);
                });
        say(
                "one thread, stories a second (a model of %d topics):",
                result.model().labelNames().size());
        for (int work = 0; work < names.length; work++) {
            double rate = 0;
            for (int round = 0; round < 3; round++) {
                long start = System.nanoTime();
                stories.forEach(works.get(work));
                rate = stories.size() * 1e9 / (System.nanoTime() - start);
            }
            say("  %-22s %,.0f", names[work], rate);
        }
    }

    /** The stories that teach by the modified Apte split. */
    private static List<Coded> reuters(Path folder) {
        List<Coded> stories = new ArrayList<>();
        for (JsonNode node : ReutersFile.stories(folder)) {
            if (node.path("has_topics").asText().equals("YES")
                    && node.path("split").asText().equals("TRAIN")) {
                Set<String> labels = new TreeSet<>();
                node.path("topics").forEach(topic -> labels.add(topic.asText()));
                Story story = Story.newBuilder()
                        .setProvider("reuters")
                        .setId(node.path("id").asText())
                        .setLanguage("en")
                        .setHeadline(node.path("headline").asText(""))
                        .setBody(node.path("body").asText(""))
                        .build();
                stories.add(new Coded(story, Cleaner.clean(story), labels));
            }
        }
        return stories;
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
