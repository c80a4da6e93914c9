package copytaster.schemas;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Any record as plain JSON values, field by field: enums by name, times as ISO 8601, bytes as Base64. Fields whose value
 * is null are left out, so that what is absent looks absent.
 */
public final class StoryJson {

    static {
        TrustedRecords.trust();
    }

    private StoryJson() {}

    public static Map<String, Object> of(IndexedRecord item) {
        var json = new LinkedHashMap<String, Object>();
        for (Schema.Field field : item.getSchema().getFields()) {
            Object value = item.get(field.pos());
            if (value != null) {
                json.put(field.name(), value(value));
            }
        }
        return json;
    }

    public static List<Map<String, Object>> of(Collection<? extends IndexedRecord> items) {
        var json = new ArrayList<Map<String, Object>>(items.size());
        items.forEach(item -> json.add(of(item)));
        return json;
    }

    private static @Nullable Object value(Object value) {
        return switch (value) {
            case IndexedRecord item -> of(item);
            case Collection<?> list -> list.stream().map(StoryJson::value).toList();
            case Map<?, ?> map -> new LinkedHashMap<>(map);
            case ByteBuffer bytes -> Base64.getEncoder().encodeToString(copy(bytes));
            case Number number -> number;
            case Boolean flag -> flag;
            default -> value.toString();
        };
    }

    private static byte[] copy(ByteBuffer bytes) {
        var copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return copy;
    }
}
