package copytaster.enrich.almanac;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.enrich.text.CleanText;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SkeletonTest {

    @Test
    void anotherDaysFiguresAndDatesAreTheSameForm() {
        assertThat(
                        form(
                                "The dollar was fixed at 1.8218 marks in Frankfurt on Monday, after 1.8300 on Friday. The central "
                                        + "bank did not intervene, dealers said, and trading was quiet before the March figures."))
                .isEqualTo(
                        form(
                                "The dollar was fixed at 1.7944 marks in Frankfurt on Tuesday, after 1.8218 on Monday. The "
                                        + "central bank did not intervene, dealers said, and trading was quiet before the April figures."));
    }

    @Test
    void anotherCompanysNoticeIsTheSameForm() {
        assertThat(form("Qtly div 10 cts vs 10 cts prior\n\nPay April 1\n\nRecord March 15 of Harbour Mills Inc"))
                .isEqualTo(form("Qtly div 22 cts vs 20 cts prior\n\nPay May 14\n\nRecord April 30 of Ostend Tin Corp"));
    }

    @Test
    void koreanAndJapaneseFormsAreKnownAgain() {
        assertThat(form("서울 외환시장에서 월요일 원/달러 환율은 전 거래일보다 3.2원 오른 1,350.1원에 거래를 마쳤다"))
                .isEqualTo(form("서울 외환시장에서 화요일 원/달러 환율은 전 거래일보다 1.4원 오른 1,351.5원에 거래를 마쳤다"));
        assertThat(form("3日月曜日の東京外国為替市場で円相場は1ドル150円20銭で取引を終えた"))
                .isEqualTo(form("4日火曜日の東京外国為替市場で円相場は1ドル151円05銭で取引を終えた"));
    }

    @Test
    void followUpOfAnEventIsAnotherForm() {
        int[] fire =
                form("A fire in the harbour of Bilbao destroyed three sheds in the night, and nobody was hurt, the "
                        + "fire brigade said. The cause was not known in the morning.");
        int[] arrest =
                form("Police in Bilbao arrested a watchman over the fire that destroyed three sheds in the harbour. "
                        + "He had smoked beside barrels of paint, a judge was told.");

        assertThat(Arrays.stream(fire).filter(hash -> Arrays.binarySearch(arrest, hash) >= 0))
                .hasSizeLessThan(Skeleton.AGREEING);
    }

    @Test
    void tableOfNamesAndFiguresAloneHasNoForm() {
        assertThat(form("1 Lyon 2 Metz 3 Nice 4 Lens")).isEmpty();
        assertThat(form("Fire out")).isEmpty();
    }

    private static int[] form(String text) {
        int end = text.indexOf("\n\n");
        return Skeleton.of(new CleanText(
                "", "", "", end < 0 ? text : text.substring(0, end), end < 0 ? "" : text.substring(end + 2)));
    }
}
