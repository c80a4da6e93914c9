package copytaster.replay.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import copytaster.enrich.EnrichSettings;
import copytaster.enrich.topology.StateKept;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.replay.captures.TimestampType;
import copytaster.replay.wires.VirtualRun;
import copytaster.schemas.Contract;
import copytaster.schemas.Dateline;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RawStory;
import copytaster.schemas.Related;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import copytaster.schemas.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The stories of {@code wire.yml}, and what the topology makes of them. */
final class JudgedWire {

    /** One story with what a journalist expects of it; {@code of} is empty for a story of its own. */
    record Delivery(Duration at, RawStory raw, String relation, String of) {}

    private static final Instant START = Instant.parse("2026-01-02T06:00:00Z");
    private static final Topics TOPICS = new Topics(new KafkaSettings("", "", 0, 0, 0, Map.of()));

    private JudgedWire() {}

    static List<Delivery> deliveries() {
        try (InputStream in = JudgedWire.class.getResourceAsStream("wire.yml")) {
            var deliveries = new ArrayList<Delivery>();
            var bodies = new HashMap<String, String>();
            for (JsonNode node : new YAMLMapper().readTree(in)) {
                String body = bodies.getOrDefault(
                        node.path("body-of").asText(), node.path("body").asText());
                bodies.put(node.get("key").asText(), body);
                deliveries.add(new Delivery(
                        Duration.ofMinutes(node.get("at").asLong()),
                        raw(node, body),
                        node.get("expect").asText(),
                        node.path("of").asText()));
            }
            return deliveries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first emission of each story under its own key, in the order of the wire. */
    static Map<String, EnrichedStory> judge(List<RawStory> stories, List<Duration> times) {
        var judged = new LinkedHashMap<String, EnrichedStory>();
        try (var run = new VirtualRun(EnrichSettings.defaults(), TOPICS, StateKept.IN_MEMORY)) {
            for (int i = 0; i < stories.size(); i++) {
                for (CapturedRecord record : run.put(record(stories.get(i), i, START.plus(times.get(i))))) {
                    if (record.getTopic().equals(TOPICS.wireEnriched().name())) {
                        EnrichedStory story = TOPICS.wireEnriched()
                                .value()
                                .deserializer()
                                .deserialize(record.getTopic(), Records.value(record));
                        judged.putIfAbsent(story.getKey(), story);
                    }
                }
            }
        }
        return judged;
    }

    private static CapturedRecord record(RawStory raw, long offset, Instant time) {
        String topic = TOPICS.wireRaw().name();
        return Records.captured(
                topic,
                0,
                offset,
                time.toEpochMilli(),
                TimestampType.CREATE_TIME,
                StoryKey.of(raw.getStory()).getBytes(StandardCharsets.UTF_8),
                TOPICS.wireRaw().value().serializer().serialize(topic, raw),
                new RecordHeaders());
    }

    private static RawStory raw(JsonNode node, String body) {
        String key = node.get("key").asText();
        Story.Builder story = Story.newBuilder()
                .setProvider(key.substring(0, key.indexOf('/')))
                .setId(key.substring(key.indexOf('/') + 1))
                .setLanguage(node.get("language").asText())
                .setHeadline(node.get("headline").asText())
                .setSlug(node.path("slug").asText())
                .setKeywords(texts(node.path("keywords")))
                .setBody(body)
                .setStatus(node.has("kills") ? Status.KILLED : Status.USABLE);
        if (node.has("dateline")) {
            story.setDateline(
                    Dateline.newBuilder().setText(node.get("dateline").asText()).build());
        }
        var related = new ArrayList<Related>();
        related.addAll(related(RelatedRole.ASSOCIATED, node.path("associated")));
        related.addAll(related(RelatedRole.KILLS, node.path("kills")));
        return RawStory.newBuilder()
                .setStory(story.setRelated(related).build())
                .setFormat("test")
                .setContract(Contract.newBuilder().build())
                .setOriginal(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .build();
    }

    private static List<String> texts(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<Related> related(RelatedRole role, JsonNode ids) {
        return texts(ids).stream()
                .map(id -> Related.newBuilder().setRole(role).setId(id).build())
                .toList();
    }
}
