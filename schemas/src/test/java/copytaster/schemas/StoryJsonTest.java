package copytaster.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoryJsonTest {

    private static final Story STORY = Story.newBuilder()
            .setProvider("efe")
            .setId("25413502")
            .setStatus(Status.EMBARGOED)
            .setSignals(List.of(Signal.UPDATE, Signal.CORRECTION))
            .setHeadline("Año nuevo")
            .setUrgency(3)
            .setEmbargoUntil(Instant.parse("2026-01-01T06:00:00Z"))
            .setDateline(Dateline.newBuilder()
                    .setText("Seúl, 1 ene (EFE)")
                    .setPlace("Seúl")
                    .build())
            .setNotes(List.of(
                    Note.newBuilder().setText("Llamar").setPublic$(false).build()))
            .build();

    private final Map<String, Object> json = StoryJson.of(STORY);

    @Test
    void enumsAreNamesAndTimesAreIso8601() {
        assertThat(json)
                .containsEntry("status", "EMBARGOED")
                .containsEntry("signals", List.of("UPDATE", "CORRECTION"))
                .containsEntry("embargoUntil", "2026-01-01T06:00:00Z");
    }

    @Test
    void numbersAndFlagsStayWhatTheyAre() {
        assertThat(json).containsEntry("urgency", 3);
        assertThat(json).containsEntry("notes", List.of(Map.of("text", "Llamar", "role", "", "public", false)));
    }

    @Test
    void partsAreMapsOfTheirOwn() {
        assertThat(json).containsEntry("dateline", Map.of("text", "Seúl, 1 ene (EFE)", "place", "Seúl"));
    }

    @Test
    void whatIsNullIsLeftOutAndWhatIsEmptyIsNot() {
        assertThat(json).doesNotContainKeys("versionRank", "firstCreated").containsEntry("body", "");
    }

    @Test
    void fieldsStandInTheOrderOfTheSchema() {
        assertThat(json.keySet()).startsWith("provider", "id", "version", "status", "kind", "signals", "headline");
    }

    @Test
    void bytesAreBase64AndCanBeReadAgain() {
        var original = ByteBuffer.wrap("<nitf/>".getBytes(StandardCharsets.UTF_8));
        RejectedWire rejected = RejectedWire.newBuilder()
                .setFeed("efe")
                .setSource("a.xml")
                .setReason("truncated")
                .setOriginal(original)
                .build();

        assertThat(StoryJson.of(rejected)).containsEntry("original", "PG5pdGYvPg==");
        assertThat(StoryJson.of(rejected)).containsEntry("original", "PG5pdGYvPg==");
    }

    @Test
    void mapsAreMaps() {
        Cursor cursor = Cursor.newBuilder()
                .setFeed("efe")
                .setState(Map.of("etag", "\"7\""))
                .build();

        assertThat(StoryJson.of(cursor)).containsEntry("state", Map.of("etag", "\"7\""));
    }

    @Test
    void severalRecordsAreAListInTheirOrder() {
        assertThat(StoryJson.of(List.of(tick(2), tick(1)))).containsExactly(Map.of("number", 2L), Map.of("number", 1L));
    }

    private static Tick tick(long number) {
        return Tick.newBuilder().setNumber(number).build();
    }
}
