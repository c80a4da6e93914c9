package copytaster.ingest.transports;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts addresses together: the API's own, a path below it, and the query. */
final class Query {

    private static final Pattern END = Pattern.compile("/+$");

    private Query() {}

    /** @param parameters in their order; one without a value is left out */
    static URI of(URI api, String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        String start = END.matcher(api.toString()).replaceAll("") + path;
        return URI.create(query.isEmpty() ? start : start + (start.contains("?") ? "&" : "?") + query);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
