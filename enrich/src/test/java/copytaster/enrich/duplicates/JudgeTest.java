package copytaster.enrich.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.enrich.text.Cleaner;
import copytaster.schemas.Kind;
import copytaster.schemas.Relation;
import copytaster.schemas.Signal;
import copytaster.schemas.Story;
import copytaster.schemas.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JudgeTest {

    /** Reports of our own telling, each in three paragraphs. */
    enum Report {
        ENGLISH("""
            A ferry with 214 passengers on board ran aground off the island of Marettimo early on Friday, and the coast \
            guard of Trapani sent four boats and a helicopter to take the passengers off before the wind rose again.

            The master reported water in the engine room at 05:20, the harbour office said, and the company that owns the \
            ship named an inspector who is to travel from Palermo by noon with two divers and a surveyor of the insurer.

            Fishermen from Favignana brought blankets and bread, and by nine o'clock 180 people sat in the school hall \
            there while the mayor, Lucia Ferrante, looked for beds."""),
        SPANISH("""
            Un transbordador con 214 pasajeros encalló en la madrugada del viernes frente a la isla de Marettimo, y la \
            guardia costera de Trapani envió cuatro lanchas y un helicóptero para evacuarlos antes de que arreciara el viento.

            El capitán avisó a las 05:20 de que entraba agua en la sala de máquinas, según la oficina del puerto, y la naviera \
            nombró a un inspector que viajará desde Palermo con dos buzos y un perito de la aseguradora.

            Pescadores de Favignana llevaron mantas y pan, y a las nueve 180 personas esperaban en el salón de la escuela \
            mientras la alcaldesa, Lucia Ferrante, buscaba camas."""),
        KOREAN("""
            승객 214명을 태운 여객선이 2일 새벽 마레티모섬 앞바다에서 좌초해 트라파니 해안경비대가 경비정 네 척과 헬기를 보내 \
            바람이 다시 거세지기 전에 승객들을 옮겨 태우고 있다.

            선장은 오전 5시 20분께 기관실에 물이 들어온다고 신고했으며 선사는 잠수사 두 명과 보험사 감정인을 데리고 팔레르모에서 \
            출발할 검사관을 지명했다고 항만사무소가 밝혔다.

            파비냐나의 어민들이 담요와 빵을 날랐고 오전 9시까지 180명이 학교 강당에 모였으며 루치아 페란테 시장은 잠자리를 구하고 있다."""),
        JAPANESE("""
            乗客二百十四人を乗せた連絡船が二日未明、マレッティモ島の沖合で座礁し、トラーパニの沿岸警備隊は風が再び強まる前に乗客を\
            移すため、巡視艇四隻とヘリコプターを派遣した。

            港湾事務所によると、船長は午前五時二十分ごろ機関室に水が入っていると通報した。船会社は潜水士二人と保険会社の鑑定人を\
            伴ってパレルモから向かう検査官を指名した。

            ファビニャーナの漁師たちは毛布とパンを運び、午前九時までに百八十人が学校の講堂に集まった。""");

        private final String text;

        Report(String text) {
            this.text = text;
        }

        String firstParagraph() {
            return text.split("\n\n")[0];
        }
    }

    private final Neighbourhood window = new Neighbourhood();
    private int received;

    private Verdict receive(Story.Builder story) {
        Story whole = story.build();
        Fingerprint print =
                Fingerprinter.print(whole, Cleaner.clean(whole), List.of(), Instant.ofEpochSecond(received));
        Finding finding = Judge.judge(print, whole.getSignals(), false, window);
        Verdict verdict = finding.verdict();
        window.add("%05d".formatted(received++), finding.print());
        return verdict;
    }

    private static Story.Builder story(String provider, String id, String body) {
        return Story.newBuilder()
                .setProvider(provider)
                .setId(id)
                .setHeadline("Headline of " + provider)
                .setBody(body);
    }

    @ParameterizedTest
    @EnumSource
    void copyOfAnotherAgencyIsFound(Report report) {
        receive(story("afp", "a", report.text));

        Verdict copy = receive(story("yonhap", "b", report.text));

        assertThat(copy.getRelation()).isEqualTo(Relation.COPY);
        assertThat(copy.getRelatedTo()).isEqualTo("afp/a");
        assertThat(copy.getClusterId()).isEqualTo("afp/a");
        assertThat(copy.getScore()).isPositive();
        assertThat(copy.getEvidence()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void trimmedCopyIsFound(Report report) {
        receive(story("afp", "a", report.text));

        Verdict trimmed = receive(story("yonhap", "b", report.firstParagraph()));

        assertThat(trimmed.getRelation()).isEqualTo(Relation.TRIMMED);
        assertThat(trimmed.getRelatedTo()).isEqualTo("afp/a");
    }

    @ParameterizedTest
    @EnumSource
    void longerTextAroundACopyIsFound(Report report) {
        receive(story("afp", "a", report.firstParagraph()));

        assertThat(receive(story("yonhap", "b", report.text)).getRelation()).isEqualTo(Relation.EXPANDED);
    }

    @ParameterizedTest
    @EnumSource
    void reportsInDifferentLanguagesAreNotCopies(Report report) {
        for (Report other : Report.values()) {
            if (other != report) {
                receive(story("afp", other.name(), other.text));
            }
        }

        assertThat(receive(story("yonhap", "b", report.text)).getRelation()).isEqualTo(Relation.NEW);
    }

    @Test
    void whatAgenciesPrintAroundAReportDoesNotMatter() {
        receive(story("afp", "a", "Palermo, 2 jan 2026 (AFP) - " + Report.ENGLISH.text + "\n\nlf/tw"));

        Verdict copy =
                receive(story("yonhap", "b", "PALERMO, Jan. 2 (Yonhap) -- " + Report.ENGLISH.text + "\n\n(END)"));

        assertThat(copy.getRelation()).isEqualTo(Relation.COPY);
        assertThat(copy.getScore()).isEqualTo(1.0);
    }

    @Test
    void wordsGluedTogetherDoNotHideACopy() {
        receive(story("afp", "a", Report.ENGLISH.text));
        String glued = Report.ENGLISH
                .text
                .replace("Friday, and", "Friday,and")
                .replace("boats and", "boatsand")
                .replace("harbour office", "harbouroffice")
                .replace("inspector who", "inspectorwho");

        assertThat(receive(story("yonhap", "b", glued)).getRelatedTo()).isEqualTo("afp/a");
    }

    @Test
    void paragraphsInAnotherOrderDoNotHideACopy() {
        receive(story("afp", "a", Report.ENGLISH.text));
        String[] paragraphs = Report.ENGLISH.text.split("\n\n");

        Verdict copy = receive(story("yonhap", "b", String.join("\n\n", paragraphs[1], paragraphs[0], paragraphs[2])));

        assertThat(copy.getRelatedTo()).isEqualTo("afp/a");
    }

    @Test
    void sameAgencySendingTheSameTextUnderANewIdRetransmits() {
        receive(story("afp", "a", Report.ENGLISH.text));

        assertThat(receive(story("afp", "b", Report.ENGLISH.text)).getRelation())
                .isEqualTo(Relation.RETRANSMISSION);
    }

    @Test
    void whatTheAgencyDeclaresGoesBeforeWhatTheTextsShow() {
        receive(story("afp", "a", Report.ENGLISH.text));
        String changed = Report.ENGLISH.text.replace("by noon with two divers", "by noon with three divers");

        assertThat(receive(story("afp", "b", changed).setSignals(List.of(Signal.UPDATE)))
                        .getRelation())
                .isEqualTo(Relation.UPDATE);
        assertThat(receive(story("afp", "c", changed + " The sea was calm.").setSignals(List.of(Signal.CORRECTION)))
                        .getRelation())
                .isEqualTo(Relation.CORRECTION);
    }

    @Test
    void sameTextUnderTheSameHeadlineIsARetransmissionWhateverIsPrintedOverIt() {
        receive(story("afp", "a", Report.ENGLISH.text));

        assertThat(receive(story("afp", "b", Report.ENGLISH.text).setSignals(List.of(Signal.UPDATE)))
                        .getRelation())
                .isEqualTo(Relation.RETRANSMISSION);
    }

    @Test
    void copiesOfCopiesStandInTheClusterOfTheFirst() {
        receive(story("afp", "a", Report.ENGLISH.text));
        receive(story("efe", "b", Report.ENGLISH.text));
        receive(story("dpa", "c", Report.ENGLISH.firstParagraph()));
        receive(story("ansa", "d", Report.ENGLISH.text));

        assertThat(receive(story("yonhap", "e", Report.ENGLISH.text)).getClusterId())
                .isEqualTo("afp/a");
    }

    @Test
    void anotherDaysTableIsNoCopy() {
        String table = """
            Fish prices at the Vigo market per kilo
            Hake\t%d.20\t%d.90
            Cod\t%d.10\t%d.40
            Tuna\t%d.80\t%d.70
            Prices are those of the morning auction and are given without tax by the harbour office of Vigo""";
        receive(story("efe", "a", table.formatted(7, 8, 5, 6, 11, 12)).setKind(Kind.TABLE));

        Verdict next =
                receive(story("efe", "b", table.formatted(9, 10, 3, 4, 13, 14)).setKind(Kind.TABLE));

        assertThat(next.getRelation()).isEqualTo(Relation.NEW);
        assertThat(next.getClusterId()).isEqualTo("efe/b");
    }

    @Test
    void textWithoutWordsMatchesNothing() {
        receive(story("afp", "a", "").setHeadline(""));
        receive(story("afp", "b", "* * *").setHeadline(""));

        assertThat(receive(story("yonhap", "c", "").setHeadline("")).getRelation())
                .isEqualTo(Relation.NEW);
    }

    @Test
    void fewWordsInCommonAreNoCopy() {
        receive(story("afp", "a", "The harbour office said on Friday that it was closed."));

        assertThat(receive(story("efe", "b", "Shares in Seoul fell, the harbour office said on Friday."))
                        .getRelation())
                .isEqualTo(Relation.NEW);
    }

    @Test
    void whatHasLeftTheWindowIsForgotten() {
        receive(story("afp", "a", Report.ENGLISH.text));

        window.before("00001").forEach(window::remove);

        assertThat(receive(story("yonhap", "b", Report.ENGLISH.text)).getRelation())
                .isEqualTo(Relation.NEW);
    }

    @Test
    void storyIsNoCopyOfItself() {
        receive(story("afp", "a", Report.ENGLISH.text));
        Story again = story("afp", "a", Report.ENGLISH.text).build();

        assertThat(Judge.judge(
                                Fingerprinter.print(again, Cleaner.clean(again), List.of(), Instant.EPOCH),
                                List.of(),
                                false,
                                window)
                        .verdict()
                        .getRelation())
                .isEqualTo(Relation.NEW);
    }

    @Test
    void equalWireGivesEqualVerdicts() {
        receive(story("afp", "a", Report.ENGLISH.text));
        Verdict once = receive(story("yonhap", "b", Report.ENGLISH.firstParagraph()));

        var again = new JudgeTest();
        again.receive(story("afp", "a", Report.ENGLISH.text));

        assertThat(again.receive(story("yonhap", "b", Report.ENGLISH.firstParagraph())))
                .isEqualTo(once);
    }

    @Test
    void aloneIsNewInAClusterOfItsOwnUnderTheAlgorithmsName() {
        Story story = story("afp", "a", "Text.").build();
        Verdict alone = Judge.alone(Fingerprinter.print(story, Cleaner.clean(story), List.of(), Instant.EPOCH));

        assertThat(alone.getRelation()).isEqualTo(Relation.NEW);
        assertThat(alone.getClusterId()).isEqualTo("afp/a");
        assertThat(alone.getAlgorithmVersion()).isEqualTo(Judge.ALGORITHM);
    }
}
