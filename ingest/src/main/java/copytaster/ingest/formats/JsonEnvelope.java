package copytaster.ingest.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import copytaster.ingest.formats.JsonText.Member;
import copytaster.ingest.formats.JsonText.Slice;
import java.util.List;
import java.util.Set;

/**
 * The page of an API around a list of items: {@code data.items}, {@code _items}, {@code entries}, {@code body} …
 *
 * @param list the items; none where there is no list
 * @param array the list with its brackets
 * @param rest the object without what is in the list; missing where it is broken, as by a transfer that broke off
 */
record JsonEnvelope(List<Slice> list, Slice array, JsonNode rest) {

    static final Set<String> LISTS = Set.of(
            "items",
            "_items",
            "item",
            "entries",
            "body",
            "articles",
            "stories",
            "documents",
            "results",
            "news",
            "data");
    private static final Set<String> WRAPPERS = Set.of("data", "response", "result", "results", "feed", "payload");
    private static final Slice NOWHERE = new Slice(0, 0, false);

    /** Parses no more than what is around the list, and nothing where there is none. */
    static JsonEnvelope around(JsonText text, Slice object) {
        Slice array = find(text, object, true);
        if (array == NOWHERE) {
            return new JsonEnvelope(List.of(), array, MissingNode.getInstance());
        }
        String rest = text.of(new Slice(object.from(), array.from(), true))
                + "[]"
                + text.of(new Slice(array.to(), object.to(), true));
        return new JsonEnvelope(text.elements(array), array, parsed(rest));
    }

    private static JsonNode parsed(String rest) {
        try {
            return LenientJson.parse(rest);
        } catch (Unreadable broken) {
            return MissingNode.getInstance();
        }
    }

    private static Slice find(JsonText text, Slice object, boolean deeper) {
        for (Member member : text.members(object)) {
            if (LISTS.contains(member.name()) && text.startsWith(member.value(), '[')) {
                return member.value();
            }
            if (deeper && WRAPPERS.contains(member.name()) && text.startsWith(member.value(), '{')) {
                Slice inside = find(text, member.value(), false);
                if (inside != NOWHERE) {
                    return inside;
                }
            }
        }
        return NOWHERE;
    }
}
