package copytaster.replay.captures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import copytaster.replay.captures.CaptureHeader.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The header as text: one JSON object in the file's Avro metadata. Times are ISO 8601, so that a person can read them. */
final class HeaderJson {

    private static final int FORMAT = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private HeaderJson() {}

    static String write(CaptureHeader header) {
        ObjectNode json = JSON.createObjectNode();
        json.put("format", FORMAT);
        json.put("cluster", header.origin().cluster());
        json.put("topicPrefix", header.origin().topicPrefix());
        json.put("begins", text(header.origin().begins()));
        json.put("madeBy", header.origin().madeBy());
        json.put("from", text(header.from()));
        json.put("to", text(header.to()));
        json.put("records", header.records());
        json.put("leadIn", header.leadIn());
        json.put("sha256", header.sha256());
        var topics = json.putArray("topics");
        for (TopicSummary topic : header.topics()) {
            ObjectNode one = topics.addObject().put("name", topic.name()).put("records", topic.records());
            ObjectNode offsets = one.putObject("offsets");
            topic.offsets().forEach((partition, range) -> offsets.putArray(partition.toString())
                    .add(range.first())
                    .add(range.last()));
        }
        var schemas = json.putArray("schemas");
        header.schemas().forEach(schema -> schemas.add(schema.toString()));
        return json.toString();
    }

    /** @throws IllegalArgumentException where it is no header, or one of a later format */
    static CaptureHeader read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            if (json.path("format").asInt() != FORMAT) {
                throw new IllegalArgumentException("it is a capture of format "
                        + json.path("format").asText("none") + ", and this program reads format " + FORMAT
                        + "; a later release of Copytaster reads it");
            }
            var origin = new Origin(
                    json.path("cluster").asText(),
                    json.path("topicPrefix").asText(),
                    time(json.path("begins")),
                    json.path("madeBy").asText());
            return new CaptureHeader(
                    origin,
                    topics(json),
                    time(json.path("from")),
                    time(json.path("to")),
                    json.path("records").asLong(),
                    json.path("leadIn").asLong(),
                    json.path("sha256").asText(),
                    schemas(json));
        } catch (JsonProcessingException | AvroRuntimeException e) {
            throw new IllegalArgumentException("its header cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<TopicSummary> topics(JsonNode json) {
        var topics = new ArrayList<TopicSummary>();
        for (JsonNode topic : json.path("topics")) {
            var offsets = new HashMap<Integer, TopicSummary.Range>();
            topic.path("offsets")
                    .properties()
                    .forEach(range -> offsets.put(
                            Integer.valueOf(range.getKey()),
                            new TopicSummary.Range(
                                    range.getValue().path(0).asLong(),
                                    range.getValue().path(1).asLong())));
            topics.add(new TopicSummary(
                    topic.path("name").asText(), topic.path("records").asLong(), offsets));
        }
        return topics;
    }

    private static List<Schema> schemas(JsonNode json) {
        var schemas = new ArrayList<Schema>();
        json.path("schemas").forEach(schema -> schemas.add(new Schema.Parser().parse(schema.asText())));
        return schemas;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static @Nullable Instant time(JsonNode text) {
        return text.isTextual() ? Instant.parse(text.asText()) : null;
    }
}
