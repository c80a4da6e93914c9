package copytaster.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "The ferry, which sank,  was new. | the FERRY which sank was new",
                "3,345 tonnes | 3.345 tonnes",
                "3,345 tonnes | 3345 tonnes",
                "Ende. Österreich | ende österreich",
                "“북한은” 발표했다. | 북한은 발표했다",
                "東京で会談。 | 東京で会談",
                "don’t | don't",
            })
    void sameWordsGiveTheSameHashes(String one, String other) {
        assertThat(Words.of(one).hashes()).isEqualTo(Words.of(other).hashes());
    }

    @ParameterizedTest(name = "{0} is not {1}")
    @CsvSource(
            delimiter = '|',
            value = {"214 passengers | 241 passengers", "the ferry sank | the ferry sinks", "서울 부산 | 부산 서울", "東京 | 京東"})
    void otherWordsGiveOtherHashes(String one, String other) {
        assertThat(Words.of(one).hashes()).isNotEqualTo(Words.of(other).hashes());
    }

    @Property
    void howANumberIsGroupedDoesNotMatter(@ForAll @LongRange(min = 0, max = 999_999_999_999L) long number) {
        String english = String.format(Locale.ENGLISH, "%,d", number);

        assertThat(Words.of(english).hashes())
                .isEqualTo(Words.of(Long.toString(number)).hashes());
        assertThat(Words.of(english.replace(',', '.')).hashes())
                .isEqualTo(Words.of(english).hashes());
    }

    @Test
    void fullStopAfterANumberIsNoPartOfIt() {
        assertThat(Words.of("It fell to 214.").hashes())
                .isEqualTo(Words.of("It fell to 214").hashes());
    }

    @Test
    void textWithoutSpacesGivesAWordForEachPairOfCharacters() {
        assertThat(Words.of("東京で会談").count()).isEqualTo(4);
    }

    @Test
    void textWithoutWordsHasNone() {
        assertThat(Words.of(" \n… — !\t").count()).isZero();
        assertThat(Words.of("").count()).isZero();
    }

    @Property(tries = 500)
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void anyTextIsReadToItsEnd(@ForAll String text) {
        assertThat(Words.of(text).count()).isLessThanOrEqualTo(text.length());
    }

    @ParameterizedTest
    @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ValueSource(
            strings = {"\ud835\udfcf\ud835\udfd0", "\ud800", "12\ud835\udfd0", "a\ud835\udfd0", "١٢٣", "1.\ud835\udfd0"
            })
    void digitsOfEveryScriptAreReadToTheirEnd(String text) {
        assertThat(Words.of(text).count()).isLessThanOrEqualTo(2);
    }
}
