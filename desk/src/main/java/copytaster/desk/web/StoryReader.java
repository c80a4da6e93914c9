package copytaster.desk.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the index's answers. */
final class StoryReader {

    private final ObjectMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            .addModule(new SimpleModule()
                    .addDeserializer(Instant.class, new InstantReader())
                    .addDeserializer(String.class, new TextReader()))
            .build();

    List<Found> found(JsonNode answer) {
        var found = new ArrayList<Found>();
        for (JsonNode hit : answer.path("hits").path("hits")) {
            IndexedStory story = story(hit.path("_source"));
            found.add(new Found(
                    story,
                    headline(hit, story),
                    snippet(hit),
                    holds(hit.path("matched_queries"), StoryQueries.SELECTED)));
        }
        return found;
    }

    long total(JsonNode answer) {
        return answer.path("hits").path("total").path("value").asLong();
    }

    /** How much of each running story there is, by its id. */
    Map<String, ThreadSize> threads(JsonNode answer) {
        var threads = new LinkedHashMap<String, ThreadSize>();
        for (JsonNode bucket :
                answer.path("aggregations").path(StoryQueries.THREADS).path("buckets")) {
            var languages = new HashSet<String>();
            bucket.path("languages")
                    .path("buckets")
                    .forEach(language -> languages.add(
                            Facet.LANGUAGE.value(language.path("key").asText())));
            String thread = bucket.path("key").asText();
            String title = found(bucket.path("first")).stream()
                    .map(found -> found.story().title())
                    .findFirst()
                    .orElse(thread);
            long stories = bucket.path("stories").path("value").asLong();
            threads.put(thread, new ThreadSize(thread, stories, languages.size(), title));
        }
        return threads;
    }

    /** The values of a facet, most frequent first; the chosen ones are there even where nothing has them. */
    List<FacetCount> facet(JsonNode answer, Facet facet, Selection selection) {
        var counts = new LinkedHashMap<String, FacetCount>();
        JsonNode buckets = answer.path("aggregations")
                .path(facet.parameter())
                .path("values")
                .path("buckets");
        for (JsonNode bucket : buckets) {
            String value = facet.value(bucket.path("key").asText());
            long count = bucket.path("doc_count").asLong();
            var found = new FacetCount(value, label(facet, value, bucket), count, selection.holds(facet, value));
            counts.merge(value, found, FacetCount::plus);
        }
        for (String value : selection.chosen(facet)) {
            counts.putIfAbsent(value, new FacetCount(value, facet.label(value), 0, true));
        }
        return counts.values().stream()
                .sorted(Comparator.comparingLong(FacetCount::count).reversed())
                .toList();
    }

    /** When the stories came; none where it was not asked. */
    Histogram times(JsonNode answer) {
        return Histogram.of(
                answer.path("aggregations").path(Counts.TIMES).path("values").path("buckets"));
    }

    private IndexedStory story(JsonNode source) {
        try {
            return json.treeToValue(source, IndexedStory.class);
        } catch (JsonProcessingException e) {
            throw new IndexUnavailable(
                    "story " + source.path("key").asText("?") + " in the index cannot be read: "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    /** A deeper topic is labelled by the tag of a story that has it. */
    private static String label(Facet facet, String value, JsonNode bucket) {
        for (JsonNode hit : bucket.path("label").path("hits").path("hits")) {
            for (JsonNode topic : hit.path("_source").path("tags").path("mediaTopics")) {
                if (topic.path("id").asText().equals(value) && topic.hasNonNull("label")) {
                    return topic.path("label").asText();
                }
            }
        }
        return facet.label(value);
    }

    private static List<Segment> headline(JsonNode hit, IndexedStory story) {
        JsonNode highlight = hit.path("highlight").path("headline").path(0);
        return highlight.isTextual() ? Segment.of(highlight.asText()) : Segment.plain(story.title());
    }

    private static List<Segment> snippet(JsonNode hit) {
        return Segment.ofFragment(hit.path("highlight").path("body").path(0).asText(""));
    }

    private static boolean holds(JsonNode names, String wanted) {
        for (JsonNode name : names) {
            if (name.asText().equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static final class InstantReader extends StdDeserializer<Instant> {

        private static final long serialVersionUID = 1L;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.currentToken().isNumeric()
                    ? Instant.ofEpochMilli(parser.getLongValue())
                    : Instant.parse(parser.getText());
        }
    }

    /** Takes an object with a text (a dateline, a note) as that text. */
    private static final class TextReader extends StdDeserializer<String> {

        private static final long serialVersionUID = 1L;

        TextReader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode node = parser.readValueAsTree();
            return node.isObject() ? node.path("text").asText("") : node.asText("");
        }
    }
}
