package copytaster.enrich.countries;

import static copytaster.enrich.countries.Tagged.about;
import static copytaster.enrich.countries.Tagged.assertNames;
import static copytaster.enrich.countries.Tagged.codes;
import static copytaster.enrich.countries.Tagged.story;
import static copytaster.enrich.countries.Tagged.text;
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
    private static final CountryTagger TAGGER = CountryTagger.standard();

    /** Language, sentence, and every country that must be named, in alphabetical order; a dash for none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
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
        assertNames(language, sentence, countries);
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
    void theStateAfterATownSaysWhichTownItIs() {
        assertThat(codes(TAGGER.tag(
                        text("en", "Quarterly results", "MELBOURNE, Fla.", "The company earned more.", ""),
                        story().build(),
                        "")))
                .containsExactly("US");
    }

    @ParameterizedTest
    @CsvSource({"WELLINGTON, NZ", "MELBOURNE, AU", "JOHANNESBURG March, ZA", "Springfield, US", "LONDON, GB"})
    void aTownKnownEverywhereIsNotTheHomesNamesake(String place, String country) {
        assertThat(codes(TAGGER.tag(
                        text("en", "Company earns more", place, "The company earned more.", ""),
                        story().build(),
                        "US")))
                .containsExactly(country);
    }

    @Test
    void withoutAHomeTheCountryThatStandsOutIsTheStorys() {
        CleanText quiet = text("en", "Bakery closes", "", "The baker of Leeds retires.", "She is 80.");
        assertThat(about(TAGGER.tag(quiet, story().build(), ""))).containsExactly("GB");
        assertThat(about(TAGGER.tag(quiet, story().build(), "FR"))).containsExactly("FR");
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
        Path article = developmentData("republished-article.txt");
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

    /** Beside the project's folder or beside one of those above it. */
    private static Path developmentData(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("shared/data").resolve(name))) {
            folder = folder.getParent();
        }
        return folder == null ? Path.of(name) : folder.resolve("shared/data").resolve(name);
    }

    private static Place place(String scheme, String code, PlaceRole role) {
        return Place.newBuilder().setScheme(scheme).setCode(code).setRole(role).build();
    }
}
