package copytaster.enrich.countries;

import static copytaster.enrich.countries.Tagged.codes;
import static copytaster.enrich.countries.Tagged.wire;
import static copytaster.enrich.countries.Tagged.words;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An agency's own name says nothing about a story; that it quotes another agency does. */
class CountryAgenciesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yonhap | en | SEOUL, Jan. 1 (Yonhap) -- Japan and Peru signed a pact. | JP KR PE",
                "yonhap | ko | (서울=연합뉴스) 홍길동 기자 = 일본과 페루가 합의했다. | JP KR PE",
                "yonhap | ko | (도쿄=연합뉴스) 홍길동 특파원 = 총리가 물러났다. | JP",
                "afp | fr | Tokyo (AFP) - Le Premier ministre a démissionné. | JP",
                "efe | es | Tokio, 2 ene (EFE).- El primer ministro dimitió. | JP",
                "efe | es | Tokio, 2 ene / EFE.- El primer ministro dimitió. | JP",
                "xinhua | en | TOKYO, Jan. 2 (Xinhua) -- The prime minister resigned. | JP",
                "kyodo | en | LIMA, Jan. 2 (Kyodo) -- The president resigned. | PE",
            })
    void anAgencysOwnBracketIsNoEvidence(String provider, String language, String body, String countries) {
        assertThat(codes(wire(provider, language, "", body))).containsExactlyInAnyOrder(countries.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yonhap | en | The two sides met, Yonhap and KCNA reported. | KP",
                "afp | en | The two sides met, Yonhap and KCNA reported. | KP KR",
                "afp | fr | Les deux parties se sont rencontrées, selon l'agence KCNA. | KP",
                "efe | es | Las partes se reunieron, según la agencia Xinhua. | CN",
                "efe | es | Las partes se reunieron, informó la agencia rusa TASS. | RU",
                "yonhap | ko | 조선중앙통신은 두 사람이 만났다고 전했다. | KP",
                "yonhap | ko | 신화통신과 교도통신은 두 사람이 만났다고 보도했다. | CN JP",
                "tass | en | The two sides met, Tass said. | -",
                "kcna | en | The two sides met, KCNA said. | -",
            })
    void anotherAgencyQuotedIsEvidenceAndItsOwnIsNot(String provider, String language, String body, String countries) {
        assertThat(codes(wire(provider, language, "", body)))
                .containsExactlyInAnyOrder(countries.equals("-") ? new String[0] : countries.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"yonhap,Yonhap", "xinhua,Xinhua"})
    void theDatelineIsTheEvidenceAndNotTheBracket(String provider, String agency) {
        assertThat(words(wire(provider, "en", "", "SEOUL, Jan. 1 (" + agency + ") -- The minister resigned."), "KR"))
                .containsExactly("SEOUL");
    }
}
