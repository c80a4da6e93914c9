package copytaster.enrich.countries;

import static copytaster.enrich.countries.Tagged.about;
import static copytaster.enrich.countries.Tagged.assertNames;
import static copytaster.enrich.countries.Tagged.tags;
import static copytaster.enrich.countries.Tagged.text;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A story at home seldom names its country: houses, offices, forces and towns do. */
class InstitutionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Senate Republicans met at the White House. | US",
                "en | The FBI and the Pentagon briefed Congress. | US",
                "en | The Supreme Court struck down the law. | US",
                "en | The Supreme Court in Delhi struck down the law. | IN",
                "en | Labour MPs said the NHS was short of nurses. | GB",
                "en | The Met Police and Scotland Yard searched a house. | GB",
                "en | Police in Manchester arrested a man. | GB",
                "en | A man from Fresno, Calif., was hurt. | US",
                "en | The Taoiseach addressed the Dáil. | IE",
                "en | The Knesset voted on Monday. | IL",
                "es | La Moncloa y el PSOE negocian con Junts. | ES",
                "es | La Audiencia Nacional archiva el caso. | ES",
                "es | La Casa Rosada respondió a los peronistas. | AR",
                "fr | Matignon et l'Élysée temporisent, selon la SNCF. | FR",
                "fr | Le Bundestag a voté, la CDU applaudit. | DE",
                "ko | 국회는 헌법재판소 결정을 따랐다. | KR",
                "ko | FBI는 백악관에 보고했다. | US",
                "uk | Президент України прибув до Берліна. | DE UA",
                "uk | Верховна Рада звернулася до Польщі. | PL UA",
            })
    void theySpeakForTheirCountry(String language, String sentence, String countries) {
        assertNames(language, sentence, countries);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Union Carbide <UK> raised prices. | -",
                "en | The firm (Xetra: US) raised prices. | -",
                "en | Fees are US$30 a day. | -",
                "en | He was Fed Up with the noise. | -",
            })
    void aSignIsNoCountry(String language, String sentence, String countries) {
        assertNames(language, sentence, countries);
    }

    @Test
    void aDomesticStoryIsAboutTheCountryThatItDoesNotName() {
        assertThat(
                        about(
                                tags(
                                        text(
                                                "en",
                                                "Nurses to strike over pay, says union",
                                                "",
                                                "NHS nurses will strike in December, ministers at Downing Street were told.",
                                                "Hospitals in Leeds and Bristol will close wards. Labour MPs asked the Home Office for answers."))))
                .containsExactly("GB");
    }

    @Test
    void aStoryThatLostItsParagraphsHasALeadAllTheSame() {
        String first =
                "Peru's president met farmers in Lima on Monday and promised them cheaper water for their fields after "
                        + "weeks of protest that had closed the roads to the north and to the highlands of the country. ";
        String filler =
                "The farmers had asked for help since the spring and had waited for an answer from the capital. ";
        assertThat(about(tags(
                        text("en", "", "", first + filler.repeat(8) + "A visitor from Norway watched. " + filler, ""))))
                .containsExactly("PE");
    }
}
