package copytaster.desk.dead;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Dead letters as JSON, one object a line. */
final class DeadJson {

    private static final JsonMapper JSON = new JsonMapper();

    private DeadJson() {}

    static Map<String, Object> of(DeadLetter letter) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("offset", letter.offset());
        fields.put("time", letter.time().toString());
        fields.put("stage", letter.stage().word());
        fields.put("topic", letter.source().topic());
        fields.put("partition", letter.source().partition());
        fields.put("sourceOffset", letter.source().offset());
        fields.put("feed", letter.feed());
        fields.put("trace", letter.trace());
        fields.put("cause", letter.cause());
        byte[] value = letter.value();
        fields.put("bytes", value == null ? 0 : value.length);
        fields.put(
                "redrivenFrom",
                letter.redrivenFrom().isPresent() ? letter.redrivenFrom().getAsLong() : null);
        fields.put("redriven", letter.redriven() == null ? null : String.valueOf(letter.redriven()));
        return fields;
    }

    static Map<String, Object> of(DeadGroup group) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("cause", group.cause());
        fields.put("stage", group.stage().word());
        fields.put("topic", group.topic());
        fields.put("count", group.count());
        fields.put("redriven", group.redriven());
        fields.put("first", group.first().toString());
        fields.put("last", group.last().toString());
        fields.put("feeds", group.feeds());
        fields.put("newest", group.newest());
        fields.put("example", group.example());
        return fields;
    }

    static Map<String, Object> of(Redriven redriven) {
        DeadLetter letter = redriven.letter();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("offset", letter.offset());
        fields.put("stage", letter.stage().word());
        fields.put("feed", letter.feed());
        fields.put("outcome", redriven.fate().words());
        fields.put("to", redriven.to().isEmpty() ? null : redriven.to());
        fields.put("why", redriven.why());
        return fields;
    }

    static String line(Map<String, Object> fields) {
        return written(JSON.writer(), fields);
    }

    /** Over several lines, for a person. */
    static String lines(Map<String, Object> fields) {
        return written(JSON.writerWithDefaultPrettyPrinter(), fields);
    }

    private static String written(ObjectWriter writer, Map<String, Object> fields) {
        try {
            return writer.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
