package copytaster.ingest.formats;

import com.fasterxml.jackson.databind.JsonNode;
import copytaster.ingest.formats.JsonText.Slice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON of any agency: one object, an array of them, JSON Lines, or the page of an API with a list inside. Each item keeps its
 * own slice of the text and is read by the first dialect that owns it.
 */
final class JsonFormat implements Format {

    /** ninjs last: it is known by little more than an id. */
    private static final List<JsonDialect> DIALECTS = List.of(
            new EfeDialect(),
            new DpaDialect(),
            new ApDialect(),
            new YonhapDialect(),
            new ReutersDialect(),
            new NinjsDialect());

    @Override
    public boolean recognises(Content content) {
        return content.looksLikeJson();
    }

    @Override
    public List<Found> read(Content content) {
        var text = new JsonText(content.text());
        List<Slice> values = text.values();
        var found = new ArrayList<Found>();
        for (Slice value : values) {
            if (text.startsWith(value, '[')) {
                found.addAll(items(content, text, text.elements(value), value));
            } else {
                boolean alone = values.size() == 1;
                found.addAll(object(content, text, value, alone ? content.bytes() : content.encode(text.of(value))));
            }
        }
        return found;
    }

    private static List<Found> object(Content content, JsonText text, Slice slice, byte[] original) {
        JsonEnvelope envelope = JsonEnvelope.around(text, slice);
        if (!envelope.list().isEmpty() && dialect(envelope.rest()) == null) {
            return items(content, text, envelope.list(), envelope.array());
        }
        return List.of(item(text.of(slice), original));
    }

    private static List<Found> items(Content content, JsonText text, List<Slice> elements, Slice array) {
        if (elements.isEmpty()) {
            return List.of(new Found.Aside("empty JSON array", content.bytes()));
        }
        if (elements.stream().noneMatch(element -> text.startsWith(element, '{'))) {
            // An array in an array has objects at some depth, or nothing that could be an item.
            return List.of(item(text.of(array), content.bytes()));
        }
        return elements.stream()
                .map(element -> item(text.of(element), content.encode(text.of(element))))
                .toList();
    }

    private static Found item(String text, byte[] original) {
        try {
            JsonNode node = LenientJson.parse(text);
            JsonDialect dialect = dialect(node);
            return dialect == null ? JsonAnswer.explain(node, original) : dialect.read(node, original);
        } catch (Unreadable e) {
            return new Found.Broken(e.getMessage(), original);
        }
    }

    private static @Nullable JsonDialect dialect(JsonNode node) {
        for (JsonDialect dialect : DIALECTS) {
            if (node.isObject() && dialect.owns(node)) {
                return dialect;
            }
        }
        return null;
    }
}
