package copytaster.desk.web;

import com.fasterxml.jackson.databind.JsonNode;
import copytaster.desk.readers.Reader;
import copytaster.desk.readers.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The index as one reader may see it: whatever is asked, only of what they may read. */
final class SeenIndex implements Index {

    private final Index whole;
    private final Map<String, Object> seen;

    SeenIndex(Index whole, Reader reader) {
        this.whole = whole;
        var filter = new ArrayList<Object>();
        if (!reader.providers().isEmpty()) {
            filter.add(Map.of("terms", Map.of("provider", List.copyOf(reader.providers()))));
        }
        List<Object> never =
                reader.may(Scope.EMBARGOED) ? List.of() : List.of(Map.of("term", Map.of("status", "EMBARGOED")));
        this.seen = Map.of("filter", filter, "must_not", never);
    }

    @Override
    public JsonNode search(String alias, Map<String, Object> request) {
        var bounded = new LinkedHashMap<>(request);
        var query = new LinkedHashMap<>(seen);
        query.put("must", List.of(request.getOrDefault("query", Map.of("match_all", Map.of()))));
        bounded.put("query", Map.of("bool", query));
        return whole.search(alias, bounded);
    }

    /** The whole index stays open: others read it, too. */
    @Override
    public void close() {}
}
