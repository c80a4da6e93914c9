package copytaster.enrich.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Relation;
import copytaster.schemas.Verdict;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is one report and what only looks like one. */
class SamenessTest {

    private static final String MERGER = """
            Norvale Paper Ltd said on Monday it would buy the packing works of Ostrel AG at Lindhafen for 48.3 million \
            euros in cash, its third purchase since the spring.

            The works employ 612 people and had sales of 71.9 million euros in the past business year, the company said in \
            Tarnby. Competition authorities in two countries have yet to agree.

            Chairwoman Helga Brandt said the price was fair and that no jobs would go before 2028. Shares of Norvale rose \
            4.6 percent to 27.15 euros at the Tarnby exchange, their highest since August.""";

    private static final String DIVIDEND = """
            %s Inc said its board declared a quarterly dividend of %s cts a share, payable %s, to holders of record of %s.""";

    private final InventedWire wire = new InventedWire();

    @Test
    void reportToldInOtherWordsByItsFiguresAndNamesIsARewrite() {
        wire.receive("afp/a", "Norvale to buy Ostrel packing works", MERGER);

        Verdict retold = wire.receive("dpa/b", "Norvale Paper takes over works of Ostrel", """
            For 48.3 million euros the packing factory of Ostrel AG in Lindhafen goes to Norvale Paper Ltd, which pays in cash. \
            Brandt, who chairs Norvale, called that fair. The factory turned over 71.9 million euros last year with 612 on its \
            books. In Tarnby, where Norvale is quoted, buyers paid 27.15 euros for the stock, 4.6 percent more than before.""");

        assertThat(retold.getRelation()).isEqualTo(Relation.REWRITE);
        assertThat(retold.getRelatedTo()).isEqualTo("afp/a");
        assertThat(retold.getEvidence()).anySatisfy(line -> assertThat(line).contains("figures agree"));
    }

    @Test
    void noticesOfOneFormAreTwoStories() {
        wire.receive("afp/a", "Calder sets dividend", DIVIDEND.formatted("Calder", "14", "May 4", "April 11"));

        assertThat(wire.receive(
                                "afp/b",
                                "Ostrel sets dividend",
                                DIVIDEND.formatted("Ostrel", "22", "May 4", "April 11"))
                        .getRelation())
                .isEqualTo(Relation.NEW);
        assertThat(wire.receive(
                                "afp/c",
                                "Calder sets dividend",
                                DIVIDEND.formatted("Calder", "14", "May 4", "April 11"))
                        .getRelation())
                .isEqualTo(Relation.RETRANSMISSION);
    }

    @Test
    void sameWordsWithOtherFiguresAreAnotherStory() {
        wire.receive("afp/a", "Norvale to buy Ostrel packing works", MERGER);
        String changed = MERGER.replace("48.3", "92.7")
                .replace("612", "1,340")
                .replace("71.9", "133.4")
                .replace("4.6", "1.8")
                .replace("27.15", "31.60");

        assertThat(wire.receive("dpa/b", "Norvale to buy Ostrel packing works", changed)
                        .getRelation())
                .isEqualTo(Relation.NEW);
    }

    @Test
    void sameWordsAboutAnotherCompanyAreAnotherStory() {
        wire.receive("afp/a", "Norvale to buy Ostrel packing works", MERGER);

        Verdict other =
                wire.receive("dpa/b", "Quillan to buy Ostrel packing works", MERGER.replace("Norvale", "Quillan"));

        assertThat(other.getRelation()).isEqualTo(Relation.NEW);
        assertThat(other.getDoubts()).isNotEmpty();
    }

    @Test
    void koreanNoticeOfAnotherCompanyIsAnotherStory() {
        String notice = "%s는 3분기 영업이익이 %s억원으로 지난해 같은 기간보다 %s%% 늘었다고 1일 공시했다. 매출은 %s억원으로 집계됐다. "
                + "회사 관계자는 부품 판매가 늘어난 영향이라고 설명했다. 영업이익은 시장 전망치 %s억원을 웃돌았다.";
        wire.receive("yonhap/a", "가람전자 3분기 실적", notice.formatted("가람전자", "4천820", "12.4", "6조1천300", "4천510"));

        assertThat(wire.receive("yonhap/b", "누리정밀 3분기 실적", notice.formatted("누리정밀", "1천370", "31.8", "2조400", "1천290"))
                        .getRelation())
                .isEqualTo(Relation.NEW);
        assertThat(wire.receive(
                                "newsis/c",
                                "가람전자 영업이익 늘어",
                                notice.formatted("가람전자", "4천820", "12.4", "6조1천300", "4천510")
                                        .replace("는 3분기", "가 3분기"))
                        .getRelation())
                .isEqualTo(Relation.COPY);
    }

