package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Kind;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NinjsTest {

    private final String json = Wires.text("ninjs.json").strip();

    @Test
    void versionOneIsReadWhole() {
        Story story = Wires.story(json);

        assertThat(story.getProvider()).isEqualTo("generic");
        assertThat(story.getId()).isEqualTo("urn:newsml:example.org:20260101:7");
        assertThat(story.getVersionRank()).isEqualTo(3L);
        assertThat(story.getHeadline()).isEqualTo("Rat & Tat: Neues aus Beispielstadt");
        assertThat(story.getLanguage()).isEqualTo("de-AT");
        assertThat(story.getBody()).isEqualTo("Erster Absatz.\n\nFonds\tPreis\nA\t1,20\n\nZweiter Absatz.");
        assertThat(story.getSubjects())
                .extracting("scheme", "code")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("medtop", "11000000"));
        assertThat(story.getPlaces())
                .extracting("scheme", "code")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("iso3166-1a2", "AT"));
        assertThat(story.getRights()).isEqualTo("Nur für Kunden");
    }

    @Test
    void usableWithAnEmbargoAheadIsEmbargoed() {
        Story story = Wires.story(json);

        assertThat(story.getStatus()).isEqualTo(Status.EMBARGOED);
        assertThat(story.getEmbargoUntil()).isEqualTo(Instant.parse("2026-01-01T18:00:00Z"));
    }

    @Test
    void telephoneNumbersAreNotPublic() {
        assertThat(Wires.story(json).getNotes()).singleElement().satisfies(note -> assertThat(note.getPublic$())
                .isFalse());
    }

    @Test
    void versionsTwoAndThreeNameTheirFieldsOtherwise() {
        Story story = Wires.story("""
                {"uri": "x:1", "pubStatus": "usable", "versionCreated": "2026-01-01T12:00:00Z", "by": "Erika Mustermann",
                 "headlines": [{"role": "short", "value": "Kurz"}, {"role": "main", "value": "Lang"}],
                 "bodies": [{"role": "text", "contentType": "text/plain", "value": "Nur Text."}],
                 "subjects": [{"uri": "http://cv.iptc.org/newscodes/mediatopic/20000178", "name": "earnings"}]}
                """);

        assertThat(story.getHeadline()).isEqualTo("Lang");
        assertThat(story.getByline()).isEqualTo("Erika Mustermann");
        assertThat(story.getBody()).isEqualTo("Nur Text.");
        assertThat(story.getSubjects().getFirst().getScheme()).isEqualTo("medtop");
        assertThat(story.getSubjects().getFirst().getCode()).isEqualTo("20000178");
    }

    @Test
    void arraysAndJsonLinesGiveEachItsOwn() {
        String other = json.replace(":7\"", ":8\"");
        List<Reading> array = Wires.read("[" + json + ",\n" + other + "]");
        List<Reading> lines = Wires.read(json + "\n" + other + "\n");

        assertThat(array).hasSize(2).allMatch(Parsed.class::isInstance);
        assertThat(lines).hasSize(2).allMatch(Parsed.class::isInstance);
        for (Reading reading : List.of(array.get(1), lines.get(1))) {
            assertThat(Wires.story(reading.original()).getId()).isEqualTo("urn:newsml:example.org:20260101:8");
        }
    }

    @Test
    void oneBrokenLineCostsNoOther() {
        List<Reading> readings = Wires.read(json + "\n{\"uri\": \"broken\n" + json.replace(":7\"", ":9\""));

        assertThat(readings).hasSize(3);
        assertThat(readings.get(1)).isInstanceOf(Rejected.class);
        assertThat(readings.get(2)).isInstanceOf(Parsed.class);
    }

    @Test
    void picturesAndPlanningAreSetAside() {
        assertThat(Wires.setAside("{\"uri\": \"x\", \"type\": \"picture\"}")).isEqualTo("ninjs picture");
        assertThat(Wires.setAside("{\"uri\": \"x\", \"type\": \"planning\"}")).isEqualTo("ninjs planning");
    }

    @Test
    void testSignalMakesATest() {
        Story story = Wires.story("{\"uri\": \"x:1\", \"headline\": \"Nothing\", \"signals\": [\"Test\"]}");

        assertThat(story.getKind()).isEqualTo(Kind.TEST);
    }

    @Test
    void objectWithoutUriIsNoNinjs() {
        assertThat(Wires.rejection("{\"name\": \"x\"}")).contains("no uri");
    }

    @Test
    void providerOfTheFeedGivesTheKeyWhereThereIsNoFile() {
        var reader = WireReader.standard();
        Reading reading = reader.read(
                        "{\"uri\": \"x:1\", \"headline\": \"H\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        new ReadContext("f", "s", "Nordpress", ""))
                .getFirst();

        assertThat(((Parsed) reading).story().getProvider()).isEqualTo("nordpress");
    }
}
