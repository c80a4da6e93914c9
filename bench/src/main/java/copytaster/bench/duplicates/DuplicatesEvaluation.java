package copytaster.bench.duplicates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.bench.ReutersFile;
import copytaster.enrich.duplicates.Finding;
import copytaster.enrich.duplicates.Fingerprint;
import copytaster.enrich.duplicates.Fingerprinter;
import copytaster.enrich.duplicates.Judge;
import copytaster.enrich.duplicates.Neighbourhood;
import copytaster.enrich.text.Cleaner;
import copytaster.schemas.Dateline;
import copytaster.schemas.Story;
import copytaster.schemas.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Feeds a day-labelled wire through fingerprint and verdict in order, and scores the pairs that end in one cluster
 * against a person's. Usage: {@code DuplicatesEvaluation FOLDER} with {@code stories.jsonl.gz} and
 * {@code duplicates.json} in it.
 */
public final class DuplicatesEvaluation {

    private static final Duration WINDOW = Duration.ofHours(72);

    private DuplicatesEvaluation() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        var json = new ObjectMapper();
        JsonNode labels = json.readTree(folder.resolve("duplicates.json").toFile());
        var days = new HashSet<String>();
        labels.get("days").forEach(day -> days.add(day.asText()));
        var clusters = new HashMap<String, List<String>>();
        var verdicts = new HashMap<String, Verdict>();
        var headlines = new HashMap<String, String>();
        var window = new Neighbourhood();
        long count = 0;
        long nanos = 0;
        Instant published = Instant.EPOCH;
        for (JsonNode node : ReutersFile.stories(folder)) {
            published = time(node.get("published").asText(), published);
            Story story = story(node);
            long start = System.nanoTime();
            Fingerprint print = Fingerprinter.print(story, Cleaner.clean(story), List.of(), published);
            window.before(key(published.minus(WINDOW), 0)).forEach(window::remove);
            Finding finding = Judge.judge(print, story.getSignals(), false, window);
            Verdict verdict = finding.verdict();
            window.add(key(published, count++), finding.print());
            nanos += System.nanoTime() - start;
            if (days.contains(node.get("published").asText().substring(0, 10))) {
                clusters.computeIfAbsent(verdict.getClusterId(), unused -> new ArrayList<>())
                        .add(story.getId());
                verdicts.put(story.getId(), verdict);
                headlines.put(story.getId(), story.getHeadline());
            }
        }
        score(labels, clusters, verdicts, headlines);
        System.out.printf(
                "%d stories, %.0f stories a second on one thread, %d in the window%n",
                count, count / (nanos / 1e9), window.size());
    }

    /** The file holds a time that is none; such a story counts as published with the one before. */
    private static Instant time(String text, Instant before) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return before;
        }
    }

    private static Story story(JsonNode node) {
        var story = Story.newBuilder()
                .setProvider("reuters")
                .setId(node.get("id").asText())
                .setLanguage("en")
                .setHeadline(node.path("headline").asText(""))
                .setBody(node.path("body").asText(""));
        if (node.hasNonNull("dateline")) {
            story.setDateline(
                    Dateline.newBuilder().setText(node.get("dateline").asText()).build());
        }
        return story.build();
    }

    private static String key(Instant time, long number) {
        return "%013d-%012d".formatted(time.toEpochMilli(), number);
    }

    private static void score(
            JsonNode labels,
            Map<String, List<String>> clusters,
            Map<String, Verdict> verdicts,
            Map<String, String> headlines) {
        Set<String> ambiguous = pairs(labels.get("ambiguous"));
        var kinds = new TreeMap<String, Set<String>>();
        labels.get("pairs").properties().forEach(kind -> kinds.put(kind.getKey(), pairs(kind.getValue())));
        var gold = new HashSet<String>();
        kinds.values().forEach(gold::addAll);
        var found = new HashSet<String>();
        for (List<String> members : clusters.values()) {
            for (int i = 0; i < members.size(); i++) {
                for (int j = i + 1; j < members.size(); j++) {
                    String pair = pair(members.get(i), members.get(j));
                    if (!ambiguous.contains(pair)) {
                        found.add(pair);
                    }
                }
            }
        }
        long hits = found.stream().filter(gold::contains).count();
        double precision = hits / (double) found.size();
        double recall = hits / (double) gold.size();
        System.out.printf(
                "precision %.3f recall %.3f F1 %.3f (%d of %d pairs, %d wrong)%n",
                precision,
                recall,
                2 * precision * recall / (precision + recall),
                hits,
                gold.size(),
                found.size() - hits);
        kinds.forEach((kind, pairs) -> System.out.printf(
                "  %s %d of %d%n", kind, pairs.stream().filter(found::contains).count(), pairs.size()));
        for (String pair : found) {
            if (!gold.contains(pair)) {
                explain("WRONG ", pair, verdicts, headlines);
            }
        }
        for (String pair : gold) {
            if (!found.contains(pair)) {
                explain("MISSED", pair, verdicts, headlines);
            }
        }
    }

    private static void explain(
            String what, String pair, Map<String, Verdict> verdicts, Map<String, String> headlines) {
        String[] ids = pair.split("-");
        System.out.printf(
                "  %s %s | %s | %s | %s%n",
                what,
                pair,
                headlines.get(ids[0]),
                headlines.get(ids[1]),
                verdicts.containsKey(ids[1])
                        ? verdicts.get(ids[1]).getEvidence() + " "
                                + verdicts.get(ids[1]).getRelation()
                        : "");
    }

    private static Set<String> pairs(JsonNode list) {
        var pairs = new HashSet<String>();
        list.forEach(pair -> pairs.add(pair(pair.get(0).asText(), pair.get(1).asText())));
        return pairs;
    }

    private static String pair(String a, String b) {
        return a.compareTo(b) < 0 ? a + "-" + b : b + "-" + a;
    }
}
