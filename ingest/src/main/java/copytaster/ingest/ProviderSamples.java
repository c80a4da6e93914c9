package copytaster.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Samples of agencies' wires, each with what is expected to be read of it: {@code FOLDER/<provider>/<sample>} and beside it
 * {@code <sample>.expected.yml}, a list of one entry an item, in order: {@code story:} (field names as {@code copytaster parse}
 * prints them, only those named are compared), {@code setAside:} or {@code rejected:} (words contained in what is said).
 */
public final class ProviderSamples {

    private static final String EXPECTED = ".expected.yml";
    private static final YAMLMapper YAML = new YAMLMapper();

    private ProviderSamples() {}

    /** @param provider the name of the folder the sample lies in: whose story it must come out as */
    public record Sample(String provider, Path file, Path expected) {

        @Override
        public String toString() {
            return provider + "/" + file.getFileName();
        }
    }

    /** Every sample in the folders below one, in the order of their names; none where there is no folder. */
    public static List<Sample> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(file -> file.getFileName().toString().endsWith(EXPECTED))
                    .sorted()
                    .map(ProviderSamples::sample)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the samples in " + folder, e);
        }
    }

    /** What came out otherwise than expected, a sentence each; empty when all is as it should be. */
    public static List<String> differences(Sample sample, WireReader reader) {
        JsonNode expected;
        byte[] bytes;
        try {
            expected = YAML.readTree(sample.expected.toFile());
            bytes = Files.readAllBytes(sample.file);
        } catch (JsonProcessingException e) {
            return List.of(sample.expected + " is no YAML: " + e.getOriginalMessage());
        } catch (IOException e) {
            return List.of("the sample cannot be read: " + e);
        }
        List<Reading> readings = reader.read(bytes, ReadContext.of("samples", sample.toString()));
        var differences = new ArrayList<String>();
        if (!expected.isArray() || expected.size() != readings.size()) {
            differences.add("expected " + expected.size() + " items, read " + readings.size());
        }
        for (int i = 0; i < Math.min(expected.size(), readings.size()); i++) {
            String item = readings.size() == 1 ? "" : "item " + (i + 1) + ": ";
            item(item, sample.provider, expected.get(i), readings.get(i), differences);
        }
        return differences;
    }

    private static void item(
            String item, String provider, JsonNode expected, Reading reading, List<String> differences) {
        ObjectNode read = YAML.valueToTree(ParsedJson.of("", reading));
        switch (reading) {
            case Parsed parsed -> {
                if (!expected.has("story")) {
                    differences.add(item + "expected " + expected + ", read a story: "
                            + parsed.story().getHeadline());
                    return;
                }
                var wanted = JsonNodeFactory.instance.objectNode();
                wanted.put("provider", provider);
                wanted.setAll((ObjectNode) expected.get("story"));
                SampleDifference.between(item, wanted, read, differences);
            }
            case SetAside aside -> said(item, "setAside", expected, aside.what(), differences);
            case Rejected rejected -> said(item, "rejected", expected, rejected.reason(), differences);
        }
    }

    private static void said(String item, String what, JsonNode expected, String words, List<String> differences) {
        if (!expected.has(what) || !words.contains(expected.get(what).asText())) {
            differences.add(item + "expected " + expected + ", read " + what + ": " + words);
        }
    }

    private static Sample sample(Path expected) {
        String name = expected.getFileName().toString();
        Path file = expected.resolveSibling(name.substring(0, name.length() - EXPECTED.length()));
        Path folder = expected.toAbsolutePath().getParent();
        return new Sample(String.valueOf(folder == null ? "" : folder.getFileName()), file, expected);
    }
}
