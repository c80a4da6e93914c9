package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Status;
import copytaster.schemas.Story;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NitfTest {

    private static String nitf(String docdata, String bodyHead, String bodyContent) {
        return "<nitf><head><docdata><doc-id id-string=\"a1\"/><date.issue norm=\"20260102T101500Z\"/>" + docdata
                + "</docdata></head><body><body.head>" + bodyHead + "</body.head><body.content>" + bodyContent
                + "</body.content></body></nitf>";
    }

    @Test
    void bodyWithoutParagraphsIsTextAllTheSame() {
        Story story = Wires.story(nitf("", "<hedline><hl1>Lake</hl1></hedline>", "The lake fell.\n\nThen it rose."));

        assertThat(story.getBody()).isEqualTo("The lake fell.\n\nThen it rose.");
    }

    @Test
    void documentThatSaysNothingIsNoStory() {
        assertThat(Wires.setAside(nitf("", "<hedline></hedline>", "")))
                .isEqualTo("NITF document without headline and text");
        assertThat(Wires.story(nitf("", "", "").replace("<docdata>", "<docdata management-status=\"canceled\">"))
                        .getStatus())
                .isEqualTo(Status.KILLED);
    }

    @Test
    void whatIsReleasedAsItIsIssuedWasNeverHeldBack() {
        String released = nitf("<date.release norm=\"20260102T101500Z\"/>", "", "The lake fell.");

        assertThat(Wires.story(released).getEmbargoUntil()).isNull();
        assertThat(Wires.story(released.replace("release norm=\"20260102", "release norm=\"20260103"))
                        .getStatus())
                .isEqualTo(Status.EMBARGOED);
    }

    @Test
    void headlineAndBylineOverTheTextAreNotPartOfIt() {
        Story story = Wires.story(
                nitf("", "<hedline><hl1>Lake falls</hl1></hedline>", "<hl2>Lake falls</hl2><p>The lake fell.</p>"));
        Story signed = Wires.story(nitf("", "", "<p>By Jo Example</p><p>The lake fell.</p>"));

        assertThat(story.getBody()).isEqualTo("The lake fell.");
        assertThat(signed.getByline()).isEqualTo("Jo Example");
        assertThat(signed.getBody()).isEqualTo("The lake fell.");
    }

    @Test
    void abstractStandsInForABodyThatWasNotSent() {
        Story story = Wires.story(nitf("", "<abstract><p>The lake fell.</p></abstract>", ""));

        assertThat(story.getBody()).isEqualTo("The lake fell.");
        assertThat(story.getHeadline()).isEqualTo("The lake fell.");
    }

    @Test
    void titleOfTheAuthorIsNotPartOfTheName() {
        Story story =
                Wires.story(nitf("", "<byline>By <person>Jo Example</person><byttl>Writer</byttl></byline>", "A"));

        assertThat(story.getByline()).isEqualTo("Jo Example");
    }

    @Test
    void documentWithoutIdIsItselfWheneverItComesAgain() {
        String first =
                nitf("", "<hedline><hl1>Lake</hl1></hedline>", "One").replace(" id-string=\"a1\"", " regsrc=\"S\"");
        String other = first.replace(">Lake<", ">Sea<");

        assertThat(Wires.story(first).getId())
                .isEqualTo(Wires.story(first.replace("One", "Two")).getId());
        assertThat(Wires.story(first).getId())
                .startsWith("S:20260102T101500Z:")
                .isNotEqualTo(Wires.story(other).getId());
    }

    @Test
    void documentThatNothingTellsFromOthersIsRejected() {
        String nothing = "<nitf><body><body.content><p>A</p></body.content></body></nitf>";

        assertThat(Wires.rejection(nothing)).contains("has no id");
    }

    @Test
    void mediaAreCaptionsOfTheStoryAndNotItsText() {
        Story story = Wires.story(nitf(
                "",
                "",
                "<p>Text</p><media><media-caption>The pier.</media-caption></media>"
                        + "<media><media-caption>The pier.</media-caption></media>"));

        assertThat(story.getBody()).isEqualTo("Text");
        assertThat(story.getCaptions()).containsExactly("The pier.");
    }

    @Test
    void declaredLatin1IsReadAsItIsSent() {
        String declared = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>" + nitf("", "", "<p>£66 – café</p>");

        assertThat(Wires.story(declared.getBytes(StandardCharsets.UTF_8)).getBody())
                .isEqualTo("£66 – café");
        assertThat(Wires.story(declared.replace("–", "-").getBytes(StandardCharsets.ISO_8859_1))
                        .getBody())
                .isEqualTo("£66 - café");
    }

    @Test
    void secondPartOfAPaStoryIsNoVersionOfTheFirst() {
        String first = nitf("<del-list><from-src src-name=\"PA\"/></del-list>", "", "<p>A</p>")
                .replace("\"a1\"", "\"0a1bHHH-4-1\"");
        String second = first.replace("HHH-4-1", "HHH-4-2");

        assertThat(Wires.story(first).getId()).isEqualTo("0a1bHHH");
        assertThat(Wires.story(second).getId()).isEqualTo("0a1bHHH-4-2");
    }

    @Test
    void escapedEmbedsAreNoText() {
        Story story = Wires.story(nitf(
                "", "", "<p>Text with a &lt;p&gt; in it</p><p>&lt;script src=\"x\"&gt;alert(1)&lt;/script&gt;</p>"));

        assertThat(story.getBody()).isEqualTo("Text with a <p> in it");
    }
}
