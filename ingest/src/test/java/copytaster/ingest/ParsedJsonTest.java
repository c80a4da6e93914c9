package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ParsedJsonTest {

    @Test
    void fieldsOfAStoryStandInTheirOrder() {
        Map<String, Object> json = ParsedJson.of(
                "afp.xml", Wires.read(Wires.text("afp-update.xml")).getFirst());

        assertThat(json.keySet())
                .containsExactly(
                        "file",
                        "provider",
                        "format",
                        "id",
                        "version",
                        "status",
                        "kind",
                        "signals",
                        "headline",
                        "slug",
                        "byline",
                        "dateline",
                        "language",
                        "urgency",
                        "firstCreated",
                        "versionCreated",
                        "embargoUntil",
                        "body",
                        "captions",
                        "keywords",
                        "subjects",
                        "places",
                        "related",
                        "rights",
                        "editorialNotes",
                        "priority");
        assertThat(json.get("dateline"))
                .isEqualTo(Map.of("text", "Nowhere City, Utopia, March 4, 2026 (AFP)", "place", "Nowhere City"));
        assertThat(json.get("firstCreated")).isEqualTo("2026-03-04T10:14:59Z");
        assertThat(json.get("embargoUntil")).isNull();
    }

    @Test
    void rejectedAndSetAsideSayWhy() {
        assertThat(ParsedJson.of("f", new Rejected("broken", new byte[0])))
                .isEqualTo(Map.of("file", "f", "rejected", "broken"));
        assertThat(ParsedJson.of("f", new SetAside("a JPEG picture", new byte[0])))
                .isEqualTo(Map.of("file", "f", "setAside", "a JPEG picture"));
    }
}
