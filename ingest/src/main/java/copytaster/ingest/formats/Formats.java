package copytaster.ingest.formats;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** All formats: finds the one a delivery is in by its content. */
public final class Formats {

    /** The largest delivery that is looked into, in bytes. */
    static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final List<Format> FORMATS = List.of(
            new NewsMlFormat(),
            new NitfFormat(),
            new FeedFormat(),
            new NewsMlG2Format(),
            new JsonFormat(),
            new Iptc7901Format(),
            new Anpa1312Format(),
            new ZczcFormat(),
            new PressReleaseFormat());

    private static final Map<String, String> BINARY = Map.of(
            "\u00FF\u00D8\u00FF", "a JPEG picture",
            "\u0089PNG", "a PNG picture",
            "GIF8", "a GIF picture",
            "II*\0", "a TIFF picture",
            "MM\0*", "a TIFF picture",
            "%PDF", "a PDF file",
            "PK\u0003\u0004", "a ZIP file",
            "\u001F\u008B", "a gzip file");

    private static final String NOTHING_IN_IT = "begins like a wire, and no item was found in it";

    private Formats() {}

    /**
     * Never empty: what no format reads comes back as {@link Found.Broken}.
     *
     * @param charset what the transport says of the encoding, empty when nothing
     */
    public static List<Found> read(byte[] bytes, String charset) {
        if (bytes.length == 0) {
            return List.of(new Found.Broken("the delivery is empty (0 bytes)", bytes));
        }
        if (bytes.length > MAX_BYTES) {
            return List.of(new Found.Broken(
                    "the delivery has " + bytes.length + " bytes; no more than " + MAX_BYTES + " are read", bytes));
        }
        String start = new String(bytes, 0, Math.min(bytes.length, 8), StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> binary : BINARY.entrySet()) {
            if (start.startsWith(binary.getKey())) {
                return List.of(new Found.Aside(binary.getValue(), bytes));
            }
        }
        Content content = Decoder.decode(bytes, charset);
        for (Format format : FORMATS) {
            if (format.recognises(content)) {
                List<Found> found = format.read(content);
                return found.isEmpty() ? List.of(new Found.Broken(NOTHING_IN_IT, bytes)) : found;
            }
        }
        return List.of(new Found.Broken(unknown(content), bytes));
    }

    private static String unknown(Content content) {
        if (content.text().isBlank()) {
            return "the delivery holds nothing but white space";
        }
        String root = content.root();
        if (root.equalsIgnoreCase("html")) {
            return "an HTML page, no story: often an error page of the server it came from";
        }
        return root.isEmpty()
                ? "neither XML, JSON nor a teleprinter's text: no format reads it"
                : "XML with the root <" + root + ">, which no format reads";
    }
}
