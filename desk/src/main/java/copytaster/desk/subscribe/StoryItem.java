package copytaster.desk.subscribe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A story as every output has it: what Copytaster concluded, and beside it what the agency said, as ninjs. */
public final class StoryItem {

    private static final List<String> CONCLUSIONS = List.of(
            "key",
            "revision",
            "provider",
            "status",
            "kind",
            "priority",
            "relation",
            "relatedTo",
            "clusterId",
            "thread",
            "firstInCluster",
            "minutesBehind",
            "recurring",
            "countries",
            "mediaTopics",
            "desks",
            "firstSeen",
            "versionSeen",
            "warnings");

    private StoryItem() {}

    /** @param fields the story in the form of the index */
    public static ObjectNode of(JsonNode fields) {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        for (String conclusion : CONCLUSIONS) {
            if (fields.has(conclusion)) {
                item.set(conclusion, fields.get(conclusion));
            }
        }
        item.set("story", Ninjs.of(fields));
        return item;
    }
}
