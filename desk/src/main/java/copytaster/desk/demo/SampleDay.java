package copytaster.desk.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The sample wires in the order of their day, as {@code day.yml} tells it. */
final class SampleDay {

    private static final String FOLDER = "/copytaster/demo/";

    /**
     * One delivery of an agency.
     *
     * @param sent when the agency sends it
     */
    record Wire(String feed, String file, Instant sent) {

        String name() {
            return Path.of(file).getFileName().toString();
        }

        byte[] bytes() {
            return read(file);
        }
    }

    private SampleDay() {}

    static List<Wire> wires() {
        try {
            var wires = new ArrayList<Wire>();
            for (JsonNode wire : new YAMLMapper().readTree(read("day.yml")).get("wires")) {
                wires.add(new Wire(
                        wire.get("feed").asText(),
                        wire.get("file").asText(),
                        Instant.parse(wire.get("sent").asText())));
            }
            return List.copyOf(wires);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The demo's standing orders. */
    static String desks() {
        return new String(read("desks.yml"), StandardCharsets.UTF_8);
    }

    /** What is known of the invented agency, as a newsroom would write it for an agency of its own. */
    static byte[] nordpress() {
        return read("providers/nordpress.yml");
    }

    private static byte[] read(String file) {
        try (InputStream in = SampleDay.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its sample " + file + "; build it again");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
