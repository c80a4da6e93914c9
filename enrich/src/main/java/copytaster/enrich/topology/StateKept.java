package copytaster.enrich.topology;

import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/** Where the state of a wire lies while it is worked on. What comes out is the same. */
public enum StateKept {
    /** As in a newsroom: larger than memory, and there again after a restart. */
    ON_DISK,
    /** For a replay in one process, which begins with nothing and ends with nothing: some ten kilobytes a story. */
    IN_MEMORY;

    KeyValueBytesStoreSupplier store(String name) {
        return switch (this) {
            case ON_DISK -> Stores.persistentKeyValueStore(name);
            case IN_MEMORY -> Stores.inMemoryKeyValueStore(name);
        };
    }
}
