package copytaster.desk.config;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of what was written. A key that was not written is handed to the record as null (0, false), whose
 * compact constructor knows the default, or is taken from the record's static {@code defaults()} where it has one.
 */
final class Binder {
    private static final Pattern FIRST_WORD = Pattern.compile("(\\w+):? (.*)", Pattern.DOTALL);

    private final Secrets secrets;
    /** The sections at the top that are bound already, for those further down that stand on them. */
    private final Map<String, @Nullable Object> sections = new HashMap<>();

    Binder(Secrets secrets) {
        this.secrets = secrets;
    }

    <T> T bind(Class<T> record, Entry.Section section) {
        return record.cast(record("", record, section));
    }

    private @Nullable Object value(String path, Type type, @Nullable Entry entry) {
        Class<?> raw = Keys.raw(type);
        if (raw.isRecord()) {
            return record(path, raw, section(path, entry));
        }
        if (raw == Map.class) {
            Map<String, Object> values = new LinkedHashMap<>();
            section(path, entry)
                    .entries()
                    .forEach((key, inner) -> values.put(key, value(path + "." + key, Keys.element(type), inner)));
            return entry == null ? null : values;
        }
        if (entry == null) {
            return null;
        }
        if (raw == List.class) {
            List<Object> values = new ArrayList<>();
            for (Entry item : items(entry)) {
                values.add(value(path + "[" + values.size() + "]", Keys.element(type), item));
            }
            return values;
        }
        if (!(entry instanceof Entry.Text text)) {
            throw ConfigurationException.at(entry.origin(), path, "expects one value: " + Scalars.name(type));
        }
        try {
            return Scalars.read(type, secrets.resolve(path, text));
        } catch (IllegalArgumentException e) {
            throw ConfigurationException.at(entry.origin(), path, String.valueOf(e.getMessage()));
        }
    }

    private Object record(String path, Class<?> type, Entry.Section section) {
        String dot = path.isEmpty() ? "" : path + ".";
        List<String> known = Keys.names(type);
        section.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                throw ConfigurationException.at(entry.origin(), dot + key, "no such key" + Keys.hint(key, known));
            }
        });
        readSecretFiles(dot, type, section);
        Map<String, Object> defaults = defaults(type);
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            String key = components[i].getName();
            if (Keys.isWrittenAtTheTop(type, components[i])) {
                values[i] = sections.get(key);
            } else if (defaults.containsKey(key) && !section.entries().containsKey(key)) {
                values[i] = defaults.get(key);
            } else {
                values[i] = value(
                        dot + key,
                        components[i].getGenericType(),
                        section.entries().get(key));
            }
            if (values[i] == null && components[i].getType().isPrimitive()) {
                values[i] = Array.get(Array.newInstance(components[i].getType(), 1), 0);
            }
            if (path.isEmpty()) {
                sections.put(key, values[i]);
            }
        }
        return construct(path, type, values, section);
    }

    private void readSecretFiles(String dot, Class<?> type, Entry.Section section) {
        for (Keys.Key key : Keys.of(type)) {
            String file = key.name() + Keys.FILE;
            if (section.entries().get(file) instanceof Entry.Text reference) {
                if (section.entries().containsKey(key.name())) {
                    throw ConfigurationException.at(
                            reference.origin(),
                            dot + file,
                            "given beside " + dot + key.name() + "; keep one of the two");
                }
                section.entries().remove(file);
                section.entries().put(key.name(), secrets.read(dot + file, reference));
            }
        }
    }

    private static Object construct(String path, Class<?> type, Object[] values, Entry.Section section) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw refused(path, type, section, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    /** Records name the bad key first in their message: that is the one to point at. */
    private static ConfigurationException refused(
            String path, Class<?> type, Entry.Section section, Throwable refusal) {
        String problem = refusal.getMessage() == null ? refusal.toString() : refusal.getMessage();
        String origin = section.origin().isEmpty() ? "configuration" : section.origin();
        Matcher named = FIRST_WORD.matcher(problem);
        if (named.matches() && Keys.has(type, named.group(1))) {
            Entry entry = section.entries().get(named.group(1));
            String key = path.isEmpty() ? named.group(1) : path + "." + named.group(1);
            return ConfigurationException.at(entry == null ? origin : entry.origin(), key, named.group(2));
        }
        return new ConfigurationException(origin + ": " + (path.isEmpty() ? "" : path + ": ") + problem);
    }

    /** The components of {@code defaults()}, for records where zero means something. */
    private static Map<String, Object> defaults(Class<?> type) {
        try {
            Object instance = type.getMethod("defaults").invoke(null);
            Map<String, Object> values = new LinkedHashMap<>();
            for (RecordComponent component : type.getRecordComponents()) {
                values.put(component.getName(), component.getAccessor().invoke(instance));
            }
            return values;
        } catch (NoSuchMethodException e) {
            return Map.of();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + ".defaults() cannot be called", e);
        }
    }

    private static Entry.Section section(String path, @Nullable Entry entry) {
        return switch (entry) {
            case null -> Entry.Section.empty("");
            case Entry.Section section -> section;
            case Entry.Text text ->
                throw ConfigurationException.at(text.origin(), path, "is a section: its keys go below");
            case Entry.Items items ->
                throw ConfigurationException.at(items.origin(), path, "is a section of keys, not a list");
        };
    }

    /** A single value where a list is expected is cut at its commas: the only way to write a list in a variable. */
    private static List<Entry> items(Entry entry) {
        return switch (entry) {
            case Entry.Items items -> items.items();
            case Entry.Section section -> List.of(section);
            case Entry.Text text ->
                Arrays.stream(text.value().split(","))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .<Entry>map(part -> new Entry.Text(text.origin(), part))
                        .toList();
        };
    }
}
