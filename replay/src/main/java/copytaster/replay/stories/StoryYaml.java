package copytaster.replay.stories;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import copytaster.enrich.mediatopics.MediaTopics;
import copytaster.schemas.Event;
import copytaster.schemas.Relation;
import copytaster.schemas.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stories as YAML that a person can read: what a newsroom would see, not why. What is usual is left out: a usable status,
 * one version, a cluster of one, an own thread, empty lists.
 */
public final class StoryYaml {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS));

    private StoryYaml() {}

    public static String write(List<StoryView> stories) {
        ArrayNode list = YAML.createArrayNode();
        stories.forEach(story -> list.add(node(story)));
        try {
            // A blank line between stories: they are read one by one.
            return YAML.writeValueAsString(list).replace("\n- story:", "\n\n- story:");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalArgumentException where it is no list of stories */
    public static List<StoryView> read(String text) {
        try {
            var stories = new ArrayList<StoryView>();
            YAML.readTree(text).forEach(node -> stories.add(story(node)));
            return stories;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no YAML: " + e.getOriginalMessage(), e);
        }
    }

    private static ObjectNode node(StoryView story) {
        ObjectNode node = YAML.createObjectNode();
        node.put("story", story.key());
        node.put("headline", story.headline());
        node.put("seen", story.firstSeen().toString());
        if (story.status() != Status.USABLE) {
            node.put("status", story.status().name());
        }
        if (!story.version().isEmpty()) {
            node.put("version", story.version());
        }
        if (story.versions() != 1) {
            node.put("versions", story.versions());
        }
        node.put("relation", story.relation().name());
        put(node, "of", story.relatedTo());
        if (!story.cluster().equals(List.of(story.key()))) {
            put(node, "cluster", story.cluster());
        }
        if (!story.thread().equals(story.key())) {
            node.put("thread", story.thread());
        }
        put(node, "about", story.about());
        put(node, "mentions", story.mentions());
        put(node, "topics", story.topics().stream().map(StoryYaml::labelled).toList());
        put(node, "desks", story.desks());
        put(node, "warnings", story.warnings());
        put(node, "undecided", story.undecided());
        put(node, "told", story.events().stream().map(Event::name).toList());
        return node;
    }

    private static StoryView story(JsonNode node) {
        String key = node.path("story").asText();
        if (key.isEmpty()) {
            throw new IllegalArgumentException("a story without \"story\", its key: " + node);
        }
        List<String> cluster = list(node, "cluster");
        return new StoryView(
                key,
                node.path("headline").asText(),
                Instant.parse(node.path("seen").asText()),
                Status.valueOf(node.path("status").asText(Status.USABLE.name())),
                node.path("version").asText(),
                node.path("versions").asInt(1),
                Relation.valueOf(node.path("relation").asText()),
                text(node, "of"),
                cluster.isEmpty() ? List.of(key) : cluster,
                node.path("thread").asText(key),
                list(node, "about"),
                list(node, "mentions"),
                list(node, "topics").stream().map(topic -> topic.split(" ")[0]).toList(),
                list(node, "desks"),
                list(node, "warnings"),
                text(node, "undecided"),
                list(node, "told").stream().map(Event::valueOf).toList(),
                Map.of());
    }

    /** With its name, which is for the reader alone. */
    private static String labelled(String topic) {
        return MediaTopics.standard()
                .find(topic)
                .map(known -> topic + " " + known.english())
                .orElse(topic);
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static void put(ObjectNode node, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode list = node.putArray(name);
            values.forEach(list::add);
        }
    }

    private static List<String> list(JsonNode node, String name) {
        var values = new ArrayList<String>();
        node.path(name).forEach(value -> values.add(value.asText()));
        return values;
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.get(name).asText() : null;
    }
}
