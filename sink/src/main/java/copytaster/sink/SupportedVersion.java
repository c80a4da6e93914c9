package copytaster.sink;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The servers that the sink was made for. */
final class SupportedVersion {

    static final String NAMED = "OpenSearch 2.11 to 3.x";

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\..*");

    private SupportedVersion() {}

    /**
     * The version in the answer to {@code GET /}.
     *
     * @throws IndexRefusalException if it is another product or version
     */
    static String check(JsonNode root, String urls) {
        String number = root.path("version").path("number").asText("");
        String product = root.path("version").path("distribution").asText("no OpenSearch");
        Matcher matcher = NUMBER.matcher(number);
        if (product.equals("opensearch") && matcher.matches()) {
            int major = Integer.parseInt(matcher.group(1));
            int minor = Integer.parseInt(matcher.group(2));
            if (major == 3 || (major == 2 && minor >= 11)) {
                return number;
            }
        }
        throw new IndexRefusalException("The server at " + urls + " is " + product + " " + number
                + "; the sink works with " + NAMED + ". Point opensearch.urls at such a server.");
    }
}
