package copytaster.desk.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of configuration as somebody wrote it, and where, so that a complaint can point at it. */
sealed interface Entry {
    /** For a reader: {@code copytaster.yml, line 12} or {@code environment variable COPYTASTER_DESK_PORT}. */
    String origin();

    /** One value, as text: what it means is decided by the key's type, so {@code 0123} may be a password. */
    record Text(String origin, String value) implements Entry {}

    record Items(String origin, List<Entry> items) implements Entry {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Keys and values in the order written; the environment is laid over it, so it can be changed. */
    record Section(String origin, Map<String, Entry> entries) implements Entry {
        static Section empty(String origin) {
            return new Section(origin, new LinkedHashMap<>());
        }
    }
}
