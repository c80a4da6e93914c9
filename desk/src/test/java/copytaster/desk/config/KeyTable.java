package copytaster.desk.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
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

    private final List<Row> rows = new ArrayList<>();

    static List<Row> of(Configuration defaults) {
        var table = new KeyTable();
        table.section("", "COPYTASTER_", Configuration.class, Optional.of(defaults));
        return table.rows;
    }

    private void section(String path, String variable, Class<?> record, Optional<Object> instance) {
        for (RecordComponent component : Keys.of(record)) {
            Object value = instance.map(section -> get(component, section)).orElse(null);
            key(
                    path + component.getName(),
                    variable + Keys.environment(component.getName()),
                    component.getGenericType(),
                    value);
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
        } else if (raw == List.class && Keys.isSection(Keys.element(type))) {
            section(path + "[].", "only in the file ", Keys.raw(Keys.element(type)), Optional.empty());
        } else {
            rows.add(new Row(path, Scalars.name(type), shown(value), variable));
        }
    }

    private static Optional<Object> example(Map<?, ?> values) {
        return values.values().stream().findFirst().map(Object.class::cast);
    }

    private static String shown(Object value) {
        return switch (value) {
            case null -> "none";
            case String text when text.isEmpty() -> "none";
            case List<?> list when list.isEmpty() -> "none";
            case List<?> list -> "`" + String.join(", ", list.stream().map(String::valueOf).toList()) + "`";
            case ZoneId zone when zone.equals(ZoneId.systemDefault()) -> "the machine's";
            case Path path -> "`" + path + "`";
            default -> "`" + Scalars.written(value) + "`";
        };
    }

    private static Object get(RecordComponent component, Object section) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(section);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new AssertionError(component + " cannot be read", e);
        }
    }
}
