package copytaster.desk.config;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Lays {@code COPYTASTER_…} variables over what the file says. A variable that fits no key is an error, as in the file:
 * a misspelt password would otherwise go unnoticed. An empty variable counts as not set.
 */
final class Environment {
    private static final String PREFIX = "COPYTASTER_";
    /** Read by the launcher or the command line, not keys of the configuration. */
    private static final Set<String> OTHERS =
            Set.of("COPYTASTER_CONFIG", "COPYTASTER_LOG", "COPYTASTER_LOG_LIBRARIES", "COPYTASTER_PULSE");

    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = new TreeMap<>(variables);
    }

    void overlay(Entry.Section root, Class<?> record) {
        variables.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !OTHERS.contains(name) && !value.isBlank()) {
                String rest = name.substring(PREFIX.length());
                List<String> path = path(rest, record, root)
                        .orElseThrow(() -> new ConfigurationException("environment variable " + name + ": no such key"
                                + Keys.near(name, names(PREFIX, record))));
                put(root, path, new Entry.Text("environment variable " + name, value));
            }
        });
    }

    /** The keys that lead to what {@code rest} names, or empty when it names nothing. */
    private static Optional<List<String>> path(String rest, Type type, Entry.Section written) {
        if (Keys.raw(type) == Map.class) {
            return mapPath(rest, Keys.element(type), written);
        }
        for (Keys.Key key : Keys.of(Keys.raw(type))) {
            String name = Keys.environment(key.name());
            Type inner = key.type();
            if (rest.equals(name) && !Keys.isSection(inner)) {
                return Optional.of(List.of(key.name()));
            }
            if (rest.startsWith(name + "_") && Keys.isSection(inner)) {
                Optional<List<String>> found =
                        path(rest.substring(name.length() + 1), inner, section(written, key.name()));
                if (found.isPresent()) {
                    return found.map(keys -> prepend(key.name(), keys));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<List<String>> mapPath(String rest, Type element, Entry.Section written) {
        if (!Keys.isSection(element)) {
            return Optional.of(List.of(rest.toLowerCase(Locale.ROOT).replace('_', '.')));
        }
        for (int end = rest.indexOf('_'); end > 0; end = rest.indexOf('_', end + 1)) {
            String name = nameAsWritten(rest.substring(0, end), written);
            Optional<List<String>> found = path(rest.substring(end + 1), element, section(written, name));
            if (found.isPresent()) {
                return found.map(keys -> prepend(name, keys));
            }
        }
        return Optional.empty();
    }

    /** A feed called {@code efe.es} in the file is EFE_ES here; one that is not in the file becomes {@code efe-es}. */
    private static String nameAsWritten(String variable, Entry.Section written) {
        return written.entries().keySet().stream()
                .filter(name -> Keys.environment(name).equals(variable))
                .findFirst()
                .orElse(variable.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static void put(Entry.Section root, List<String> path, Entry.Text value) {
        Entry.Section at = root;
        for (String key : path.subList(0, path.size() - 1)) {
            if (!(at.entries().get(key) instanceof Entry.Section)) {
                at.entries().put(key, Entry.Section.empty(value.origin()));
            }
            at = section(at, key);
        }
        String last = path.getLast();
        // Whoever gives the password in one form takes back the file's other form of it.
        at.entries()
                .remove(
                        last.endsWith(Keys.FILE)
                                ? last.substring(0, last.length() - Keys.FILE.length())
                                : last + Keys.FILE);
        at.entries().put(last, value);
    }

    private static Entry.Section section(Entry.Section parent, String key) {
        return parent.entries().get(key) instanceof Entry.Section section ? section : Entry.Section.empty("");
    }

    private static List<String> prepend(String key, List<String> keys) {
        List<String> path = new ArrayList<>(List.of(key));
        path.addAll(keys);
        return path;
    }

    private static List<String> names(String prefix, Class<?> record) {
        return Keys.of(record).stream()
                .flatMap(key -> {
                    String name = prefix + Keys.environment(key.name());
                    Class<?> raw = Keys.raw(key.type());
                    return raw.isRecord() ? names(name + "_", raw).stream() : Stream.of(name);
                })
                .toList();
    }
}
