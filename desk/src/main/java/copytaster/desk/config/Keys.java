package copytaster.desk.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What may be written in a section: the components of its record, by name, and for each secret a key that names a file
 * with it. A component that is a whole section of its own at the top, as the sink's {@code opensearch} and ingest's
 * {@code feeds} are, is written there and nowhere else.
 */
final class Keys {
    /** One key and the type of what may stand behind it. */
    record Key(String name, Type type) {}

    /** Put behind a secret's name, the name of the key that points at a file. */
    static final String FILE = "File";

    private static final Set<String> SECRETS = Set.of("password", "token", "secret");
    private static final int NEAR = 3;

    private Keys() {}

    static List<Key> of(Class<?> record) {
        List<Key> keys = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            if (isWrittenAtTheTop(record, component)) {
                continue;
            }
            keys.add(new Key(component.getName(), component.getGenericType()));
            String file = component.getName() + FILE;
            if (SECRETS.contains(component.getName()) && !has(record, file)) {
                keys.add(new Key(file, Path.class));
            }
        }
        return keys;
    }

    static List<String> names(Class<?> record) {
        return of(record).stream().map(Key::name).toList();
    }

    static boolean has(Class<?> record, String component) {
        return Arrays.stream(record.getRecordComponents())
                .anyMatch(own -> own.getName().equals(component));
    }

    /** Whether a section's component is to be taken from the section of that name at the top. */
    static boolean isWrittenAtTheTop(Class<?> record, RecordComponent component) {
        return record != Configuration.class
                && Arrays.stream(Configuration.class.getRecordComponents())
                        .anyMatch(top -> top.getName().equals(component.getName())
                                && top.getGenericType().equals(component.getGenericType()));
    }

    static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> (Class<?>) generic.getRawType();
            default -> throw new IllegalStateException("a configuration record has a component of type " + type);
        };
    }

    /** The element type of a list, or the value type of a map. */
    static Type element(Type type) {
        Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
        return arguments[arguments.length - 1];
    }

    static boolean isSection(Type type) {
        return raw(type).isRecord() || raw(type) == Map.class;
    }

    /** {@code bootstrapServers} becomes {@code BOOTSTRAP_SERVERS}. */
    static String environment(String key) {
        return key.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]", "_")
                .toUpperCase(Locale.ROOT);
    }

    /** "; did you mean …?" for the nearest known key, or else all that are known here. */
    static String hint(String written, List<String> known) {
        String near = near(written, known);
        return near.isEmpty() ? "; known here: " + String.join(", ", known) : near;
    }

    /** "; did you mean …?" for the nearest name, or nothing when none is near. */
    static String near(String written, List<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(plain(written), plain(name))))
                .filter(name -> distance(plain(written), plain(name)) <= Math.min(NEAR, written.length() / 2))
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    private static String plain(String name) {
        return name.replaceAll("[-_. ]", "").toLowerCase(Locale.ROOT);
    }

    /** Levenshtein's: how many letters to change, add or take away. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
