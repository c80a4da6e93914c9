package copytaster.desk.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a YAML file, keeping the line of every value. A key without a value counts as not written. */
final class YamlEntries {
    private final String file;
    private final YAMLParser parser;

    private YamlEntries(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static Entry.Section read(Path file) {
        String name = file.toString();
        if (!Files.isReadable(file)) {
            throw new ConfigurationException(
                    name + ": no such file, or it may not be read; copytaster.example.yml shows what goes in it");
        }
        try (YAMLParser parser = new YAMLFactory().createParser(Files.newBufferedReader(file))) {
            return new YamlEntries(name, parser).document();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new ConfigurationException(name + ", line " + line + ": not YAML: "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Entry.Section document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            return Entry.Section.empty(file);
        }
        if (first != JsonToken.START_OBJECT) {
            throw new ConfigurationException(here() + ": expected sections such as \"kafka:\" and \"feeds:\"");
        }
        return section(here());
    }

    private Entry.Section section(String origin) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String at = here();
            JsonToken value = parser.nextToken();
            if (value != JsonToken.VALUE_NULL && entries.put(key, entry(value, at)) != null) {
                throw ConfigurationException.at(at, key, "written twice in one section; keep one");
            }
        }
        return new Entry.Section(origin, entries);
    }

    private Entry entry(JsonToken token, String origin) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            return section(origin);
        }
        if (token != JsonToken.START_ARRAY) {
            return new Entry.Text(origin, parser.getText());
        }
        List<Entry> items = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            if (next != JsonToken.VALUE_NULL) {
                items.add(entry(next, here()));
            }
        }
        return new Entry.Items(origin, items);
    }

    private String here() {
        return file + ", line " + parser.currentTokenLocation().getLineNr();
    }
}
