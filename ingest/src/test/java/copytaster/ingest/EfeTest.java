package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Kind;
import copytaster.schemas.Note;
import copytaster.schemas.PlaceRole;
import copytaster.schemas.Priority;
import copytaster.schemas.Related;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Signal;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EfeTest {

    private final String nitf = Wires.text("efe-nitf.xml");
    private final String two = Wires.text("efe-two.xml");

    @Test
    void nitfIsReadWhole() {
        Story story = Wires.story(nitf);

        assertThat(story.getProvider()).isEqualTo("efe");
        assertThat(story.getId()).isEqualTo("90000001");
        assertThat(story.getVersion()).isEmpty();
        assertThat(story.getVersionRank()).isNull();
        assertThat(story.getSlug()).isEqualTo("HONDURAS AGUAS");
        assertThat(story.getByline()).isEmpty();
        assertThat(story.getLanguage()).isEqualTo("es-ES");
        assertThat(story.getDateline().getText()).isEqualTo("Tegucigalpa, 2 ene (EFE)");
        assertThat(story.getDateline().getPlace()).isEqualTo("Tegucigalpa");
        assertThat(story.getVersionCreated()).isEqualTo(Instant.parse("2026-01-02T22:28:00Z"));
        assertThat(story.getSubjects())
                .extracting("scheme", "code")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("subj", "11006005"),
                        org.assertj.core.groups.Tuple.tuple("efe", "F01001000"));
        assertThat(story.getPlaces())
                .extracting("scheme", "code", "role")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("iso3166-1a3", "HND", PlaceRole.EVENT),
                        org.assertj.core.groups.Tuple.tuple("city", "Tegucigalpa", PlaceRole.EVENT));
        assertThat(story.getBody())
                .isEqualTo("Tegucigalpa, 2 ene (EFE).- El alcalde presentó este viernes el plan.\n\n"
                        + "El plan costará lo que cueste. EFE");
    }

    @Test
    void priorityIsInTheMetaElement() {
        Story urgent =
                Wires.story(nitf.replace("name=\"prioridad\" content=\"R\"", "name=\"prioridad\" content=\"U\""));

        assertThat(urgent.getPriority()).isEqualTo(Priority.URGENT);
        assertThat(urgent.getSignals()).contains(Signal.ALERT);
        assertThat(urgent.getKind()).isEqualTo(Kind.ALERT);
    }

    @Test
    void complementSaysWhatKindOfUpdateItIs() {
        Story update = Wires.story(
                nitf.replace("name=\"complemento\" content=\"\"", "name=\"complemento\" content=\"Actualización\""));
        Story preview = Wires.story(
                nitf.replace("name=\"complemento\" content=\"\"", "name=\"complemento\" content=\"Previsión\""));

        assertThat(update.getSignals()).containsExactly(Signal.UPDATE);
        assertThat(preview.getKind()).isEqualTo(Kind.AGENDA);
    }

    @Test
    void fileOfManyItemsGivesEachItsOwnOriginal() {
        List<Reading> readings = Wires.read(two);

        assertThat(readings).hasSize(2);
        Parsed first = (Parsed) readings.getFirst();
        assertThat(first.story().getId()).isEqualTo("55990000001");
        assertThat(first.story().getVersionRank()).isEqualTo(16L);
        assertThat(first.story().getSignals()).containsExactly(Signal.UPDATE);
        assertThat(((SetAside) readings.get(1)).what()).isEqualTo("NewsML photo");
        String original = new String(first.original(), StandardCharsets.UTF_8);
        assertThat(original).contains("55990000001").doesNotContain("55990000002");
        assertThat(Wires.story(first.original())).isEqualTo(first.story());
    }

    @Test
    void captionsAndPicturesPlacesAreNotTheStorys() {
        Story story = ((Parsed) Wires.read(two).getFirst()).story();

        assertThat(story.getBody()).isEqualTo("Castries (Santa Lucía), 26 jul (EFE).- La isla vota hoy.");
        assertThat(story.getPlaces()).extracting("code").doesNotContain("Otra Ciudad");
    }

    @Test
    void bureauIsNotWhereTheStoryWasFiled() {
        Story story = ((Parsed) Wires.read(two).getFirst()).story();

        assertThat(story.getDateline().getPlace()).isEqualTo("Castries");
        assertThat(story.getPlaces())
                .extracting("code", "role")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("San Juan", PlaceRole.BUREAU));
        assertThat(story.getByline()).isEmpty();
    }

    @Test
    void fileThatBreaksOffKeepsItsWholeItemsAndRejectsTheRest() {
        List<Reading> readings = Wires.read(two.substring(0, two.indexOf("55990000002")));

        assertThat(readings.getFirst()).isInstanceOf(Parsed.class);
        assertThat(readings.getLast()).isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.reason())
                .contains("breaks off"));
    }

    @Test
    void killUnderNewIdPointsAtTheOld() {
        String kill = nitf.replace(
                        "management-status=\"usable\"",
                        "management-status=\"canceled\" management-doc-idref=\"90000001\" management-idref-status=\"canceled\"")
                .replace("id-string=\"90000001\"", "id-string=\"90000009\"");
        Story story = Wires.story(kill);

        assertThat(story.getId()).isEqualTo("90000009");
        assertThat(story.getStatus()).isEqualTo(Status.KILLED);
        assertThat(story.getRelated()).containsExactly(new Related(RelatedRole.KILLS, "90000001", "canceled"));
        assertThat(story.getBody()).isEmpty();
        assertThat(story.getNotes()).anyMatch(note -> note.getRole().equals("kill"));
    }

    @Test
    void killNoticeWithATelephoneNumberIsForEditorsOnly() {
        String kill = nitf.replace(
                        "management-status=\"usable\"",
                        "management-status=\"canceled\" management-doc-idref=\"90000001\" management-idref-status=\"canceled\"")
                .replace("id-string=\"90000001\"", "id-string=\"90000009\"")
                .replaceFirst("(?s)<body.content>.*?<p>", "$0Questions to the desk, tel. +34 555 010 203. ");

        assertThat(Wires.story(kill).getNotes())
                .filteredOn(note -> note.getText().contains("555"))
                .isNotEmpty()
                .noneMatch(Note::getPublic$);
    }

    @Test
    void embargoByReleaseDate() {
        String embargoed = nitf.replace("management-status=\"usable\"", "management-status=\"embargoed\"")
                .replace("<key-list>", "<date.release norm=\"20260103T080000+0100\"/><key-list>");
        Story story = Wires.story(embargoed);

        assertThat(story.getStatus()).isEqualTo(Status.EMBARGOED);
        assertThat(story.getEmbargoUntil()).isEqualTo(Instant.parse("2026-01-03T07:00:00Z"));
    }

    @Test
    void embargoBeforeTheVersionIsOver() {
        String past = nitf.replace("<key-list>", "<date.release norm=\"20260101T080000+0100\"/><key-list>");

        assertThat(Wires.story(past).getStatus()).isEqualTo(Status.USABLE);
    }

    @Test
    void embargoThatIsNoTimeHoldsBack() {
        String vague = nitf.replace("<key-list>", "<date.release norm=\"después de la cena\"/><key-list>");
        Story story = Wires.story(vague);

        assertThat(story.getStatus()).isEqualTo(Status.EMBARGOED);
        assertThat(story.getEmbargoUntil()).isNull();
        assertThat(story.getNotes()).anyMatch(note -> note.getText().contains("después de la cena"));
    }

    @Test
    void rssThatIsNotWellFormedIsRead() {
        String rss = """
                <rss version="2.0">
                    xmlns:atom="http://www.w3.org/2005/Atom">
                    <title>556</title><language>ES</language>
                    <atom:link href="https://www.example.org" rel="self" type="application/rss+xml" />
                    <item><guid isPermaLink="false">55990000003</guid><category>Política</category><title>La isla vota</title>
                    <description>Castries (Santa Lucía), 26 jul (EFE).- La isla vota.
                Los colegios abren doce horas.
                </description><pubDate>Mon, 26 Jul 2021 14:40:10 Z</pubDate></item>
                </rss>
                """;
        Story story = Wires.story(rss);

        assertThat(story.getProvider()).isEqualTo("efe");
        assertThat(story.getId()).isEqualTo("55990000003");
        assertThat(story.getLanguage()).isEqualTo("es");
        assertThat(story.getVersionCreated()).isEqualTo(Instant.parse("2021-07-26T14:40:10Z"));
        assertThat(story.getBody())
                .isEqualTo("Castries (Santa Lucía), 26 jul (EFE).- La isla vota.\n\nLos colegios abren doce horas.");
    }

    @Test
    void tablesKeepRowsAndCells() {
        String table = nitf.replace(
                "<p>El plan costará lo que cueste. EFE</p>",
                "<table><tr><td>Gasolina 95</td><td>1,50</td></tr><tr><td>Gasóleo A</td><td>1,43</td></tr><tr><td>GLP</td><td>0,99</td></tr></table>");
        Story story = Wires.story(table);

        assertThat(story.getBody()).endsWith("\n\nGasolina 95\t1,50\nGasóleo A\t1,43\nGLP\t0,99");
        assertThat(story.getKind()).isEqualTo(Kind.TABLE);
    }

    @Test
    void sameStoryInNewsMlAndJsonIsTheSame() throws IOException {
        Story newsMl = ((Parsed) Wires.read(Files.readAllBytes(
                                Path.of("src/test/resources/copytaster/ingest/providers/efe/content-api.xml")))
                        .get(1))
                .story();
        Story json = Wires.story("""
                {"packageInfo":{"id":99006699521,"version":16,"format":{"id":5,"description":"Multimedia"},
                "date":"20260726T143125Z","firstCreated":"20260726T071411Z","guide":"UTOPÍA CRISIS","guideComplements":[],
                "title":"Utopía en una crisis que los partidos lamentan","subtitle":"","summary":"","keyWords":[],
                "text":"Utopía, 26 jul (EFE).- La decisión es clara.\\n\\"No termina aquí\\", subraya el comunicado.\\n",
                "metaData":{"langCode":"es","relevance":{"id":5,"description":"Normal"},"iptcList":[{"code":"11024000"}],"geoProperties":{}}},
                "objects":[{"id":99006699521002,"format":{"id":1,"description":"Texto"},"title":"Utopía en una crisis que los partidos lamentan",
                "text":"Utopía, 26 jul (EFE).- La decisión es clara.\\n\\"No termina aquí\\", subraya el comunicado.\\n","metaData":{}},
                {"id":99006699521006,"format":{"id":1,"description":"Texto"},"title":"La mesa del Parlamento utópico se reúne","text":"Utopía, 26 jul (EFE).- El presidente dirigió una reunión.\\nFin.\\n","metaData":{}},
                {"id":99006699521003,"format":{"id":2,"description":"Foto"},"title":"","text":"EFE/STR\\n","metaData":{}}]}
                """);

        assertThat(newsMl)
                .usingRecursiveComparison()
                // The JSON knows no terms of use.
                .ignoringFields("rights")
                .isEqualTo(json);
    }
}
