package copytaster.bench.duplicates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a person said about the stories of some days.
 *
 * @param name of the file, without its ending
 * @param days the days judged; empty for all
 * @param kinds the pairs that are one report, by the kind of their likeness
 * @param ambiguous pairs that are not scored
 * @param different pairs that look alike and are none; every pair that stands nowhere is different too
 */
public record Labels(
        String name, Set<String> days, Map<String, Set<Pair>> kinds, Set<Pair> ambiguous, Set<Pair> different) {

    /** Two stories by their ids, the order of which does not matter. */
    public record Pair(String first, String second) implements Comparable<Pair> {

        public Pair {
            if (first.compareTo(second) > 0) {
                String swap = first;
                first = second;
                second = swap;
            }
        }

        @Override
        public int compareTo(Pair other) {
            int byFirst = first.compareTo(other.first);
            return byFirst != 0 ? byFirst : second.compareTo(other.second);
        }
    }

    public static Labels read(Path file) throws IOException {
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        var days = new TreeSet<String>();
        json.path("days").forEach(day -> days.add(day.asText()));
        var kinds = new TreeMap<String, Set<Pair>>();
        json.get("pairs").properties().forEach(kind -> kinds.put(kind.getKey(), pairs(kind.getValue())));
        String name = file.getFileName().toString().replace(".json", "");
        return new Labels(name, days, kinds, pairs(json.path("ambiguous")), pairs(json.path("different")));
    }

    /** Those that follow {@code --labels}, or the folder's own. */
    public static List<Labels> named(Path folder, String[] args) throws IOException {
        var labels = new ArrayList<Labels>();
        for (int i = 1; i < args.length - 1; i++) {
            if (args[i].equals("--labels")) {
                labels.add(read(Path.of(args[i + 1])));
            }
        }
        if (labels.isEmpty()) {
            Path own = folder.resolve("labels.json");
            labels.add(read(Files.exists(own) ? own : folder.resolve("duplicates.json")));
        }
        return labels;
    }

    public boolean judges(String day) {
        return days.isEmpty() || days.contains(day);
    }

    public Set<Pair> same() {
        var same = new HashSet<Pair>();
        kinds.values().forEach(same::addAll);
        return same;
    }

    private static Set<Pair> pairs(JsonNode list) {
        var pairs = new TreeSet<Pair>();
        list.forEach(
                pair -> pairs.add(new Pair(pair.get(0).asText(), pair.get(1).asText())));
        return pairs;
    }
}
