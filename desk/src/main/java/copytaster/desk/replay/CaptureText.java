package copytaster.desk.replay;

import copytaster.replay.captures.CaptureHeader;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.replay.captures.TopicSummary;
import copytaster.replay.wires.VirtualRun;
import copytaster.schemas.StoryJson;
import copytaster.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What a capture holds, for people and for programs. */
final class CaptureText {

    private CaptureText() {}

    static Map<String, Object> json(Path file, CaptureHeader header) {
        var json = new LinkedHashMap<String, Object>();
        json.put("file", file.toString());
        json.put("complete", header.isComplete());
        json.put("records", header.records());
        json.put("leadIn", header.leadIn());
        json.put("begins", text(header.origin().begins()));
        json.put("from", text(header.from()));
        json.put("to", text(header.to()));
        json.put("cluster", header.origin().cluster());
        json.put("topicPrefix", header.origin().topicPrefix());
        var topics = new LinkedHashMap<String, Object>();
        header.topics().forEach(topic -> topics.put(topic.name(), topic.records()));
        json.put("topics", topics);
        json.put("sha256", header.sha256());
        json.put("madeBy", header.origin().madeBy());
        json.put("schemas", header.schemas().stream().map(Schema::getFullName).toList());
        return json;
    }

    static String table(CaptureHeader header) {
        var text = new StringBuilder();
        line(
                text,
                "records",
                header.records() + (header.leadIn() == 0 ? "" : ", of them " + header.leadIn() + " lead-in"));
        if (header.from() != null) {
            line(text, "from", header.from().toString());
            line(text, "to", String.valueOf(header.to()));
        }
        if (header.origin().begins() != null) {
            line(text, "begins", header.origin().begins() + " (what is earlier is replayed, not compared)");
        }
        for (TopicSummary topic : header.topics()) {
            String offsets = String.join(
                    ", ",
                    topic.offsets().entrySet().stream()
                            .map(range ->
                                    range.getKey() + ": " + range.getValue().first() + " to "
                                            + range.getValue().last())
                            .toList());
            line(text, topic.name(), topic.records() + " records; offsets by partition " + offsets);
        }
        line(text, "cluster", header.origin().cluster());
        line(text, "made by", header.origin().madeBy());
        line(
                text,
                "schemas",
                String.join(", ", header.schemas().stream().map(Schema::getName).toList()));
        line(text, "sha256", header.isComplete() ? header.sha256() : "none: the recorder was cut off");
        return text.toString();
    }

    /** The value is decoded where its topic is one of ours, else it is Base64. */
    static Map<String, Object> json(CapturedRecord record, CaptureHeader header) {
        var json = new LinkedHashMap<String, Object>();
        json.put("topic", record.getTopic());
        json.put("partition", record.getPartition());
        json.put("offset", record.getOffset());
        json.put("time", Instant.ofEpochMilli(record.getTimestamp()).toString());
        json.put("leadIn", header.origin().isLeadIn(record.getTimestamp()));
        byte[] key = Records.key(record);
        json.put("key", key == null ? null : new String(key, StandardCharsets.UTF_8));
        var headers = new LinkedHashMap<String, Object>();
        for (Header one : Records.headers(record)) {
            headers.put(one.key(), one.value() == null ? null : new String(one.value(), StandardCharsets.UTF_8));
        }
        json.put("headers", headers);
        value(json, record, header);
        return json;
    }

    private static void value(Map<String, Object> json, CapturedRecord record, CaptureHeader header) {
        byte[] value = Records.value(record);
        if (value == null) {
            json.put("value", null);
            return;
        }
        try {
            IndexedRecord decoded = decoded(record, header, value);
            json.put("type", decoded.getSchema().getName());
            json.put("value", StoryJson.of(decoded));
        } catch (SerializationException e) {
            json.put("bytes", Base64.getEncoder().encodeToString(value));
        }
    }

    private static IndexedRecord decoded(CapturedRecord record, CaptureHeader header, byte[] value) {
        Topics topics = VirtualRun.topics(header);
        String plain = header.plain(record.getTopic());
        if (plain.equals("wire.raw")) {
            return topics.wireRaw().value().deserializer().deserialize(plain, value);
        }
        if (plain.equals("wire.rejected")) {
            return topics.wireRejected().value().deserializer().deserialize(plain, value);
        }
        if (plain.equals("wire.acts")) {
            return topics.wireActs().value().deserializer().deserialize(plain, value);
        }
        if (plain.equals("wire.cursors")) {
            return topics.wireCursors().value().deserializer().deserialize(plain, value);
        }
        return topics.wireEnriched().value().deserializer().deserialize(plain, value);
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-14s %s%n", name, value));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
