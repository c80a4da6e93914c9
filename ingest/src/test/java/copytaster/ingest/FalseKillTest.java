package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.ingest.formats.Item;
import copytaster.ingest.providers.NoStory;
import copytaster.ingest.providers.Providers;
import copytaster.schemas.Kind;
import copytaster.schemas.Signal;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A kill, a test and a notice are told from news that only speaks of such things: a wrong kill destroys a story. */
class FalseKillTest {

    private static final Providers PROVIDERS = Providers.standard();
    private static final String NEWS =
            "PUERTO MAR (AG) - The first paragraph of an ordinary story, invented for this.\n\n"
                    + "A second one says more of it.\n\nAnd so does the third.";
    private static final String NOTICE = "Please do not use the story.";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            efe     | newsml-1.2 | headline   | Anulación del concurso de la autovía
            efe     | newsml-1.2 | headline   | ANULACIÓN DE LAS ELECCIONES EN EL CLUB
            efe     | newsml-1.2 | slug       | COSTA ELECCIONES ANULACIÓN
            efe     | newsml-1.2 | slug       | ANULADA SUBASTA
            efe     | newsml-1.2 | headline   | Prueba de fuego para la alcaldesa
            efe     | newsml-1.2 | headline   | Mensaje de prueba de Protección Civil en todos los móviles
            efe     | newsml-1.2 | headline   | PRUEBA SUPERADA POR EL EQUIPO
            afp     | newsml-1.2 | headline   | KILL BILL ACTRESS RETURNS
            afp     | newsml-1.2 | headline   | KILL-SWITCH LAW PASSED
            afp     | newsml-1.2 | headline   | KILLED IN ACTION, FORGOTTEN AT HOME
            afp     | newsml-1.2 | headline   | Avis de tempête sur la côte
            afp     | newsml-1.2 | headline   | Advisory board warns of floods
            afp     | newsml-1.2 | headline   | مذكرة توقيف بحق رئيس النادي
            afp     | newsml-1.2 | headline   | توقعات بنمو الاقتصاد العام المقبل
            afp     | newsml-1.2 | slug       | US-politics-memo
            afp     | newsml-1.2 | advisory   | KILL 3rd para: the name was wrong
            ana     | newsml-1.2 | headline   | ΑΚΥΡΩΣΗ ΔΡΟΜΟΛΟΓΙΩΝ ΛΟΓΩ ΑΝΕΜΩΝ
            ana     | newsml-1.2 | headline   | ΑΝΑΚΛΗΣΗ: Χιλιάδες αυτοκίνητα επιστρέφουν
            anp     | newsml-1.2 | headline   | Vervallen fabriek krijgt nieuwe bestemming
            anp     | newsml-1.2 | headline   | Ingetrokken rijbewijs kost burgemeester de baan
            anp     | newsml-1.2 | headline   | Let op: storm verwacht in het weekend
            anp     | newsml-1.2 | lead       | Vervallen huizen in de binnenstad worden gesloopt.
            anp     | newsml-1.2 | lead       | Bericht over de brug: de vergunning is ingetrokken door de raad.
            ansa    | newsml-g2  | headline   | ANNULLATA LA PARTITA PER NEBBIA
            ap      | ap-json    | advisory   | Eds: Kill graf 4, which repeats the lead.
            ap      | ap-json    | advisory   | Eds: Disregard the earlier budget line.
            ap      | ap-json    | advisory   | Eds: Withhold the names of the two minors.
            ap      | ap-json    | advisory   | KILLED BY: adds the police statement
            ap      | newsml-g2  | slugline   | US--Budget Deficit
            ats     | newsml-1.2 | headline   | ANNULATION DU SALON DE LA MONTAGNE
            belga   | newsml-1.2 | headline   | KILL BILL OP HET PODIUM
            belga   | newsml-1.2 | headline   | ANNULATION DE 40 VOLS
            dpa     | newsml-g2  | headline   | Achtung, Betrüger: Polizei warnt vor Anrufen
            dpa     | newsml-g2  | headline   | Achtung Glatteis am Morgen
            dpa     | iptc7901   | headline   | Rückzug der Truppen aus dem Tal
            dpa     | iptc7901   | headline   | Zurückgezogen lebender Maler wird achtzig
            dpa     | iptc7901   | tag        | (Zusammenfassung: Minister kündigt Rückzug an)
            dpa     | iptc7901   | tag        | TO KILL A LAKE
            ap      | anpa1312   | tag        | 3 Killed
            ap      | anpa1312   | tag        | No Hold Barred
            ap      | anpa1312   | headline   | KILL BILL ACTRESS RETURNS
            ap      | anpa1312   | advisory   | Kill 2nd graf, which repeats the lead.
            kyodo   | newsml-1.0 | slugline   | KILL BILL
            pa      | nitf-3.2   | advisory   | Withdraw reference to the mayor in par three
            pa      | nitf-3.2   | advisory   | Kill par 4
            pa      | nitf-3.2   | title      | 1 TRAVEL Advisory
            reuters | newsml-g2  | headline   | WITHDRAWN TROOPS ARRIVE HOME
            reuters | newsml-g2  | headline   | TEST CRICKET-ISLANDERS WIN SECOND TEST
            reuters | newsml-g2  | headline   | ADVISORY PANEL BACKS VACCINE
            tass    | newsml-1.0 | slugline   | Cancelled flights
            tass    | newsml-1.0 | headline   | CANCELLED FLIGHTS RESUME
            yonhap  | rss-2.0    | headline   | [시험] 내년 공무원 시험 일정 발표
            coast   | nitf-3.6   | headline   | Test scores ignore poverty, study says
            coast   | nitf-3.6   | headline   | Test: islanders ignored calls to stop
            coast   | nitf-3.6   | headline   | Advisory council backs the bridge
            """)
    void newsThatSpeaksOfItIsNews(String provider, String format, String field, String value) throws NoStory {
        String body = field.equals("lead") ? value + "\n\n" + NEWS : NEWS;
        Story story = story(provider, format, field, value, body);

        assertThat(story.getStatus()).isEqualTo(Status.USABLE);
        assertThat(story.getKind()).isEqualTo(Kind.STORY);
        assertThat(story.getSignals()).doesNotContain(Signal.TEST, Signal.ADVISORY, Signal.KILL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            efe     | newsml-1.2 | headline | ANULACIÓN: concurso de la autovía
            efe     | newsml-1.2 | headline | ANULACIÓN
            efe     | newsml-1.2 | slug     | COSTA ELECCIONES (ANULACIÓN)
            afp     | newsml-1.2 | headline | KILL: the story of the lake
            afp     | newsml-1.2 | headline | MANDATORY KILL - lake
            afp     | newsml-1.2 | advisory | KILL
            afp     | newsml-1.2 | advisory | MANDATORY KILL: the story is wrong
            ana     | newsml-1.2 | headline | ΑΚΥΡΩΣΗ
            ana     | newsml-1.2 | headline | ΑΝΑΚΛΗΣΗ: η είδηση 17
            anp     | newsml-1.2 | headline | VERVALLEN: bericht over de brug
            anp     | newsml-1.2 | headline | Vervallen
            anp     | newsml-1.2 | lead     | V e r v a l l e n bericht ANPX-101226-999.
            anp     | newsml-1.2 | lead     | Dit bericht over de brug is ingetrokken.
            ansa    | newsml-g2  | headline | ++ ANNULLARE: notizia sul ponte ++
            ap      | ap-json    | advisory | Eds: Kill BC-US--Lake, W1645. A kill is mandatory.
            ap      | ap-json    | advisory | MANDATORY KILL
            ap      | ap-json    | advisory | Eds: Disregard this story.
            ats     | newsml-1.2 | headline | ANNULATION: bsf153
            belga   | newsml-1.2 | headline | KILL - verhaal over de brug
            dpa     | iptc7901   | headline | Zurückgezogen: bdt0623
            dpa     | iptc7901   | tag      | (Achtung: bdt0623 zurückgezogen)
            dpa     | iptc7901   | tag      | (Zurückgezogen)
            dpa     | iptc7901   | tag      | KILL
            ap      | anpa1312   | tag      | 1st Ld-Kill
            ap      | anpa1312   | tag      | KILL
            ap      | anpa1312   | headline | BULLETIN KILL
            kyodo   | newsml-1.0 | slugline | KILL
            pa      | nitf-3.2   | advisory | Withdrawn
            pa      | nitf-3.2   | advisory | MANDATORY KILL: legal reasons
            reuters | newsml-g2  | headline | WITHDRAWN-Story on the lake
            reuters | newsml-g2  | headline | STORY WITHDRAWN
            tass    | newsml-1.0 | slugline | Annulled
            tass    | newsml-1.0 | headline | ANNULLED: the lake
            """)
    void noticeKills(String provider, String format, String field, String value) throws NoStory {
        assertThat(story(provider, format, field, value, field.equals("lead") ? value : NOTICE)
                        .getStatus())
                .isEqualTo(Status.KILLED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            efe     | newsml-1.2 | Prueba
            efe     | newsml-1.2 | MENSAJE DE PRUEBA
            efe     | newsml-1.2 | Prueba, no publicar
            reuters | newsml-g2  | TEST - PLEASE IGNORE
            yonhap  | rss-2.0    | [테스트] 무시하세요
            coast   | nitf-3.6   | Test, please disregard
            coast   | nitf-3.6   | This is a test. Please ignore this message from us
            coast   | nitf-3.6   | TEST IGNORE
            """)
    void testOfTheLineIsATest(String provider, String format, String headline) throws NoStory {
        assertThat(story(provider, format, "headline", headline, NOTICE).getKind())
                .isEqualTo(Kind.TEST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            afp     | newsml-1.2 | headline | مذكرة
            afp     | newsml-1.2 | headline | AFP Advisory
            anp     | newsml-1.2 | headline | Let op redacties
            dpa     | newsml-g2  | headline | (Achtung) Impressum
            dpa     | newsml-g2  | headline | Achtung Redaktionen
            reuters | newsml-g2  | headline | ADVISORY-The schedule for the summit
            coast   | nitf-3.6   | headline | Advisory: the schedule for the summit
            coast   | nitf-3.6   | headline | Note to editors
            """)
    void noticeToEditorsIsAnAdvisory(String provider, String format, String field, String value) throws NoStory {
        assertThat(story(provider, format, field, value, NOTICE).getKind()).isEqualTo(Kind.ADVISORY);
    }

    private static Story story(String provider, String format, String field, String value, String body) throws NoStory {
        var fields = new HashMap<>(Map.of(
                "id", List.of("invented-1"),
                "publicId", List.of("urn:newsml:invented:20260101:1"),
                "duid", List.of("1"),
                "title", List.of("1 INVENTED Title"),
                "headline", List.of("An invented headline")));
        switch (field) {
            case "lead" -> {
                // Stands in the body.
            }
            case "slug" -> {
                fields.put("slugline", List.of(value));
                fields.put("nameLabel", List.of(value));
                fields.put("subheadline", List.of(value));
            }
            default -> fields.put(field, List.of(value));
        }
        var item = new Item(format, fields, body, List.of(), List.of(), List.of(), List.of(), List.of(), new byte[0]);
        return PROVIDERS.story(item, provider);
    }
}
