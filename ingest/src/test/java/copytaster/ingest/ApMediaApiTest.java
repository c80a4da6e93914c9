package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Signal;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApMediaApiTest {

    private static final String ITEM = """
            {"data": {"item": {"altids": {"itemid": "0123456789abcdef0123456789abcdef", "etag": "0123456789abcdef0123456789abcdef_0a1"},
             "version": 0, "type": "text", "pubstatus": "usable", "versioncreated": "2026-03-02T12:00:00Z", "headline": "Headline",
             "slugline": "BC-Slug, 1st Ld", MORE "renditions": {"nitf": {"href": "https://example.org/nitf"INLINE}}}}}
            """;

    private static Story story(String more, String inline) {
        return Wires.story(ITEM.replace("MORE", more).replace("INLINE", inline));
    }

    @ParameterizedTest
    @CsvSource({
        "Kill, KILLED",
        "Elimination, KILLED",
        "Disregard, KILLED",
        "Withhold, WITHHELD",
        "HoldForRelease, EMBARGOED",
        "Writethru, USABLE"
    })
    void editorialTypeSaysWhatTheStatusDoesNot(String type, Status status) {
        assertThat(story("\"editorialtypes\": [\"" + type + "\"],", "").getStatus())
                .isEqualTo(status);
    }

    @Test
    void noteMayKill() {
        Story story = story("\"ednote\": \"Eds: MANDATORY KILL. The story is wrong.\",", "");

        assertThat(story.getStatus()).isEqualTo(Status.KILLED);
    }

    @Test
    void noteAboutAStoryThatWasKilledKillsNothing() {
        Story story = story("\"ednote\": \"Eds: UPDATES with number of killed.\",", "");

        assertThat(story.getStatus()).isEqualTo(Status.USABLE);
        assertThat(story.getSignals()).containsExactly(Signal.UPDATE);
    }

    @Test
    void listEntrySaysThatItsTextWasNotDelivered() {
        Story story = story("", "");

        assertThat(story.getSlug()).isEqualTo("Slug");
        assertThat(story.getBody()).isEmpty();
        assertThat(story.getNotes()).singleElement().satisfies(note -> assertThat(note.getRole())
                .isEqualTo("delivery"));
    }

    @Test
    void renditionMayCarryItsDocument() {
        Story story = story(
                "",
                ", \"content\": \"<nitf><body><body.head><byline>By JANE EXAMPLE</byline></body.head><body.content><p>Text.</p></body.content></body></nitf>\"");

        assertThat(story.getBody()).isEqualTo("Text.");
        assertThat(story.getByline()).isEqualTo("JANE EXAMPLE");
        assertThat(story.getNotes()).isEmpty();
    }

    @Test
    void refusalIsRejectedWithItsMessage() {
        assertThat(Wires.rejection(
                        "{\"api_version\": \"1.1\", \"error\": {\"code\": 401, \"message\": \"Invalid key\"}}"))
                .contains("401, Invalid key");
    }
}
