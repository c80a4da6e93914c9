package copytaster.replay.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** What a person reads when a test on a capture fails. */
class ReplayExtensionTest {

    private static final Path WRITTEN = Path.of("src/test/resources/copytaster/replay/junit/written-by-a-test.yml");
    private static final String CAPTURE = "../new-year-message.capture";

    /** Run by the tests, not by Maven. */
    static final class Cases {

        @ReplayTest(CAPTURE)
        @GoldenStories("other-stories.yml")
        void otherStories(Replayed replayed) {}

        @ReplayTest(CAPTURE)
        @GoldenStories("written-by-a-test.yml")
        void firstRun(Replayed replayed) {}

        @ReplayTest(CAPTURE)
        void unknownStory(Replayed replayed) {
            replayed.story("efe/1");
        }

        @ReplayTest("no-such.capture")
        void noSuchCapture(Replayed replayed) {}
    }

    @AfterEach
    void remove() throws IOException {
        Files.deleteIfExists(WRITTEN);
    }

    @Test
    void differenceFromTheGoldenFileIsToldByStoryWithTheWayToAcceptIt() {
        assertThat(failure("otherStories"))
                .contains("other-stories.yml")
                .contains("10 stories compared: 1 came out differently; verdict 1, country lost 1, desk gained 1")
                .contains("efe/41230102  Kim Jong-un")
                .containsPattern("verdict +COPY of afp/1 → NEW_VERSION of efe/41230102")
                .contains("after:  the agency's own newer version")
                .containsPattern("country lost +FR")
                .containsPattern("desk gained +korea")
                .contains("mvn test -Dtest=Cases#otherStories -Dcopytaster.golden=accept");
    }

    @Test
    void missingGoldenFileIsWrittenAndTheTestFailsOnce() throws IOException {
        assertThat(failure("firstRun")).contains("has been written: look at it");
        assertThat(Files.readString(WRITTEN)).startsWith("- story: ").contains("relation: UPDATE");
        passed("firstRun");
    }

    @Test
    void storyThatIsNotThereIsSaidWithThoseThatAre() {
        assertThat(failure("unknownStory")).contains("no story efe/1").contains("efe/41230102");
    }

    @Test
    void captureThatIsNotThereIsSaidWithWhereItWasLookedFor() {
        assertThat(failure("noSuchCapture"))
                .contains("no-such.capture is neither a resource beside " + Cases.class.getName());
    }

    private static String failure(String method) {
        Events tests = run(method);
        assertThat(tests.failed().count()).isEqualTo(1);
        return tests.failed().stream()
                .map(event -> event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .findFirst()
                .orElseThrow();
    }

    private static void passed(String method) {
        assertThat(run(method).succeeded().count()).isEqualTo(1);
    }

    private static Events run(String method) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(Cases.class.getName(), method, Replayed.class.getName()))
                .execute()
                .testEvents();
    }
}
