package copytaster.ingest.transports;

import java.util.Map;

/** Where the feeds have got to, kept over a restart. */
public interface CursorStore {

    /** Empty for a feed that has no cursor yet. */
    Map<String, String> load(String feed);

    /** Returns when it is kept. */
    void save(String feed, Map<String, String> state);
}
