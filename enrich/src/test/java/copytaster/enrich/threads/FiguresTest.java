package copytaster.enrich.threads;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 1.2 million people | 1200000",
                "es | 1,2 millones de personas | 1200000",
                "ko | 120만 명 | 1200000",
                "ja | 百二十万人 | 1200000",
                "fr | 1 200 000 habitants | 1200000",
                "de | 1.200.000 Menschen | 1200000",
                "ko | 1억 2천만 달러 | 120000000",
                "ko | 1만2천 명 | 12000",
                "ko | 1천200명 | 1200",
                "es | 12.000 efectivos | 12000",
                "zh | 二百十四人 | 214",
                "en | 6.5 billion dollars | 6500000000",
                "es | 6.500 millones | 6500000000",
                "es | 5 mil millones | 5000000000",
                "fr | 2 billions | 2000000000000",
                "ru | 137 тыс. баррелей | 137000",
                "ar | ١٢٫٥ | 12.5",
                "es | 6,3 | 6.3"
            })
    void aFigureIsItsValueHoweverItIsWritten(String language, String text, double value) {
        assertThat(Figures.read(text, 0, language).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026", "11:30 h", "1일", "3月", "7 dead", "二〇二六年"})
    void datesHoursYearsAndSingleDigitsAreNone(String text) {
        assertThat(Figures.read(text, 0, "en").value()).isNegative();
    }

    @Property
    void everyFigureEndsAfterItsBeginning(@ForAll String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Figures.begins(text, at)) {
                assertThat(Figures.read(text, at, "en").end()).isBetween(at + 1, text.length());
            }
        }
    }
}