    @Test
    void ratesOfTenAndElevenAreTwoStories() {
        String rates =
                "The bank changed its note rates: 30 to 59 days %s pct, 60 to 89 days %s pct, 90 to 119 days %s pct, "
                        + "120 to 179 days %s pct, 180 to 269 days %s pct and 270 to 360 days %s pct.";
        wire.receive(
                "afp/a", "Housing bank changes rates", rates.formatted("5.91", "5.93", "5.95", "5.97", "6.02", "6.11"));

        assertThat(wire.receive(
                                "afp/b",
                                "Housing bank changes rates",
                                rates.formatted("5.84", "5.86", "5.89", "5.92", "6.04", "6.13"))
                        .getRelation())
                .isEqualTo(Relation.NEW);
    }

    @ParameterizedTest
    @CsvSource({"rn,m", "l,1", "o,0", "cl,d", "e,c", "h,b"})
    void misreadLettersDoNotHideACopy(String letters, String read) {
        wire.receive("afp/a", "Norvale to buy Ostrel packing works", MERGER);

        assertThat(wire.receive("dpa/b", "Works sold", MERGER.replace(letters, read))
                        .getRelatedTo())
                .isEqualTo("afp/a");
    }

    @Test
    void capitalsGlueAndHyphensAtLineEndsDoNotHideACopy() {
        wire.receive("afp/a", "Norvale to buy Ostrel packing works", MERGER);

        assertThat(wire.receive("dpa/b", "WORKS SOLD", MERGER.toUpperCase(Locale.ROOT))
                        .getRelatedTo())
                .isEqualTo("afp/a");
        assertThat(wire.receive("efe/c", "Works sold", MERGER.replace("s ", "s"))
                        .getRelatedTo())
                .isEqualTo("afp/a");
        assertThat(wire.receive(
                                "ansa/d",
                                "Works sold",
                                MERGER.replace("pany", "pa-\nny").replace("euros", "eu-\nros"))
                        .getRelatedTo())
                .isEqualTo("afp/a");
    }

    @Test
    void alertIsNoCopyOfItsReport() {
        wire.receive("afp/a", "Norvale to buy Ostrel packing works for 48.3 million euros", "");

        assertThat(wire.receive("afp/b", "Norvale to buy Ostrel packing works", MERGER)
                        .getRelation())
                .isEqualTo(Relation.NEW);
    }

    @Test
    void reportsWithoutWordsAreNotAlike() {
        wire.receive("afp/a", "", "");

        assertThat(wire.receive("afp/b", "", "* * *").getRelation()).isEqualTo(Relation.NEW);
    }

    @Test
    void instanceOfWhatRecursIsNoCopyOfAnotherDays() {
        wire.receive("afp/a", "Norvale to buy Ostrel packing works", MERGER);
        wire.recurring();

        assertThat(wire.receive("afp/b", "Norvale to buy Ostrel packing works", MERGER)
                        .getRelation())
                .isEqualTo(Relation.RETRANSMISSION);
        assertThat(wire.later(Duration.ofHours(20))
                        .receive("afp/c", "Norvale to buy Ostrel packing works", MERGER)
                        .getRelation())
                .isEqualTo(Relation.NEW);
    }

    @Test
    void tableThatRecursMayHaveOneFigureMendedUnderItsHeadline() {
        String table =
                "Shr %s cts vs 12 cts. Net 417,300 vs 288,100. Revs 6,210,000 vs 5,903,000. Avg shrs 1,864,000 vs "
                        + "1,861,000. Year: shr 83 cts vs 54 cts. Net 1,544,700 vs 1,002,600. Revs 24.1 mln vs 21.7 mln.";
        wire.recurring().receive("afp/a", "Calder Tools Inc 4th qtr net", table.formatted("22"));

        assertThat(wire.receive("afp/b", "Calder Tools Inc 4th qtr net", table.formatted("23"))
                        .getRelation())
                .isEqualTo(Relation.RETRANSMISSION);
        assertThat(wire.receive("afp/c", "Ostrel Paper Inc 4th qtr net", table.formatted("24"))
                        .getRelation())
                .isEqualTo(Relation.NEW);
    }

