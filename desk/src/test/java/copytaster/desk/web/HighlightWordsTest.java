package copytaster.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HighlightWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "soldado | solda*",
                "Perú | Perú",
                "북한 | 북한*",
                "`\"south korea\" -japan troops` | `\"south korea\" troo*`",
                "`kim +(troops | soldiers)` | `kim troo* soldie*`",
                "`-japan` | ``",
                "`sold*` | sold",
                "`\"open phrase` | `\"open phrase`"
            })
    void marksAWordByItsBeginning(String searched, String marked) {
        assertThat(HighlightWords.of(searched)).isEqualTo(marked == null ? "" : marked);
    }
}
