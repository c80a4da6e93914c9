package copytaster.enrich.countries;

import static copytaster.enrich.countries.Tagged.about;
import static copytaster.enrich.countries.Tagged.assertNames;
import static copytaster.enrich.countries.Tagged.codes;
import static copytaster.enrich.countries.Tagged.tags;
import static copytaster.enrich.countries.Tagged.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that only look like a country: listings, firms, rounds of talks, birds, particles, money, lost blanks. */
class CountryLookAlikesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The bonds are listed in Paris and listed in Luxembourg. | -",
                "en | The notes will be listed on the Luxembourg and Paris stock exchanges. | -",
                "en | The Paris-listed shares and the London-listed ones rose. | -",
                "en | The Paris Club met its debtors. | -",
                "en | Rioters burned cars in Paris. | FR",
                "es | Los bonos cotizan en la Bolsa de París. | -",
                "fr | Le titre est coté à Paris, à la Bourse de Paris. | -",
                "fr | Des heurts ont éclaté à Paris. | FR",
            })
    void parisMayBeWhereSharesAreListed(String language, String sentence, String countries) {
        assertNames(language, sentence, countries);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Credit Suisse and Royal Dutch raised prices. | -",
                "en | Bank of America and American Express gained. | -",
                "es | Credit Suisse y Crédit Suisse First Boston ganaron. | -",
                "fr | Credit Suisse recule. | -",
                "fr | La Suisse a voté. | CH",
                "en | Ministers met for the Uruguay Round of trade talks. | -",
                "en | Uruguay won the match. | UY",
                "es | La Ronda Uruguay fracasó. | -",
                "fr | Le cycle de l'Uruguay a échoué. | -",
            })
    void aFirmOrARoundOfTalksIsNoCountry(String language, String sentence, String countries) {
        assertNames(language, sentence, countries);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Turkey prices rise before Thanksgiving",
                "Turkey Prices Soar as Bird Flu Spreads",
                "Turkey dinner costs more this year",
                "Trump pardons turkey at annual ceremony",
                "TURKEY PRODUCERS CUT FLOCKS",
            })
    void aHeadlinesTurkeyMayBeABird(String headline) {
        assertThat(codes(tags(text("en", headline, "", "Farmers raised fewer birds.", ""))))
                .doesNotContain("TR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Turkey sends ships", "TURKEY SENDS SHIPS TO AEGEAN", "Turkey Votes on Sunday"})
    void aHeadlinesTurkeyMayBeTheCountry(String headline) {
        assertThat(about(tags(text("en", headline, "", "The army moved.", "")))).containsExactly("TR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ko | 사랑이란 무엇인가. | -",
                "ko | 그는 \"평화\"이란 말을 좋아한다. | -",
                "ko | '희망' 이란 이름의 배가 떠났다. | -",
                "ko | 이란은 협상을 거부했다. | IR",
                "ko | 미국과 이란의 핵협상이 열렸다. | IR US",
                "ko | 이란, 호르무즈 해협 봉쇄. | IR",
                "ko | 인도적 지원이 필요하다. | -",
                "ko | 범인을 인도한다고 밝혔다. | -",
                "ko | 인도네시아와 인도가 협정을 맺었다. | ID IN",
                "ko | 오만한 태도를 버렸다. | -",
                "ko | 문제를 푸는 수단으로 썼다. | -",
                "ko | 가나다 순으로 적었다. | -",
            })
    void aKoreanWordMayOnlyBeginLikeACountry(String language, String sentence, String countries) {
        assertNames(language, sentence, countries);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The bond is worth 100 mln Australian dlrs and 5 mln Swiss francs. | -",
                "en | It cost 3,000 Hong Kong dollars. | -",
                "es | Pagó cinco millones de dólares estadounidenses. | -",
                "fr | Il a payé cinq millions de francs suisses et de dollars américains. | -",
            })
    void moneyIsNoCountry(String language, String sentence, String countries) {
        assertNames(language, sentence, countries);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Talks on the war against Ukraineaccording to sources went on. | UA",
                "en | The leader Kim Jong-unsent a message. | KP",
                "en | The president, Vladimir Putinin June, agreed. | RU",
                "es | La guerra contra Ucraniasegún fuentes sigue. | UA",
                "en | The Indianapolis race began. | US",
            })
    void aLostBlankHidesNoCountry(String language, String sentence, String countries) {
        assertNames(language, sentence, countries);
    }

    @Test
    void aLondonDatelineIsNotWhatACommodityStoryIsAbout() {
        assertThat(about(tags(text(
                        "en",
                        "Ghana cocoa crop seen higher",
                        "LONDON",
                        "Ghana's cocoa crop will rise this year, traders said.",
                        "Ghana sold more forward."))))
                .containsExactly("GH");
        assertThat(about(tags(text(
                        "es",
                        "El cacao de Ghana sube",
                        "Londres",
                        "La cosecha de cacao de Ghana crecerá este año.",
                        "Ghana vendió más."))))
                .containsExactly("GH");
        assertThat(about(tags(text("en", "Mayor opens tunnel", "LONDON", "The mayor opened a tunnel.", ""))))
                .containsExactly("GB");
    }
}
