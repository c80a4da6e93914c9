package copytaster.sink;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What an operator does with the generations of the index: a sink with the next {@code sink.generation} builds a new one
 * from the topic beside the one that serves; when its counts are right, the alias is switched, and the old one deleted.
 */
public final class IndexGenerations implements AutoCloseable {

    /**
     * Two generations beside each other.
     *
     * @param stories documents in the one that serves
     * @param killed how many of them are killed
     * @param candidateStories documents in the other
     * @param candidateKilled how many of those are killed
     */
    public record Comparison(
            int serving, long stories, long killed, int candidate, long candidateStories, long candidateKilled) {

        /** Nothing that is found today would be missed, and nothing killed would be back. */
        public boolean complete() {
            return candidateStories >= stories && candidateKilled >= killed;
        }

        /** One line for a person. */
        @Override
        public String toString() {
            return "generation " + serving + " serves " + stories + " stories, " + killed
                    + " of them killed; generation " + candidate + " has " + candidateStories + ", " + candidateKilled
                    + " of them killed";
        }
    }

    private final OpenSearchServer server;
    private final IndexNames names;

    private IndexGenerations(OpenSearchServer server, IndexNames names) {
        this.server = server;
        this.names = names;
    }

    public static IndexGenerations open(OpenSearchSettings settings) {
        return new IndexGenerations(
                new OpenSearchServer(OpenSearchConnection.open(settings)), new IndexNames(settings));
    }

    /** The generation behind the alias; empty before the first start of a sink. */
    public OptionalInt serving() {
        var answer = server.ask("GET", "/_alias/" + names.storiesAlias(), Map.of(), null);
        return answer.status() == 404
                ? OptionalInt.empty()
                : answer.json().properties().stream()
                        .mapToInt(index -> generationOf(index.getKey()))
                        .max();
    }

    /** Every generation that has an index, with the number of its stories. */
    public Map<Integer, Long> all() {
        var found = new TreeMap<Integer, Long>();
        JsonNode indices = server.require("GET", "/" + names.storiesOfAllGenerations() + "/_settings/index.uuid", null);
        indices.properties().forEach(index -> {
            int generation = generationOf(index.getKey());
            found.put(generation, count(generation, Map.of("match_all", Map.of())));
        });
        return found;
    }

    /**
     * Holds the generation that serves against another one.
     *
     * @throws IndexRefusalException if either has no index
     */
    public Comparison compare(int candidate) {
        int serving =
                serving().orElseThrow(() -> new IndexRefusalException("No generation serves yet: start a sink first."));
        Map<String, Object> everything = Map.of("match_all", Map.of());
        Map<String, Object> killed = Map.of("term", Map.of("status", "KILLED"));
        return new Comparison(
                serving,
                count(serving, everything),
                count(serving, killed),
                candidate,
                count(candidate, everything),
                count(candidate, killed));
    }

    /**
     * Lets another generation serve, in one step: no search falls between the two.
     *
     * @param evenIfIncomplete switch although stories or kills are missing there
     * @return the counts at the time
     * @throws IndexRefusalException if it is not complete and that was not wanted
     */
    public Comparison switchTo(int candidate, boolean evenIfIncomplete) {
        Comparison comparison = compare(candidate);
        if (!comparison.complete() && !evenIfIncomplete) {
            throw new IndexRefusalException("Not switched: " + comparison
                    + ". Wait until its sink has read the topic to the end, then compare again.");
        }
        if (comparison.serving() != candidate) {
            List<Object> actions = new ArrayList<>();
            actions.add(
                    Map.of("remove", Map.of("index", names.storiesOfAllGenerations(), "alias", names.storiesAlias())));
            actions.add(Map.of("add", Map.of("index", names.stories(candidate), "alias", names.storiesAlias())));
            server.require("POST", "/_aliases", Map.of("actions", actions));
        }
        return comparison;
    }

    /** Deletes a generation that no longer serves. Stop its sink first. */
    public void delete(int generation) {
        if (serving().orElse(-1) == generation) {
            throw new IndexRefusalException("Generation " + generation + " serves: switch to another one first.");
        }
        server.require("DELETE", "/" + names.stories(generation), null);
    }

    @Override
    public void close() {
        server.close();
    }

    private long count(int generation, Map<String, Object> query) {
        String index = names.stories(generation);
        server.require("POST", "/" + index + "/_refresh", null);
        return server.require("POST", "/" + index + "/_count", Map.of("query", query))
                .path("count")
                .asLong();
    }

    private int generationOf(String index) {
        return Integer.parseInt(index.substring(names.stories(0).length() - 1));
    }
}
