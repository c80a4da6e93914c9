package copytaster.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The fixtures of this module, and the shortest ways to read them. */
final class Wires {

    private static final WireReader READER = WireReader.standard();

    private Wires() {}

    static String text(String name) {
        return resource("wires/" + name);
    }

    /** A provider's sample, by {@code provider/name}. */
    static String sample(String name) {
        return resource("providers/" + name);
    }

    private static String resource(String name) {
        try (InputStream in = Wires.class.getResourceAsStream("/copytaster/ingest/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Reading> read(byte[] bytes) {
        return READER.read(bytes, ReadContext.of("test", "test"));
    }

    static List<Reading> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The one story in it; fails with the reading itself when it is none. */
    static copytaster.schemas.Story story(String text) {
        return story(text.getBytes(StandardCharsets.UTF_8));
    }

    static copytaster.schemas.Story story(byte[] bytes) {
        List<Reading> readings = read(bytes);
        if (readings.size() == 1 && readings.getFirst() instanceof Parsed parsed) {
            return parsed.story();
        }
        throw new AssertionError("not one story: " + readings);
    }

    static String rejection(byte[] bytes) {
        return read(bytes).getFirst() instanceof Rejected rejected ? rejected.reason() : "not rejected";
    }

    static String rejection(String text) {
        return rejection(text.getBytes(StandardCharsets.UTF_8));
    }

    static String setAside(String text) {
        return read(text).getFirst() instanceof SetAside aside ? aside.what() : "not set aside";
    }
}
