package copytaster.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Dateline;
import copytaster.schemas.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanerTest {

    private static CleanText clean(String body) {
        return Cleaner.clean(story(body).build());
    }

    private static Story.Builder story(String body) {
        return Story.newBuilder()
                .setProvider("efe")
                .setId("1")
                .setHeadline("Headline")
                .setBody(body);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // EFE
                "Tegucigalpa, 2 ene (EFE).- | Tegucigalpa",
                "Santiago de Chile, 1 mar. (EFE).- | Santiago de Chile",
                "San José, 30 nov (EFE).- | San José",
                "Tegucigalpa, Jan 2 (EFE).- | Tegucigalpa",
                "Madrid (EFE).- | Madrid",
                "Madrid, 2 ene (EFECOM).- | Madrid",
                "Lisboa, 2 ene (EFE/Lusa).- | Lisboa",
                // AFP
                "Paris, 12 jan 2024 (AFP) - | Paris",
                "La Haye, 3 mars 2026 (AFP) - | La Haye",
                "Saint-Denis (AFP) – | Saint-Denis",
                "Gaza (Territoires palestiniens), 12 jan 2024 (AFP) - | Gaza (Territoires palestiniens)",
                "Washington, Jan 1, 2026 (AFP) - | Washington",
                "N'Djamena (AFP) - | N'Djamena",
                // Yonhap
                "SEOUL, Jan. 1 (Yonhap) -- | SEOUL",
                "SEOUL/TOKYO, Jan. 1 (Yonhap) -- | SEOUL/TOKYO",
                "PANMUNJOM, South Korea, Jan. 1 (Yonhap) -- | PANMUNJOM, South Korea",
                "(서울=연합뉴스) 홍길동 기자 = | 서울",
                "(도쿄=연합뉴스) 홍길동 특파원 = | 도쿄",
                "(서울·베이징=연합뉴스) 홍길동 김철수 기자 = | 서울·베이징",
                "(제주=연합뉴스) | 제주",
                // Reuters
                "WASHINGTON, March 3 (Reuters) - | WASHINGTON",
                "LONDON (Reuters) - | LONDON",
                "ST. PETERSBURG, Russia, March 3 (Reuters) - | ST. PETERSBURG, Russia",
                "WASHINGTON, March 3 - | WASHINGTON",
                "March 3 (Reuters) - | ''",
                // dpa
                "Berlin (dpa) - | Berlin",
                "Frankfurt/Main (dpa) - | Frankfurt/Main",
                "Rheda-Wiedenbrück (dpa/lnw) - | Rheda-Wiedenbrück",
                "Halle (Saale) (dpa) - | Halle (Saale)",
                // AP, and a copy that lost the spaces around its dateline
                "SEOUL, South Korea (AP) — | SEOUL, South Korea",
                "KYIV, Jan 3 (Reuters)| KYIV"
            })
    void datelineComesOffAndItsPlaceIsKept(String dateline, String place) {
        CleanText text = clean(dateline + " The harbour was closed.\n\nSecond paragraph.");

        assertThat(text.dateline()).isEqualTo(place);
        assertThat(text.lead()).isEqualTo("The harbour was closed.");
        assertThat(text.rest()).isEqualTo("Second paragraph.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Associated Press (AP) said on Monday that it had not been told.",
                "Agence France-Presse (AFP) a annoncé lundi la nomination d'une directrice.",
                "La agencia Efe (EFE) abrirá una oficina en Busan.",
                "Friedrich Merz (CDU) sagte am Montag, er wisse davon nichts.",
                "Berlin, Paris, Rome and Madrid are the cities that the train will serve.",
                "Seoul, Jan. 1 was the coldest day of the winter.",
                "The rule (a=b) holds for every table.",
                "(주)한빛은 1일 새 공장을 열었다고 밝혔다.",
                "EU (27) and UK agree on fish.",
                "Un hombre, de 34 años (según la policía), fue detenido."
            })
    void ordinaryFirstSentenceStaysWhole(String sentence) {
        CleanText text = clean(sentence + "\n\nSecond paragraph.");

        assertThat(text.lead()).isEqualTo(sentence);
        assertThat(text.dateline()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // EFE
                "gr/bp",
                "EFE",
                "(c) Agencia EFE",
                "EFE\n\njmr/ah",
                // AFP
                "bur-js/gil/tw",
                "© Agence France-Presse",
                "tw/gil\n\n(AFP)",
                // Yonhap
                "(END)",
                "(끝)",
                "hong@example.org",
                "<저작권자(c) 연합뉴스, 무단 전재-재배포, AI 학습 및 활용 금지>",
                "hong@example.org\n\n(끝)",
                // Reuters
                "REUTER",
                "Reuter 3",
                "(Reporting by Ana Marsh; Editing by Tom Lee)",
                "(Additional reporting by Ana Marsh in Busan, writing by Tom Lee)",
                // dpa
                "dpa yyzz n1 sd",
                "dpa",
                "* * *",
                "----------"
            })
    void signOffComesOff(String signOff) {
        CleanText text = clean("The harbour was closed.\n\nA ferry waits outside.\n\n" + signOff);

        assertThat(text.body()).isEqualTo("The harbour was closed.\n\nA ferry waits outside.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Peace.",
                "dpa meldete am Abend, die Strecke sei frei.",
                "The (Reporting) clause stays.",
                "Write to hong@example.org for the list of passengers.",
                "Hake\t7.20\t8.90\nCod\t5.10\t6.40"
            })
    void lastParagraphThatSaysSomethingStays(String last) {
        assertThat(clean("The harbour was closed.\n\n" + last).rest()).isEqualTo(last);
    }

    @Test
    void theOnlyParagraphStaysWhateverItLooksLike() {
        assertThat(clean("EFE").lead()).isEqualTo("EFE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"By Ana Marsh", "By Ana Marsh and Tom Lee", "Por Ana Marín", "Par Anne Marchand"})
    void bylineAboveTheDatelineComesOff(String byline) {
        CleanText text = clean(byline + "\n\nWASHINGTON, March 3 (Reuters) - The harbour was closed.");

        assertThat(text.lead()).isEqualTo("The harbour was closed.");
        assertThat(text.dateline()).isEqualTo("WASHINGTON");
    }

    @Test
    void shortFirstParagraphThatIsNoBylineStays() {
        assertThat(clean("By Monday all will be over\n\nThe harbour was closed.")
                        .lead())
                .isEqualTo("By Monday all will be over");
    }

    @Test
    void datelineFieldIsNotRepeatedInTheLead() {
        CleanText text = Cleaner.clean(story("SEOUL, Jan. 1 (Yonhap) -- The harbour was closed.")
                .setDateline(Dateline.newBuilder()
                        .setText("SEOUL, Jan. 1 (Yonhap)")
                        .setPlace("SEOUL")
                        .build())
                .build());

        assertThat(text.lead()).isEqualTo("The harbour was closed.");
        assertThat(text.dateline()).isEqualTo("SEOUL");
    }

    @Test
    void datelineFieldWithoutAPlaceIsRead() {
        CleanText text = Cleaner.clean(story("The harbour was closed.")
                .setDateline(Dateline.newBuilder()
                        .setText("Gwangju, South Korea, Jan 1, 2026 (AFP)")
                        .build())
                .build());

        assertThat(text.dateline()).isEqualTo("Gwangju, South Korea");
    }

    @Test
    void leadThatBeginsWithTheNameOfTheDatelinesPlaceStaysWhole() {
        CleanText text = Cleaner.clean(story("Seoul's harbour was closed.")
                .setDateline(
                        Dateline.newBuilder().setText("Seoul").setPlace("Seoul").build())
                .build());

        assertThat(text.lead()).isEqualTo("Seoul's harbour was closed.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[속보] 북한, 미사일 발사 | 북한, 미사일 발사",
                "[1보] 항구 폐쇄 | 항구 폐쇄",
                "항구 폐쇄(종합2보) | 항구 폐쇄",
                "항구 폐쇄 (종합) | 항구 폐쇄",
                "(LEAD) Harbor closed | Harbor closed",
                "(2nd LEAD) Harbor closed | Harbor closed",
                "CORRECTED-UPDATE 1-Harbour closed | Harbour closed",
                "RPT-UPDATE 2-Harbour closed | Harbour closed",
                "URGENT - Harbour closed | Harbour closed",
                "ALERT: Harbour closed | Harbour closed",
                "AMPLIACIÓN- Puerto cerrado | Puerto cerrado",
                "LEAD levels in harbour water rise | LEAD levels in harbour water rise",
                "Urgent: the word a master fears | Urgent: the word a master fears",
                "Harbour (north) closed | Harbour (north) closed"
            })
    void marksOfTheDeliveryComeOffTheHeadline(String headline, String bare) {
        assertThat(Cleaner.headline(headline)).isEqualTo(bare);
    }

    @Test
    void datelineOnALineOfItsOwnLeavesTheNextParagraphAsTheLead() {
        CleanText text = clean("SEOUL, Jan. 1 (Yonhap) --\n\nThe harbour was closed.\n\nSecond paragraph.");

        assertThat(text.lead()).isEqualTo("The harbour was closed.");
        assertThat(text.rest()).isEqualTo("Second paragraph.");
    }

    @Test
    void bylineFieldIsNotRepeatedInTheText() {
        CleanText text = Cleaner.clean(story("Nachrichtenagentur Nord\n\nThe harbour was closed.")
                .setByline("Nachrichtenagentur Nord")
                .build());

        assertThat(text.body()).isEqualTo("The harbour was closed.");
    }

    @Test
    void storyWithoutTextGivesEmptyZones() {
        CleanText text = clean("");

        assertThat(text.lead() + text.rest() + text.dateline()).isEmpty();
        assertThat(text.body()).isEmpty();
    }
}
