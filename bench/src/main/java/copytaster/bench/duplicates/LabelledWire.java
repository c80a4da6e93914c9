package copytaster.bench.duplicates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.bench.ReutersFile;
import copytaster.schemas.Dateline;
import copytaster.schemas.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** The stories of a folder in wire order: {@code stories.jsonl.gz} of one agency, or {@code stories.jsonl} of several. */
public final class LabelledWire {

    /** @param day the date of {@code published}, as it stands in the file */
    public record Sent(Story story, Instant published, String day) {}

    private LabelledWire() {}

    public static List<Sent> read(Path folder) throws IOException {
        var wire = new ArrayList<Sent>();
        Instant published = Instant.EPOCH;
        for (JsonNode node : nodes(folder)) {
            String text = node.get("published").asText();
            published = time(text, published);
            wire.add(new Sent(story(node), published, text.substring(0, Math.min(10, text.length()))));
        }
        return wire;
    }

    private static List<JsonNode> nodes(Path folder) throws IOException {
        Path file = folder.resolve("stories.jsonl");
        if (!Files.isReadable(file)) {
            return ReutersFile.stories(folder);
        }
        var json = new ObjectMapper();
        var nodes = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(file)) {
            nodes.add(json.readTree(line));
        }
        return nodes;
    }

    /** Reuters' file holds a time that is none; such a story counts as published with the one before. */
    private static Instant time(String text, Instant before) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return before;
        }
    }

    private static Story story(JsonNode node) {
        var story = Story.newBuilder()
                .setProvider(node.path("provider").asText("reuters"))
                .setId(node.get("id").asText())
                .setLanguage(node.path("language").asText("en"))
                .setHeadline(node.path("headline").asText(""))
                .setBody(node.path("body").asText(""));
        if (node.hasNonNull("dateline")) {
            story.setDateline(
                    Dateline.newBuilder().setText(node.get("dateline").asText()).build());
        }
        return story.build();
    }
}
