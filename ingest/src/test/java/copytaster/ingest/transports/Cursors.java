package copytaster.ingest.transports;

import java.util.HashMap;
import java.util.Map;

/** Cursors in memory, which outlive a transport as Kafka's do. */
final class Cursors implements CursorStore {

    final Map<String, Map<String, String>> kept = new HashMap<>();

    @Override
    public Map<String, String> load(String feed) {
        return kept.getOrDefault(feed, Map.of());
    }

    @Override
    public void save(String feed, Map<String, String> state) {
        kept.put(feed, Map.copyOf(state));
    }
}
