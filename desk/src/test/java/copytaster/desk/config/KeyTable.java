package copytaster.desk.config;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every key of the configuration as the records have it: what docs/configuration.md must say. */
final class KeyTable {
    /** One line of the documentation, without its last column, which a person writes. */
    record Row(String key, String type, String defaultValue, String variable) {
        String markdown() {
            return "| `" + key + "` | " + type + " | " + defaultValue + " | `" + variable + "` |";
        }
    }

    /** What a key holds that an example could not do without: it has no default. */
    static final String PLACEHOLDER = "placeholder";

    private final List<Row> rows = new ArrayList<>();

    static List<Row> of(Configuration defaults) {
        var table = new KeyTable();
        table.section("", "COPYTASTER_", Configuration.class, Optional.of(defaults));
        return table.rows;
    }

    private void section(String path, String variable, Class<?> record, Optional<Object> instance) {
        for (Keys.Key key : Keys.of(record)) {
            Object value = instance.map(section -> get(key.name(), section)).orElse(null);
            key(path + key.name(), variable + Keys.environment(key.name()), key.type(), value);
        }
    }

    private void key(String path, String variable, Type type, Object value) {
        Class<?> raw = Keys.raw(type);
        if (raw.isRecord()) {
            section(path + ".", variable + "_", raw, Optional.ofNullable(value));
        } else if (raw == Map.class && Keys.isSection(Keys.element(type))) {
            Class<?> element = Keys.raw(Keys.element(type));
            section(path + ".<name>.", variable + "_<NAME>_", element, example((Map<?, ?>) value));
        } else if (raw == Map.class) {
            rows.add(new Row(path + ".<name>", Scalars.name(Keys.element(type)), "none", variable + "_<NAME>"));
        } else {
            rows.add(new Row(path, Scalars.name(type).replaceFirst(" such as .*", ""), shown(value), variable));
        }
    }

    private static Optional<Object> example(Map<?, ?> values) {
        return values.values().stream().findFirst().map(Object.class::cast);
    }

    private static String shown(Object value) {
        if (ZoneId.systemDefault().equals(value)) {
            return "the machine's";
        }
        String text = value instanceof List<?> list
                ? String.join(", ", list.stream().map(String::valueOf).toList())
                : value == null ? "" : Scalars.written(value);
        return text.isEmpty() || text.equals(PLACEHOLDER) ? "none" : "`" + text + "`";
    }

    private static Object get(String component, Object section) {
        try {
            Method accessor = section.getClass().getMethod(component);
            accessor.setAccessible(true);
            return accessor.invoke(section);
        } catch (NoSuchMethodException e) {
            return null; // a secret's file, which the configuration reads and the record does not know
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(component + " of " + section.getClass() + " cannot be read", e);
        }
    }
}
