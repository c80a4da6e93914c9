package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Note;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import org.junit.jupiter.api.Test;

/** Headlines and bodies that are empty, endless, escaped twice, or not for readers. */
class HostileContentTest {

    private final String nitf = Wires.text("efe-nitf.xml");
    private final String newsMl = Wires.text("afp-update.xml");

    @Test
    void emptyHeadlineIsTheFirstParagraph() {
        Story story = Wires.story(newsMl.replaceAll("(<HeadLine.*?>).*?</HeadLine>", "$1</HeadLine>"));

        assertThat(story.getHeadline()).startsWith("Engineers began to drain the dam");
    }

    @Test
    void emptyBodyOfAKillStillKills() {
        String kill = newsMl.replaceAll("(?s)<body.content>.*</body.content>", "<body.content/>")
                .replace("FormalName=\"Usable\"", "FormalName=\"Canceled\"");

        assertThat(Wires.story(kill).getStatus()).isEqualTo(Status.KILLED);
        assertThat(Wires.story(kill).getId()).isEqualTo(Wires.story(newsMl).getId());
    }

    @Test
    void headlineEscapedOnceOrTwiceIsTheSameHeadline() {
        String once = headline("&lt;속보&gt; E&amp;S &quot;화재&quot;");
        String twice = headline("&amp;lt;속보&amp;gt; E&amp;amp;S &amp;quot;화재&amp;quot;");

        assertThat(once).isEqualTo("<속보> E&S \"화재\"");
        assertThat(twice).isEqualTo(once);
    }

    @Test
    void markupInAHeadlineIsNotItsText() {
        assertThat(headline("&lt;b&gt;Utopia&lt;/b&gt; drains&lt;br/&gt;dam")).isEqualTo("Utopia drains dam");
        assertThat(headline("A&lt;script&gt;alert(1)&lt;/script&gt;B")).isEqualTo("A B");
        assertThat(headline("Dam &lt; lake, lake &gt; dam")).isEqualTo("Dam < lake, lake > dam");
    }

    @Test
    void scriptInJsonBodyNeverPasses() {
        Story story = ninjs("A<script>alert(1)</script>B", "<p onclick='x()'>Text</p><script>alert(2)</script>");

        assertThat(story.getHeadline()).isEqualTo("A B");
        assertThat(story.getBody()).isEqualTo("Text");
    }

    @Test
    void handlersAndFramesLeaveNoTrace() {
        String html = "<p>Text</p><img src=x onerror=alert(1)><svg onload=alert(2)><desc>d</desc></svg>"
                + "<iframe src='//x'>framed</iframe><style>p{color:red}</style><object data=x>o</object>";

        assertThat(ninjs("A", html).getBody()).isEqualTo("Text");
        assertThat(ninjs("A", "<p>Text</p><scr<script>x</script>ipt>alert(1)</script>")
                        .getBody())
                .doesNotContain("<script");
    }

    @Test
    void tenMegabytesAreRead() {
        String longBody = nitf.replace("El plan costará lo que cueste.", "El plan. ".repeat(1_200_000));

        assertThat(Wires.story(longBody).getBody().length()).isGreaterThan(10_000_000);
    }

    @Test
    void lineOfTwoMegabytesIsRead() {
        assertThat(Wires.story(nitf.replace("El plan costará", "x".repeat(2_000_000)))
                        .getBody())
                .contains("x".repeat(2_000_000));
    }

    @Test
    void headlineOfTenMegabytesIsRead() {
        assertThat(Wires.read(
                        "{\"uri\":\"x:1\",\"headline\":\"" + "Dam (a, ".repeat(1_250_000) + "\",\"body_text\":\"T\"}"))
                .hasSize(1);
    }

    @Test
    void tableKeepsRowsAndCellsApart() {
        assertThat(ninjs("A", "<table><tr><th>Fund</th><th>Price</th></tr><tr><td>One</td><td>1.0</td></tr></table>")
                        .getBody())
                .isEqualTo("Fund\tPrice\nOne\t1.0");
    }

    @Test
    void contactsAreForTheDeskOnly() {
        Story story = Wires.story(
                "{\"uri\":\"x:1\",\"headline\":\"A\",\"body_text\":\"T\",\"ednote\":\"Contact: desk@example.org, tel. +49 30 000000\"}");

        assertThat(story.getNotes()).isNotEmpty().noneMatch(Note::getPublic$);
    }

    @Test
    void controlCharactersCostNoStory() {
        String sick = nitf.replace("El plan costará", "El\u0001\u001f\ufffe plan&#x1;&#31; costará");

        assertThat(Wires.story(sick).getBody()).contains("El plan costará");
    }

    @Test
    void deleteAndReplacementCharactersCostNoStory() {
        assertThat(Wires.story(nitf.replace("El plan costará", "El\u007f plan\ufffd costará"))
                        .getBody())
                .contains("costará lo que cueste");
    }

    @Test
    void loneSurrogatesCostNoStory() {
        Story story = ninjs("A \\ud83d B", "<p>C \\ude00 D</p>");

        assertThat(story.getHeadline()).startsWith("A").endsWith("B");
        assertThat(story.getBody()).startsWith("C").endsWith("D");
    }

    @Test
    void marksOfDirectionDoNotKeepArabicFromBeingRead() {
        String arabic = "\u200Fدبي \u202Bأ ف ب\u202C- أعلنت السلطات";

        assertThat(ninjs("عاجل", "<p>" + arabic + "</p>").getBody()).contains("أعلنت السلطات");
    }

    private String headline(String markup) {
        return Wires.story(newsMl.replaceAll("(<HeadLine.*?>).*?</HeadLine>", "$1" + markup + "</HeadLine>"))
                .getHeadline();
    }

    private static Story ninjs(String headline, String html) {
        return Wires.story("{\"uri\":\"x:1\",\"headline\":\"" + headline + "\",\"body_html\":\""
                + html.replace("\"", "\\\"") + "\"}");
    }
}
