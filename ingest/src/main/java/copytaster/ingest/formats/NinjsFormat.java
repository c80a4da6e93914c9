package copytaster.ingest.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** ninjs 1.x to 3.x: one object, an array of them, or JSON Lines, one a line. */
final class NinjsFormat implements Format {

    private static final int MAX_NESTING = 100;

    /** Raw tabs and line ends inside strings are wrong, and are sent. */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .maxStringLength(Formats.MAX_BYTES)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Inside an array the next object is no trailing token. */
    private static final ObjectReader ELEMENT =
            JSON.reader().forType(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Override
    public boolean recognises(Content content) {
        return content.looksLikeJson();
    }

    @Override
    public List<Found> read(Content content) {
        String text = content.text();
        if (text.stripLeading().startsWith("[")) {
            return array(content);
        }
        try {
            return List.of(NinjsItem.read(JSON.readTree(text), content.bytes()));
        } catch (JsonProcessingException e) {
            List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
            boolean jsonLines = lines.size() > 1
                    && lines.stream()
                                    .filter(line -> line.stripLeading().startsWith("{"))
                                    .count()
                            == lines.size();
            if (jsonLines) {
                return lines.stream().map(line -> line(content, line)).toList();
            }
            return List.of(new Found.Broken(reason(e), content.bytes()));
        }
    }

    private static Found line(Content content, String line) {
        byte[] original = content.encode(line);
        try {
            return NinjsItem.read(JSON.readTree(line), original);
        } catch (JsonProcessingException e) {
            return new Found.Broken(reason(e), original);
        }
    }

    /** The objects of an array, each with its own slice of the text; those before a break in the array are kept. */
    private static List<Found> array(Content content) {
        var found = new ArrayList<Found>();
        try (JsonParser parser = JSON.createParser(content.text())) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int start = (int) parser.currentTokenLocation().getCharOffset();
                JsonNode node = ELEMENT.readValue(parser);
                int end = (int) parser.currentLocation().getCharOffset();
                found.add(NinjsItem.read(node, content.encode(content.text().substring(start, end))));
            }
        } catch (JsonProcessingException e) {
            found.add(new Found.Broken(
                    reason(e) + (found.isEmpty() ? "" : "; the " + found.size() + " objects before it were read"),
                    content.bytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (found.isEmpty()) {
            found.add(new Found.Aside("empty JSON array", content.bytes()));
        }
        return found;
    }

    private static String reason(JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ": ";
        return "not valid JSON: " + where + e.getOriginalMessage();
    }
}
