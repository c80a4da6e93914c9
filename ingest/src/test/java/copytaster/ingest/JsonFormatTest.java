package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Story;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatTest {

    private static final String ONE = "{\"uri\": \"x:1\", \"headline\": \"One\"}";
    private static final String TWO = "{\"uri\": \"x:2\", \"headline\": \"Two\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[%s,%s]",
                "{\"items\": [%s, %s]}",
                "{\"_items\": [%s, %s], \"_meta\": {\"total\": 2}}",
                "{\"entries\": [%s, %s], \"id\": \"a request's\"}",
                "{\"total\": 2, \"item\": [%s, %s]}",
                "{\"data\": {\"envelope\": {\"itemsCount\": 2}, \"items\": [%s, %s]}}",
                "{\"header\": {\"resultCode\": \"00\"}, \"body\": [%s, %s]}",
                "%s\n%s",
                "%s %s",
                "%s,\r\n\r\n%s\r\n"
            })
    void everyFramingGivesEachItemItsOwnOriginal(String framing) {
        List<Reading> readings = Wires.read(framing.formatted(ONE, TWO));

        assertThat(readings)
                .extracting(reading -> new String(reading.original(), StandardCharsets.UTF_8))
                .containsExactly(ONE, TWO);
        assertThat(readings).allMatch(Parsed.class::isInstance);
    }

    @Test
    void itemWithAListOfItsOwnIsNoEnvelope() {
        Story story = Wires.story("{\"uri\": \"x:1\", \"headline\": \"Package\", \"items\": [" + TWO + "]}");

        assertThat(story.getId()).isEqualTo("x:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"uri\": \"x:1\", \"headline\": \"Raw\ttab and\nline end\", \"version\": \"2\"}",
                "{\"uri\": \"x:1\", \"headline\": \"Raw tab and line end\", \"version\": \"2\",}",
                "{\"uri\": \"x:1\", \"headline\": \"Raw tab and line end\", \"version\": 2, \"score\": NaN}",
                "{\"uri\": \"x:1\", \"headline\": \"Raw tab and line end\", \"version\": 02}",
                "{\"uri\": \"x:0\", \"uri\": \"x:1\", \"headline\": \"Raw tab and line end\", \"version\": \"2\"}",
                "{\"uri\": \"x:1\", \"headline\": \"Raw tab \\ud83dand\\u0007 line end\", \"version\": \"2\"}",
                "\uFEFF{\"uri\": \"x:1\", \"headline\": \"Raw tab and line end\", \"version\": \"2\", \"keywords\": null}",
            })
    void whatIsNoStrictJsonIsReadAllTheSame(String json) {
        Story story = Wires.story(json);

        assertThat(story.getId()).isEqualTo("x:1");
        assertThat(story.getVersion()).isEqualTo("2");
        assertThat(story.getHeadline()).isEqualTo("Raw tab and line end");
    }

    @Test
    void escapedCurlyQuotesAreQuotes() {
        Story story = Wires.story("{\"uri\": \"x:1\", \"headline\": \"He said \\“no\\”.\"}");

        assertThat(story.getHeadline()).isEqualTo("He said “no”.");
    }

    @Test
    void brokenItemOfAnArrayCostsNoOther() {
        List<Reading> readings =
                Wires.read("{\"items\": [" + ONE + ", {\"uri\": x:9, \"headline\": \"}\"}, " + TWO + "]}");

        assertThat(readings).hasSize(3);
        assertThat(readings.get(1)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).contains("not valid JSON");
            assertThat(new String(rejected.original(), StandardCharsets.UTF_8)).startsWith("{\"uri\": x:9");
        });
        assertThat(readings.get(2)).isInstanceOf(Parsed.class);
    }

    @Test
    void quoteThatNeverEndsCostsNoItemOfAListInLines() {
        String broken = "{\n    \"uri\": \"x:9\",\n    \"headline\": \"No end\n  }";
        List<Reading> readings = Wires.read("[\n  " + ONE + ",\n  " + broken + ",\n  " + TWO + "\n]");

        assertThat(readings).hasSize(3);
        assertThat(readings.get(1)).isInstanceOf(Rejected.class);
        assertThat(readings.get(2)).isInstanceOfSatisfying(Parsed.class, parsed -> assertThat(
                        parsed.story().getId())
                .isEqualTo("x:2"));
    }

    @Test
    void textThatBreaksOffKeepsItsWholeItems() {
        List<Reading> readings = Wires.read("{\"data\": {\"items\": [" + ONE + ", {\"uri\": \"x:2\", \"head");

        assertThat(readings).hasSize(2);
        assertThat(readings.getFirst()).isInstanceOf(Parsed.class);
        assertThat(readings.get(1)).isInstanceOf(Rejected.class);
    }

    @Test
    void answersOfAnApiThatAreNoItemsSayWhatTheySay() {
        assertThat(Wires.rejection("{\"error\": {\"code\": 403, \"message\": \"Not entitled\"}}"))
                .contains("403, Not entitled");
        assertThat(Wires.rejection("{\"_status\": \"ERR\", \"_error\": {\"code\": 404, \"message\": \"gone\"}}"))
                .contains("404, gone");
        assertThat(Wires.rejection("{\"title\": \"Unauthorized\", \"status\": 401, \"traceId\": \"1\"}"))
                .contains("401, Unauthorized");
        assertThat(Wires.rejection("{\"message\": \"Internal server error\", \"statusCode\": 500}"))
                .contains("500, Internal server error");
        assertThat(Wires.rejection("{\"errors\": [{\"message\": \"bad query\"}], \"data\": null}"))
                .contains("bad query");
        assertThat(Wires.rejection("{\"anything\": {\"else\": 1}}")).contains("no uri");
        assertThat(Wires.rejection("[1, 2, 3]")).contains("not an object");
    }

    @Test
    void emptyPagesAreNoErrors() {
        for (String page : List.of(
                "{\"entries\": []}",
                "{\"httpResponse\": {\"code\": 200}, \"data\": {\"envelope\": {\"itemsCount\": 0}, \"items\": []}}",
                "{\"api_version\": \"1.1\", \"id\": \"x\", \"data\": {\"current_item_count\": 0, \"items\": []}}",
                "{\"header\": {\"resultCode\": \"03\", \"resultMsg\": \"NODATA_ERROR\"}, \"body\": null}")) {
            assertThat(Wires.setAside(page)).isEqualTo("an API's page without items");
        }
        assertThat(Wires.setAside("[]")).isEqualTo("empty JSON array");
    }

    @Test
    void nestingWithoutEndIsRejectedAndNoneIsDeepEnoughToCrash() {
        assertThat(Wires.rejection("{\"a\":".repeat(100_000))).contains("JSON");
        assertThat(Wires.rejection("{\"uri\": \"x:1\", \"a\": " + "[".repeat(500) + "]".repeat(500) + "}"))
                .contains("not valid JSON");
    }

    @Test
    void unendingObjectsTakeNoUnboundedTime() {
        assertThat(Wires.read("[" + "{\"\n".repeat(300_000))).isNotEmpty();
        assertThat(Wires.read("[" + "\n{".repeat(300_000))).isNotEmpty();
    }

    @Test
    void originalGivesTheSameStoryAgain() {
        for (String sample : List.of("efe/content-api.json", "ap/media-api-feed.json", "yonhap/government-api.json")) {
            for (Reading reading : Wires.read(Wires.sample(sample))) {
                if (reading instanceof Parsed parsed) {
                    assertThat(Wires.story(parsed.original())).isEqualTo(parsed.story());
                }
            }
        }
    }
}
