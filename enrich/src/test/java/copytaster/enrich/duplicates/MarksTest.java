package copytaster.enrich.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Mark;
import copytaster.schemas.Signal;
import copytaster.schemas.Story;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarksTest {

    private static Marks of(String headline, String body) {
        return Marks.of(Story.newBuilder()
                .setProvider("afp")
                .setId("a")
                .setHeadline(headline)
                .setBody(body)
                .build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CORRECTED-Ferry aground | CORRECTION",
                "CORRECTED - Ferry aground | CORRECTION",
                "(CORRIGE) Un ferry échoué | CORRECTION",
                "CORRECCIÓN: Encalla un transbordador | CORRECTION",
                "Berichtigung: Fähre gestrandet | CORRECTION",
                "[정정] 여객선 좌초 | CORRECTION",
                "【訂正】連絡船が座礁 | CORRECTION",
                "ИСПРАВЛЕНО: Паром сел на мель | CORRECTION",
                "UPDATE 2-Ferry aground | UPDATE",
                "(2nd LEAD) Ferry aground | UPDATE",
                "(LEAD) Ferry aground | UPDATE",
                "WRAPUP 1-Ferry aground | UPDATE",
                "AMPLIACIÓN: Encalla un transbordador | UPDATE",
                "ZUSAMMENFASSUNG 2: Fähre gestrandet | UPDATE",
                "여객선 좌초(종합2보) | UPDATE",
                "RPT-Ferry aground | REPEAT",
                "REFILE-Ferry aground | REPEAT",
                "Lead poisoning found in ferry crew | NONE",
                "Correction of shares continues | NONE",
                "Ferry aground | NONE",
            })
    void headlineSaysWhatKindOfDeliveryItIs(String headline, Mark mark) {
        assertThat(of(headline, "A ferry ran aground.").mark()).isEqualTo(mark);
    }

    @Test
    void lastLineSaysThatAFigureIsCorrected() {
        assertThat(of("Ferry aground", "A ferry ran aground.\n    Corrects number of passengers.")
                        .mark())
                .isEqualTo(Mark.CORRECTION);
    }

    @Test
    void noticeQuotesTheHeadlineItIsAbout() {
        Marks notice = of("", "In PALERMO story headlined \"FERRY AGROUND OFF MARETTIMO\" please read 241 passengers.");

        assertThat(notice.mark()).isEqualTo(Mark.NOTICE);
        assertThat(notice.quoted()).isEqualTo("FERRY AGROUND OFF MARETTIMO");
    }

    @Test
    void agencysSignalCountsWithoutAWordInTheHeadline() {
        Story story = Story.newBuilder()
                .setProvider("afp")
                .setId("a")
                .setHeadline("Ferry aground")
                .setSignals(List.of(Signal.CORRECTION))
                .build();

        assertThat(Marks.of(story).mark()).isEqualTo(Mark.CORRECTION);
    }
}
