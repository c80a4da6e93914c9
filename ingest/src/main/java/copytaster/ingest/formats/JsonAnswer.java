package copytaster.ingest.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a JSON object says that holds no item: often that something went wrong, inside an answer that HTTP calls good. */
final class JsonAnswer {

    private static final Pattern GOOD = Pattern.compile("(?i)0*|2\\d\\d|ok|success|normal|normal_service");

    /** The Korean government's code for a day without news. */
    private static final Pattern NO_DATA = Pattern.compile("0*3");

    private static final int LONGEST = 500;

    private JsonAnswer() {}

    static Found explain(JsonNode answer, byte[] original) {
        if (!answer.isObject()) {
            return new Found.Broken("JSON, but not an object: no item", original);
        }
        String error = error(answer);
        if (!error.isEmpty()) {
            return new Found.Broken("no item but an answer of the API: " + error, original);
        }
        if (isEmptyPage(answer) || isEmptyPage(answer.path("data"))) {
            return new Found.Aside("an API's page without items", original);
        }
        return new Found.Broken("JSON, but of no agency's shape, nor ninjs: the object has no uri", original);
    }

    private static String error(JsonNode answer) {
        JsonNode header = answer.has("response") ? answer.path("response").path("header") : answer.path("header");
        String result = JsonFields.text(header, "resultCode");
        if (!result.isEmpty()
                && !GOOD.matcher(result).matches()
                && !NO_DATA.matcher(result).matches()) {
            return said(result, JsonFields.text(header, "resultMsg"), JsonFields.text(header, "errorMsg"));
        }
        JsonNode http = answer.path("httpResponse");
        String code = JsonFields.text(http, "code");
        if (!code.isEmpty() && !GOOD.matcher(code).matches()) {
            return said(code, JsonFields.text(http, "status"), JsonFields.text(http, "message"), message(answer));
        }
        for (String name : List.of("error", "_error", "errors", "fault")) {
            JsonNode error = answer.path(name).isArray() ? answer.path(name).path(0) : answer.path(name);
            if (error.isObject() && !error.isEmpty()) {
                return said(
                        JsonFields.first(error, "code", "status"), message(error), JsonFields.text(error, "detail"));
            }
            if (error.isTextual() && !error.asText().isBlank()) {
                return said(error.asText(), message(answer));
            }
        }
        String status = JsonFields.first(answer, "status", "statusCode", "code");
        boolean failed = !status.isEmpty() && !GOOD.matcher(status).matches();
        return failed && !message(answer).isEmpty() ? said(status, message(answer)) : "";
    }

    private static String message(JsonNode node) {
        return JsonFields.first(node, "message", "msg", "error_description", "errorMessage", "title", "faultstring");
    }

    private static String said(String... parts) {
        var said = new ArrayList<String>();
        for (String part : parts) {
            String line = PlainText.line(part);
            if (!line.isEmpty() && !said.contains(line)) {
                said.add(line);
            }
        }
        String all = String.join(", ", said);
        return all.length() <= LONGEST ? all : all.substring(0, LONGEST) + "…";
    }

    private static boolean isEmptyPage(JsonNode page) {
        return JsonEnvelope.LISTS.stream()
                .anyMatch(name -> page.has(name)
                        && page.path(name).isEmpty()
                        && (page.path(name).isNull() || page.path(name).isContainerNode()));
    }
}
