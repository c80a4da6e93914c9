package copytaster.desk.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Fetches values that do not belong in a file that is shown around: {@code env:NAME} stands for a variable, and
 * {@code passwordFile: /run/secrets/x} for {@code password} wherever a section has a password or a token.
 */
final class Secrets {
    private static final String VARIABLE = "env:";

    private final Map<String, String> variables;

    Secrets(Map<String, String> variables) {
        this.variables = variables;
    }

    /** The value itself, or what its reference points at. */
    String resolve(String path, Entry.Text text) {
        if (!text.value().startsWith(VARIABLE)) {
            return text.value();
        }
        String name = text.value().substring(VARIABLE.length());
        String value = variables.get(name);
        if (value == null || value.isEmpty()) {
            throw ConfigurationException.at(
                    text.origin(), path, "refers to the environment variable " + name + ", which is not set");
        }
        return value;
    }

    /** The content of a secret's file without its line end. */
    Entry.Text read(String path, Entry.Text reference) {
        Path file = Path.of(resolve(path, reference));
        try {
            return new Entry.Text(reference.origin(), Files.readString(file).strip());
        } catch (IOException e) {
            throw ConfigurationException.at(
                    reference.origin(),
                    path,
                    "the file " + file + " cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
