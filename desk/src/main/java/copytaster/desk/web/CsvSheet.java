package copytaster.desk.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Stories as a sheet, a line each, with the byte order mark by which spreadsheets know UTF-8. A cell that a spreadsheet would take for a
 * formula begins with an apostrophe: headlines come from outside.
 *
 * <p>Source: RFC 4180.
 */
final class CsvSheet {

    private static final List<String> COLUMNS = List.of(
            "time",
            "provider",
            "headline",
            "status",
            "relation",
            "first",
            "minutesBehind",
            "urgency",
            "priority",
            "language",
            "countries",
            "topics",
            "desks",
            "key",
            "version");

    private final HouseTime time;
    private final StringBuilder text = new StringBuilder("\uFEFF");
    private int rows;

    CsvSheet(HouseTime time) {
        this.time = time;
        line(COLUMNS);
    }

    /** @param fields the story in the form of the index */
    void add(JsonNode fields) {
        line(List.of(
                time.offset(Instant.parse(fields.path("versionSeen").asText())),
                fields.path("provider").asText(""),
                fields.path("headline").asText(""),
                fields.path("status").asText(""),
                fields.path("relation").asText(""),
                fields.path("firstInCluster").asText(""),
                fields.path("minutesBehind").asText(""),
                fields.path("urgency").asText(""),
                fields.path("priority").asText(""),
                fields.path("language").asText(""),
                joined(fields.path("countries")),
                joined(fields.path("topicLabels")),
                joined(fields.path("desks")),
                fields.path("key").asText(""),
                fields.path("version").asText("")));
        rows++;
    }

    int rows() {
        return rows;
    }

    String text() {
        return text.toString();
    }

    private void line(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            text.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
        }
        text.append("\r\n");
    }

    static String cell(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(letter -> ",\"\r\n".indexOf(letter) >= 0);
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static String joined(JsonNode values) {
        var texts = new ArrayList<String>();
        values.forEach(value -> texts.add(value.asText()));
        return String.join("; ", texts);
    }
}
