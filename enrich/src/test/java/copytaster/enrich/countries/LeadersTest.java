package copytaster.enrich.countries;

import static copytaster.enrich.countries.Tagged.codes;
import static copytaster.enrich.countries.Tagged.story;
import static copytaster.enrich.countries.Tagged.text;
import static org.assertj.core.api.Assertions.assertThat;

import copytaster.enrich.words.Resource;
import copytaster.schemas.Story;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leaders stand for their country, each in his time. */
class LeadersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Zelenskyy and Starmer spoke by phone. | GB UA",
                "en | Netanyahu thanked Milei. | AR IL",
                "en | The chair met Erdogan, Modi and Ramaphosa. | IN TR ZA",
                "es | Putin y Zelenski hablaron. | RU UA",
                "es | Lula da Silva y Sheinbaum firmaron. | BR MX",
                "es | Pedro Sánchez recibió a Abinader. | DO ES",
                "fr | Macron a reçu Merz et Meloni. | DE FR IT",
                "fr | Poutine a appelé Loukachenko. | BY RU",
                "ko | 이재명 대통령이 다카이치 총리와 통화했다. | JP KR",
                "ko | 트럼프는 김정은에게 편지를 보냈다. | KP US",
                "ko | 젤렌스키와 푸틴이 만났다. | RU UA",
                "ru | Путин позвонил Лукашенко. | BY RU",
                "uk | Зеленський подзвонив Макрону. | FR UA",
                "ar | التقى بوتين أردوغان | RU TR",
                "ja | 高市首相は習近平氏と会談した。 | CN JP",
                "zh | 普京会见莫迪。 | IN RU",
            })
    void aLeaderStandsForTheCountry(String language, String sentence, String countries) {
        Tagged.assertNames(language, sentence, countries);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023-05-01 | President Yoon met reporters. | KR",
                "2026-05-01 | President Yoon met reporters. | -",
                "1987-03-01 | Mr Lee met President Lee of the club. | -",
                "2026-03-01 | President Lee met reporters. | KR",
                "2014-03-01 | Prime Minister Abe spoke to reporters. | JP",
                "2024-03-01 | Trudeau spoke to reporters. | CA",
                "2026-03-01 | Trudeau opened a store. | -",
                "2023-03-01 | Scholz spoke to reporters. | DE",
                "2026-03-01 | Scholz opened a store. | -",
                "2026-03-01 | Angela Merkel gave a lecture. | DE",
                "1999-03-01 | Starmer opened a store. | -",
            })
    void theStorysDayChoosesTheLeaders(String day, String sentence, String countries) {
        Story dated =
                story().setVersionCreated(Instant.parse(day + "T12:00:00Z")).build();
        assertThat(codes(CountryTagger.standard().tag(text("en", "", "", sentence, ""), dated, "")))
                .containsExactlyInAnyOrder(countries.equals("-") ? new String[0] : countries.split(" "));
    }

    @Test
    void theFirstTimeCountsWhereTheVersionHasNone() {
        Story dated =
                story().setFirstCreated(Instant.parse("2014-03-01T12:00:00Z")).build();
        assertThat(codes(CountryTagger.standard().tag(text("en", "", "", "Hollande spoke.", ""), dated, "")))
                .containsExactly("FR");
    }

    @Test
    void aStoryWithoutATimeTakesEveryLeader() {
        Tagged.assertNames("en", "Trudeau, Scholz and Starmer were named.", "CA DE GB");
    }

    @Test
    void theTableHasLeadersOfNinetyCountriesAndMore() {
        Set<String> countries = Resource.lines(Gazetteer.class, "leaders.tsv").stream()
                .filter(line -> !line.startsWith("@"))
                .map(line -> line.substring(0, line.indexOf('\t')))
                .collect(Collectors.toSet());
        assertThat(countries).hasSizeGreaterThan(90);
    }

    @Test
    void everyLineOfTheTableHasItsTermAndItsForms() {
        for (String line : Resource.lines(Gazetteer.class, "leaders.tsv")) {
            if (!line.startsWith("@")) {
                String[] columns = line.split("\t", -1);
                assertThat(columns).as(line).hasSize(4);
                assertThat(columns[0]).as(line).matches("[A-Z]{2}");
                List<String> forms =
                        Arrays.stream(columns[3].split(",")).map(String::strip).toList();
                assertThat(forms).as(line).isNotEmpty().doesNotContain("");
                Term.of(columns[1], columns[2]);
            }
        }
    }
}
