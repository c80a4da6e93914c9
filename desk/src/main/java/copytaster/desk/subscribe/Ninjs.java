package copytaster.desk.subscribe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A story as IPTC's ninjs 3.1, for whoever is outside the house: text that the contract keeps in the house is left out,
 * and the item says {@code partial}.
 *
 * <p>Source: the ninjs 3.1 schema of IPTC.
 */
public final class Ninjs {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String MEDIA_TOPIC = "http://cv.iptc.org/newscodes/mediatopic/";
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final double PERCENT = 100.0;

    private Ninjs() {}

    /** @param fields the story in the form of the index */
    public static ObjectNode of(JsonNode fields) {
        ObjectNode item = NODES.objectNode();
        String key = text(fields, "key");
        boolean whole = fields.path("redistribute").asBoolean(true);
        item.put("uri", "urn:x-copytaster:" + encoded(key));
        item.set(
                "standard",
                NODES.objectNode()
                        .put("name", "ninjs")
                        .put("version", "3.1")
                        .put("schema", "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"));
        item.put("type", "text").put("representationType", whole ? "full" : "partial");
        copy(fields, "version", item, "version");
        copy(fields, "firstCreated", item, "firstCreated");
        item.put("versionCreated", text(fields, fields.has("versionCreated") ? "versionCreated" : "versionSeen"));
        copy(fields, "expiresAt", item, "expires");
        String status = text(fields, "status");
        item.put("pubStatus", status.equals("KILLED") ? "canceled" : status.equals("WITHHELD") ? "withheld" : "usable");
        if (status.equals("EMBARGOED")) {
            copy(fields, "embargoUntil", item, "embargoedUntil");
        }
        if (fields.path("urgency").isInt()) {
            item.put("urgency", fields.path("urgency").asInt());
        }
        copy(fields, "language", item, "language");
        copy(fields, "slug", item, "slugline");
        copy(fields, "byline", item, "by");
        copy(fields, "datelinePlace", item, "located");
        copy(fields, "rights", item, "usageTerms");
        putTexts(fields, item, whole);
        putPlaces(fields, item);
        putSubjects(fields, item);
        item.set("infoSources", NODES.arrayNode().add(NODES.objectNode().put("name", text(fields, "provider"))));
        item.set(
                "altIds",
                NODES.arrayNode()
                        .add(NODES.objectNode().put("role", "agency").put("value", text(fields, "id")))
                        .add(NODES.objectNode().put("role", "copytaster").put("value", key)));
        return item;
    }

    private static void putTexts(JsonNode fields, ObjectNode item, boolean whole) {
        copyInto(fields, "headline", item, "headlines");
        String body = whole ? text(fields, "body") : "";
        if (!body.isEmpty()) {
            item.set(
                    "bodies",
                    NODES.arrayNode()
                            .add(NODES.objectNode()
                                    .put("contentType", "text/plain")
                                    .put("charCount", body.codePointCount(0, body.length()))
                                    .put("wordCount", SPACES.split(body.strip()).length)
                                    .put("value", body)));
        }
        List<String> notes = new ArrayList<>();
        fields.path("notes").forEach(note -> notes.add(note.asText()));
        fields.path("warnings").forEach(warning -> notes.add(text(warning, "text")));
        if (!notes.isEmpty()) {
            item.put("edNote", String.join("\n", notes));
        }
        if (whole && !fields.path("captions").isEmpty()) {
            ArrayNode captions = NODES.arrayNode();
            fields.path("captions")
                    .forEach(caption -> captions.add(
                            NODES.objectNode().put("role", "caption").put("value", caption.asText())));
            item.set("descriptions", captions);
        }
    }

    private static void putPlaces(JsonNode fields, ObjectNode item) {
        ArrayNode places = NODES.arrayNode();
        fields.path("countries")
                .forEach(code ->
                        places.add(NODES.objectNode().put("rel", "about").put("literal", code.asText())));
        fields.path("mentioned")
                .forEach(code ->
                        places.add(NODES.objectNode().put("rel", "mentions").put("literal", code.asText())));
        if (!places.isEmpty()) {
            item.set("places", places);
        }
    }

    private static void putSubjects(JsonNode fields, ObjectNode item) {
        ArrayNode subjects = NODES.arrayNode();
        for (JsonNode topic : fields.path("tags").path("mediaTopics")) {
            String id = text(topic, "id");
            ObjectNode subject = NODES.objectNode().put("name", text(topic, "label"));
            if (id.startsWith("medtop:")) {
                subject.put("uri", MEDIA_TOPIC + id.substring("medtop:".length()));
            } else {
                subject.put("literal", id);
            }
            subject.put("creator", text(topic, "source"));
            subject.put("confidence", (int)
                    Math.round(Math.clamp(topic.path("score").asDouble() * PERCENT, 0.0, PERCENT)));
            subjects.add(subject);
        }
        if (!subjects.isEmpty()) {
            item.set("subjects", subjects);
        }
    }

    private static void copy(JsonNode fields, String field, ObjectNode item, String property) {
        if (!text(fields, field).isEmpty()) {
            item.put(property, text(fields, field));
        }
    }

    private static void copyInto(JsonNode fields, String field, ObjectNode item, String property) {
        if (!text(fields, field).isEmpty()) {
            item.set(property, NODES.arrayNode().add(NODES.objectNode().put("value", text(fields, field))));
        }
    }

    private static String text(JsonNode fields, String field) {
        return fields.path(field).asText("");
    }

    /** As it may stand in a URN. */
    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
