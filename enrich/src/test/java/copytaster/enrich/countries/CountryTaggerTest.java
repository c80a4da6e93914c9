package copytaster.enrich.countries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import copytaster.enrich.text.CleanText;
import copytaster.schemas.CountryTag;
import copytaster.schemas.Place;
import copytaster.schemas.PlaceRole;
import copytaster.schemas.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryTaggerTest {
    static {
        System.setProperty("org.apache.avro.SERIALIZABLE_PACKAGES", "copytaster.schemas");
    }

    private static final CountryTagger TAGGER = CountryTagger.standard();

    /** Language, sentence, and every country that must be named, in alphabetical order; a dash for none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | A storm hit New Jersey and New Mexico on Monday. | US",
                "en | A court in Georgia fined the Atlanta firm. | US",
                "en | Protesters in Georgia marched through Tbilisi against a law. | GE",
                "en | Armenia, Azerbaijan and Georgia signed the accord. | AM AZ GE",
                "en | Michael Jordan scored 40 points, and Jordan Smith was hurt. | -",
                "en | Syria and Jordan opened a border crossing. | JO SY",
                "en | Chad Hurley founded the company with a friend. | -",
                "en | Rebels in Chad attacked the army near N'Djamena. | TD",
                "en | Niger closed its border with Nigeria after Nigerien troops were killed. | NE NG",
                "en | Guinea, Equatorial Guinea, Guinea-Bissau and Papua New Guinea voted. | GN GQ GW PG",
                "en | The guinea pig breeders met. | -",
                "en | The Democratic Republic of Congo accused the Republic of Congo. | CD CG",
                "en | Rebels took Goma in eastern Congo, near the border with Rwanda. | CD RW",
                "en | North Korea fired a missile; South Korea protested. | KP KR",
                "es | Corea del Norte lanzó un misil desde Pyongyang. | KP",
                "fr | La Corée du Nord a tiré un missile, selon Séoul. | KP KR",
                "ko | 북한은 미사일을 발사했다. | KP",
                "ko | 남북 정상이 판문점에서 만났다. | KP KR",
                "ko | 한미 연합훈련이 시작됐다. | KR US",
                "ko | 그는 \"평화\"이란 말을 좋아한다. | -",
                "ko | 이란은 협상을 거부했다. | IR",
                "ko | 인도적 지원이 필요하다. | -",
                "ko | 인도네시아와 인도가 협정을 맺었다. | ID IN",
                "en | Ireland and Northern Ireland share a border. | GB IE",
                "en | The bonds are listed in Paris and listed in Luxembourg. | -",
                "en | Credit Suisse and Royal Dutch raised prices. | -",
                "en | Ministers met for the Uruguay Round of trade talks. | -",
                "en | Turkey sent ships to the Aegean. | TR",
                "en | Frozen turkey prices rose. | -",
                "en | Wildfires in Washington state spread. | US",
                "en | The bond is worth 100 mln Australian dlrs. | -",
                "en | Talks on the war against Ukraineaccording to sources went on. | UA",
                "en | The leader Kim Jong-unsent a message. | KP",
                "en | The Soviet Union and West Germany signed a treaty. | DE RU",
                "en | The Kremlin said it was ready for talks. | RU",
                "en | New York-based analysts agreed. | US",
                "en | The Latin American summit opened. | -",
                "es | El presidente francés y el canciller alemán se reunieron. | DE FR",
                "es | Estos son los fines que indica el individuo. | -",
                "fr | Le président russe a reçu le Premier ministre indien. | IN RU",
                "de | Die russische Regierung und Österreichs Kanzler sprachen. | AT RU",
                "pt | O governo alemão criticou a Rússia. | DE RU",
                "it | Il governo tedesco e Mosca trattano. | DE RU",
                "ru | Президент Украины прибыл в Берлин. | DE UA",
                "ar | وصل الرئيس الروسي إلى مصر | EG RU",
                "tr | Türkiye ile Yunanistan anlaştı. | GR TR",
                "ja | 北朝鮮がミサイルを発射、韓国が抗議。 | KP KR",
                "zh | 朝鲜发射导弹，韩国表示抗议。 | KP KR",
            })
    void namesTheCountriesOfASentence(String language, String sentence, String countries) {
        assertThat(codes(TAGGER.tag(text(language, "", "", sentence, ""), story().build(), "")))
                .as(sentence)
                .containsExactlyInAnyOrder(countries.equals("-") ? new String[0] : countries.split(" "));
    }

    @Test
    void aLanguageThatNobodyDeclaredIsGuessed() {
        assertThat(codes(TAGGER.tag(
                        text(
                                "",
                                "",
                                "",
                                "El gobierno de Alemania y el de los Países Bajos se reunieron para hablar.",
                                ""),
                        story().build(),
                        "")))
                .containsExactlyInAnyOrder("DE", "NL");
    }

    @Test
    void headlineAndLeadMakeAStoryAboutACountryAndAPassingWordDoesNot() {
        List<CountryTag> tags = TAGGER.tag(
                text(
                        "en",
                        "Argentina raises export taxes",
                        "Buenos Aires",
                        "Argentina raised taxes on wheat exports on Monday.",
                        "Farmers protested.\n\nThe move follows a visit to Spain last year."),
                story().build(),
                "");
        assertThat(about(tags)).containsExactly("AR");
        assertThat(codes(tags)).containsExactly("AR", "ES");
    }

    @Test
    void aDatelineAloneDoesNotOutweighTheCountryOfTheStory() {
        List<CountryTag> tags = TAGGER.tag(
                text(
                        "en",
                        "Ghana cocoa crop seen higher",
                        "LONDON",
                        "Ghana's cocoa crop will rise this year, traders said.",
                        "Ghana sold more forward."),
                story().build(),
                "");
        assertThat(tags.get(0).getCode()).isEqualTo("GH");
        assertThat(tags.stream()
                        .filter(t -> t.getCode().equals("GB"))
                        .findFirst()
                        .orElseThrow()
                        .getAbout())
                .isFalse();
    }

    @Test
    void theStateAfterATownSaysWhichTownItIs() {
        assertThat(codes(TAGGER.tag(
                        text("en", "Quarterly results", "MELBOURNE, Fla.", "The company earned more.", ""),
                        story().build(),
                        "")))
                .containsExactly("US");
    }

    @Test
    void homeIsTheLastResort() {
        CleanText silent = text("en", "Quarterly results", "", "The company earned more.", "");
        assertThat(TAGGER.tag(silent, story().build(), "")).isEmpty();
        List<CountryTag> tags = TAGGER.tag(silent, story().build(), "US");
        assertThat(about(tags)).containsExactly("US");
        assertThat(tags.get(0).getEvidence().get(0).getRule()).isEqualTo("home");
        assertThat(about(TAGGER.tag(
                        text("en", "France votes", "Paris", "France votes on Sunday.", ""), story().build(), "US")))
                .containsExactly("FR");
    }

    @Test
    void theAgencysOwnNameIsNoEvidenceButAnotherAgencyIs() {
        CleanText text = text("en", "", "", "The two sides met, Yonhap and KCNA reported.", "");
        assertThat(codes(TAGGER.tag(text, story().setProvider("yonhap").build(), "")))
                .containsExactly("KP");
    }

    @Test
    void placeCodesOfTheEventWeighMostAndThoseOfABureauLittle() {
        Story.Builder story = story();
        story.setPlaces(List.of(
                place("iso3166-1a3", "PRK", PlaceRole.EVENT),
                place("iso3166-1n", "840", PlaceRole.BUREAU),
                place("name", "Corea del Sur", PlaceRole.EVENT)));
        List<CountryTag> tags = TAGGER.tag(text("es", "Mensaje", "", "El líder habló.", ""), story.build(), "");
        assertThat(about(tags)).containsExactlyInAnyOrder("KP", "KR");
        assertThat(codes(tags)).contains("US");
        assertThat(tags.get(0).getEvidence().get(0).getZone()).isEqualTo("provider");
    }

    @Test
    void evidenceShowsTheWordsAsTheyStand() {
        List<CountryTag> tags =
                TAGGER.tag(text("en", "", "", "The war against Ukraineaccording to sources.", ""), story().build(), "");
        assertThat(tags.get(0).getEvidence()).singleElement().satisfies(e -> {
            assertThat(e.getWords()).isEqualTo("Ukraine");
            assertThat(e.getZone()).isEqualTo("lead");
            assertThat(e.getRule()).isEqualTo("name, glued");
        });
    }

    @Test
    void aStoryWithoutTextHasNoCountries() {
        assertThat(TAGGER.tag(text("", "", "", "", ""), story().build(), "FR")).isEmpty();
    }

    @Test
    void theRepublishedArticleIsAboutKoreaRussiaAndUkraineAndOnlyMentionsAmerica() throws IOException {
        Path article = Path.of("../../shared/data/republished-article.txt");
        assumeTrue(Files.exists(article), "the development data is not here: nothing to measure");
        String[] parts = Files.readString(article).split("\n+", 2);
        List<CountryTag> tags = TAGGER.tag(text("", "", "", parts[0], parts[1]), story().build(), "");
        assertThat(about(tags)).containsExactlyInAnyOrder("KP", "RU", "UA", "KR");
        assertThat(codes(tags)).contains("US");
    }

    @Test
    void twoRunsGiveTheSame() {
        CleanText text =
                text("en", "US, UK and France meet", "BRUSSELS", "Talks on Mali and Niger.", "Iran, Iraq, Peru.");
        assertThat(TAGGER.tag(text, story().build(), "US")).isEqualTo(TAGGER.tag(text, story().build(), "US"));
    }

    private static CleanText text(String language, String headline, String dateline, String lead, String rest) {
        return new CleanText(language, headline, dateline, lead, rest);
    }

    private static Story.Builder story() {
        return Story.newBuilder().setProvider("efe").setId("1");
    }

    private static Place place(String scheme, String code, PlaceRole role) {
        return Place.newBuilder().setScheme(scheme).setCode(code).setRole(role).build();
    }

    private static List<String> codes(List<CountryTag> tags) {
        return tags.stream().map(CountryTag::getCode).toList();
    }

    private static List<String> about(List<CountryTag> tags) {
        return tags.stream()
                .filter(CountryTag::getAbout)
                .map(CountryTag::getCode)
                .toList();
    }
}
