package copytaster.enrich.threads;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.enrich.duplicates.Finding;
import copytaster.enrich.duplicates.Fingerprint;
import copytaster.enrich.duplicates.Fingerprinter;
import copytaster.enrich.duplicates.Judge;
import copytaster.enrich.text.CleanText;
import copytaster.enrich.text.Cleaner;
import copytaster.schemas.CountryTag;
import copytaster.schemas.Kind;
import copytaster.schemas.Story;
import copytaster.schemas.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadFinderTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private static final String SPANISH =
            "Un transbordador con 214 personas a bordo volcó frente a la isla de Zamburi, informó"
                    + " la ministra Ilse Varnak. El buque, el Estrella Norteña, salió del puerto de Kaltuna con 1.340 toneladas de carga.";

    private static final String ENGLISH =
            "A ferry carrying 214 people capsized off Zamburi island, minister Ilse Varnak told"
                    + " reporters. It had left the port of Kaltuna with 1,340 tonnes of cargo.";

    private static final String KOREAN =
            "잠부리 섬 앞바다에서 214명을 태운 여객선이 전복됐다고 일세 바르나크 장관이 밝혔다. 이 배는 화물" + " 1천340톤을 싣고 칼투나를 떠났다.";

    private static final String RUSSIAN =
            "Паром с 214 пассажирами опрокинулся у острова Замбури, сообщила министр Ильзе"
                    + " Варнак. Судно вышло из порта Калтуна с 1340 тоннами груза.";

    private final ThreadIndex index = new ThreadIndex();

    @Test
    void oneEventInFourLanguagesIsOneThread() {
        remember(finding("es", SPANISH, 0));

        assertThat(List.of(thread("en", ENGLISH, 1), thread("ko", KOREAN, 1), thread("ru", RUSSIAN, 2)))
                .containsOnly("efe/es0");
    }

    @Test
    void theEvidenceNamesWhatIsInCommonInTheWordsOfTheStory() {
        remember(finding("es", SPANISH, 0));

        assertThat(finding("ko", KOREAN, 1).verdict().getEvidence()).anySatisfy(sentence -> assertThat(sentence)
                .startsWith("same running story as efe/es0: ")
                .contains("214명".substring(0, 3)));
    }

    @Test
    void aCountryInCommonIsNoThread() {
        remember(finding(
                "es", "El presidente de Francia, Jules Marnot, visitó una escuela en la ciudad de Limoges.", 0));

        assertThat(thread("en", "Farmers in France blocked a road near Toulouse, minister Anna Pell said.", 1))
                .isEqualTo("efe/en1");
    }

    @Test
    void oneRareNameAloneIsNoThreadAcrossLanguages() {
        remember(finding("es", SPANISH, 0));

        assertThat(thread("en", "The painter Hugo Bertane opened a show in the town of Kaltuna, with 3 portraits.", 1))
                .isEqualTo("efe/en1");
    }

    @Test
    void theSameFormWithOtherNamesIsAnotherStoryWithinALanguage() {
        remember(finding("en", ENGLISH, 0));

        assertThat(thread(
                        "en",
                        "A ferry carrying 88 people capsized off Orlanda island, minister Pia Rosund told reporters. It had"
                                + " left the port of Mirtos with 560 tonnes of cargo.",
                        1))
                .isEqualTo("efe/en1");
    }

    @Test
    void aFollowUpJoinsTheThreadWithinALanguage() {
        remember(finding("en", ENGLISH, 0));

        assertThat(thread(
                        "en",
                        "Divers searched the ferry that capsized off Zamburi island for the missing, minister Ilse Varnak"
                                + " said. The port of Kaltuna was closed, and cargo drifted ashore.",
                        6))
                .isEqualTo("efe/en0");
    }

    @Test
    void whatRecursFollowsNothingAndLeadsNothing() {
        Finding recurring = recurring(finding("es", SPANISH, 0));
        remember(ThreadFinder.follow(recurring, clean(story("es", SPANISH, "es0")), index));

        assertThat(index.size()).isZero();
        assertThat(thread("en", ENGLISH, 1)).isEqualTo("efe/en1");
    }

    @Test
    void anAgendaItemHasNothingToBeKnownBy() {
        Story agenda = story("es", SPANISH, "a");
        agenda.setKind(Kind.AGENDA);

        assertThat(Traits.of(agenda, clean(agenda), List.of()).isEmpty()).isTrue();
    }

    @Test
    void aThreadEndsWhenItsStoriesHaveLeftTheWindow() {
        remember(finding("es", SPANISH, 0));
        index.remove("efe/es0");

        assertThat(thread("en", ENGLISH, 1)).isEqualTo("efe/en1");
    }

    private String thread(String language, String body, int hours) {
        return finding(language, body, hours).verdict().getThread();
    }

    private void remember(Finding finding) {
        index.add(finding.print());
    }

    private Finding finding(String language, String body, int hours) {
        Story story = story(language, body, language + hours);
        CleanText text = clean(story);
        Fingerprint print = Fingerprinter.print(story, text, List.<CountryTag>of(), NOON.plusSeconds(hours * 3_600L));
        Verdict alone = Judge.alone(print);
        return ThreadFinder.follow(Finding.of(alone, print), text, index);
    }

    private static Finding recurring(Finding finding) {
        finding.verdict().setRecurring(true);
        return finding;
    }

    private static CleanText clean(Story story) {
        return Cleaner.clean(story);
    }

    private static Story story(String language, String body, String id) {
        return Story.newBuilder()
                .setProvider("efe")
                .setId(id)
                .setLanguage(language)
                .setBody(body)
                .build();
    }
}
