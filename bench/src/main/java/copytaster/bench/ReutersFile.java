package copytaster.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The Reuters-21578 stories of a development folder, {@code stories.jsonl.gz}: one JSON object a line, in wire order. */
public final class ReutersFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReutersFile() {}

    /** @throws IllegalArgumentException saying what is missing when the folder has no such file */
    public static List<JsonNode> stories(Path folder) {
        Path file = folder.resolve("stories.jsonl.gz");
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("no " + file + "; name a folder that holds the development data");
        }
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines().map(ReutersFile::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The story as a line of ninjs, as an agency would deliver it. */
    public static String ninjs(JsonNode story) {
        var ninjs = JSON.createObjectNode();
        ninjs.put("uri", story.get("id").asText());
        ninjs.put("type", "text");
        ninjs.put("language", "en");
        ninjs.put("versioncreated", story.path("published").asText());
        ninjs.put("headline", story.path("headline").asText());
        String dateline = story.path("dateline").asText("").strip();
        ninjs.put(
                "body_text",
                (dateline.isEmpty() ? "" : dateline + " ") + story.path("body").asText());
        return ninjs.toString();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a line is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
