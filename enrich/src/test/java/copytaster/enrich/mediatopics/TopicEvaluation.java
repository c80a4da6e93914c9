package copytaster.enrich.mediatopics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.enrich.text.CleanText;
import copytaster.schemas.Story;
import copytaster.schemas.TopicTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often the best topic by words alone is the one that people gave: run with the folders of MasakhaNEWS and SIB-200. */
final class TopicEvaluation {
    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("business", "medtop:04000000"),
            Map.entry("entertainment", "medtop:01000000"),
            Map.entry("health", "medtop:07000000"),
            Map.entry("politics", "medtop:11000000"),
            Map.entry("sports", "medtop:15000000"),
            Map.entry("technology", "medtop:13000000"),
            Map.entry("science/technology", "medtop:13000000"));

    private TopicEvaluation() {}

    public static void main(String[] arguments) throws IOException {
        for (String language : List.of("en", "fr")) {
            evaluate(Path.of(arguments[0], language + "-train.jsonl"), language, arguments.length > 2);
        }
        for (String language : List.of("en", "es", "fr", "ko")) {
            evaluate(Path.of(arguments[1], language + ".jsonl"), language, false);
        }
    }

    private static void evaluate(Path file, String language, boolean show) throws IOException {
        Story story = Story.newBuilder().setProvider("masakha").setId("1").build();
        int first = 0;
        int among = 0;
        int none = 0;
        int all = 0;
        int amongClasses = 0;
        Map<String, Map<String, Integer>> confusion = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = new ObjectMapper().readTree(line);
            String gold =
                    CLASSES.get(node.path("category").asText(node.path("topic").asText()));
            if (gold == null) {
                continue;
            }
            String[] parts = node.get("text").asText().split("\n+", 2);
            List<TopicTag> tags = MediaTopicTagger.standard()
                    .tag(
                            new CleanText(
                                    language,
                                    node.path("headline").asText(""),
                                    "",
                                    parts[0],
                                    parts.length > 1 ? parts[1] : ""),
                            story);
            all++;
            String best = tags.isEmpty() ? "none" : tags.get(0).getId();
            first += best.equals(gold) ? 1 : 0;
            none += tags.isEmpty() ? 1 : 0;
            among += tags.stream().anyMatch(t -> t.getId().equals(gold)) ? 1 : 0;
            String bestClass = tags.stream()
                    .map(TopicTag::getId)
                    .filter(CLASSES::containsValue)
                    .findFirst()
                    .orElse("none");
            amongClasses += bestClass.equals(gold) ? 1 : 0;
            confusion.computeIfAbsent(gold, g -> new LinkedHashMap<>()).merge(best, 1, Integer::sum);
            if (show && !best.equals(gold) && all % 7 == 0) {
                System.out.println(gold + " | " + node.path("headline").asText() + " | "
                        + tags.stream()
                                .map(t -> t.getId() + " " + t.getScore() + " "
                                        + t.getEvidence().stream()
                                                .map(e -> e.getWords())
                                                .toList())
                                .toList());
            }
        }
        System.out.printf(
                "%s %s: %d stories, best right %.3f, best of the file's classes right %.3f, among the tags %.3f, no tag %.3f%n",
                file.getFileName(),
                language,
                all,
                (double) first / all,
                (double) amongClasses / all,
                (double) among / all,
                (double) none / all);
        System.out.println(confusion);
    }
}