    @Test
    void alertOfAnotherDayIsAnotherAlert() {
        wire.receive("afp/a", "Central bank sets 1.5 billion crown repurchase, bank says", "");

        assertThat(wire.receive("afp/b", "Central bank sets 1.5 billion crown repurchase, bank says", "")
                        .getRelation())
                .isEqualTo(Relation.RETRANSMISSION);
        assertThat(wire.later(Duration.ofHours(20))
                        .receive("afp/c", "Central bank sets 1.5 billion crown repurchase, bank says", "")
                        .getRelation())
                .isEqualTo(Relation.NEW);
    }

    @Test
    void followUpThatQuotesYesterdaysReportIsNoCopyOfIt() {
        String[] paragraphs = MERGER.split("\n\n");
        String followUp = paragraphs[0] + "\n\n" + paragraphs[2] + "\n\n" + """
            Workers at the gate said they had heard of the sale on the radio. A meeting in the canteen ended without a vote, and             the night shift went in as usual, past two policemen and a camera crew from the capital.""";
        wire.receive("afp/a", "Norvale to buy Ostrel packing works", MERGER);

        Verdict nextDay =
                wire.later(Duration.ofHours(24)).receive("afp/b", "Packing works wait for their new owner", followUp);

        assertThat(nextDay.getRelation()).isEqualTo(Relation.NEW);
        assertThat(nextDay.getDoubts()).isNotEmpty();
    }

    @Test
    void correctedTextIsACorrectionAlthoughItsFiguresChanged() {
        wire.receive("afp/a", "Norvale to buy Ostrel packing works", MERGER);

        Verdict corrected = wire.receive(
                "afp/b",
                "CORRECTED - Norvale to buy Ostrel packing works",
                MERGER.replace("48.3", "84.3").replace("612", "621").replace("71.9", "79.1"));

        assertThat(corrected.getRelation()).isEqualTo(Relation.CORRECTION);
        assertThat(corrected.getRelatedTo()).isEqualTo("afp/a");
    }

    @Test
    void correctionNoticeBelongsToTheStoryWhoseHeadlineItQuotes() {
        wire.receive("afp/a", "Norvale to buy Ostrel packing works", MERGER);

        Verdict notice = wire.receive(
                "afp/b",
                "Correction",
                "In story headlined \"NORVALE TO BUY OSTREL PACKING WORKS\" please read in second paragraph 612 people "
                        + "instead of 621.");

        assertThat(notice.getRelation()).isEqualTo(Relation.CORRECTION);
        assertThat(notice.getRelatedTo()).isEqualTo("afp/a");
    }

    @Test
    void chainOfLikenessesDoesNotMergeEverything() {
        String[] paragraphs = MERGER.split("\n\n");
        String strike = """
            Dockers in Lindhafen stopped work at noon, and ferries to the islands of Rask and Ulvo stayed in port with \
            hundreds of holidaymakers on the quays.

            Their union wants two more days of rest a month. Harbour master Ivo Tamm said talks would go on overnight.

            Trains to the coast were crowded.""";
        wire.receive("afp/a", "Norvale to buy Ostrel packing works", MERGER);
        wire.receive("afp/b", "Day in Lindhafen", paragraphs[0] + "\n\n" + paragraphs[1] + "\n\n" + strike);

        Verdict third = wire.receive("afp/c", "Dockers stop work", strike + """


            On Rask the bakeries ran out of flour by the evening, and the mayor opened two schools for the night. Fishermen \
            carried a sick child across in an open boat, said a nurse at the island's clinic.

            The last such stoppage, three winters ago, ended after nine days with a bonus for night shifts.""");

        assertThat(third.getClusterId()).isNotEqualTo("afp/a");
        assertThat(third.getDoubts()).isNotEmpty();
    }
}
