package copytaster.ingest.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of HTML, well-formed and not: the second way of reading must give what the first gives. */
class HtmlTextTest {

    @Test
    void paragraphsHeadingsListsAndQuotesAreParagraphs() {
        assertBoth(
                "<h2>Head</h2><p>One <b>bo</b>ld.</p><blockquote><p>Said.</p></blockquote><hr/>"
                        + "<ul><li>First</li><li>Second</li></ul><p>End</p>",
                "Head\n\nOne bold.\n\nSaid.\n\nFirst\n\nSecond\n\nEnd");
    }

    @Test
    void rowsAreLinesAndCellsAreApart() {
        assertBoth(
                "<p>Results:</p><table><thead><tr><th>Team</th><th>Points</th></tr></thead><tbody>"
                        + "<tr><td><p>Red</p><p>Town</p></td><td>3</td></tr><tr><td>Blue</td><td></td></tr></tbody></table><p>End</p>",
                "Results:\n\nTeam\tPoints\nRed Town\t3\nBlue\t\n\nEnd");
    }

    @Test
    void cellOfTwoColumnsKeepsTheColumnsOfTheOthers() {
        assertBoth(
                "<table><tr><th colspan=\"3\">League</th></tr><tr><td colspan=\"2\">Red</td><td>3</td></tr>"
                        + "<tr><td>Blue</td><td>B</td><td>1</td></tr></table>",
                "League\nRed\t\t3\nBlue\tB\t1");
    }

    @Test
    void tableInACellIsTheTextOfThatCell() {
        assertBoth(
                "<table><tr><td>A</td><td><table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table></td></tr>"
                        + "<tr><td>B</td><td>4</td></tr></table>",
                "A\t1 2 3\nB\t4");
    }

    @Test
    void whatIsNotTextForAReaderNeverPasses() {
        assertBoth(
                "<p>Text</p><script>x()</script><style>p{}</style><noscript>N</noscript><iframe>I</iframe>"
                        + "<form><label>F</label></form><svg><text>S</text></svg><template>T</template><video>V</video>"
                        + "<figure><img src=\"a\"/><figcaption>C</figcaption></figure><!-- hidden <p>comment</p> -->",
                "Text");
    }

    @Test
    void scriptsThatComeToLightByUnescapingDoNotPass() {
        assertBoth("<p>A &amp;lt;script&amp;gt;x()&amp;lt;/script&amp;gt; B</p>", "A  B");
        assertThat(PlainText.line("A &lt;script&gt;x()&lt;/script&gt; B")).isEqualTo("A B");
        assertThat(PlainText.line("The &lt;script&gt; tag")).isEqualTo("The tag");
    }

    @Test
    void unseenCharactersGoAndMarksOfDirectionStay() {
        assertBoth(
                "<p>\u200BSoft\u00ADware\uFEFF \u200Fعربي\u200E zero\u2060width 12\u00A0km \u0093quoted\u0094 20\u0080</p>",
                "Software \u200Fعربي\u200E zerowidth 12 km “quoted” 20€");
        assertThat(PlainText.line("It&#146;s \u0091so\u0092")).isEqualTo("It’s ‘so’");
    }

    @Test
    void entitiesAreResolvedOnceMoreThanTheyShouldBeEscaped() {
        assertBoth("<p>R&amp;amp;D &amp;nbsp;&amp;eacute;t&amp;#233;</p>", "R&D  été");
    }

    @Test
    void paragraphInAParagraphEndsIt() {
        assertThat(PlainText.ofHtml("<p>One<p>Two</p>Three</p>")).isEqualTo("One\n\nTwo\n\nThree");
    }

    @Test
    void preformattedTextKeepsItsColumns() {
        assertBoth("<pre>Wheat   2.55\nCorn    1.35</pre>", "Wheat\t2.55\nCorn\t1.35");
    }

    @Test
    void typeInsideAWordDoesNotPartIt() {
        assertThat(PlainText.line("E<b>x</b>ample, read <a href='x'>this</a>, now<br>next"))
                .isEqualTo("Example, read this, now next");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b> </b>",
                "<br>",
                "<br> \n ",
                "<script>",
                "<p",
                "<td> ",
                "\n",
                "<ul><li>",
                "&lt;script&gt;",
                " \t",
                "x  "
            })
    @Timeout(20)
    void muchOfAnythingTakesNoMoreThanItsShareOfTime(String part) {
        String much = "<p>a</p>" + part.repeat(200_000) + "<br><p>b</p>";

        assertThatCode(() -> PlainText.ofHtml(much)).doesNotThrowAnyException();
        assertThatCode(() -> PlainText.ofText(much)).doesNotThrowAnyException();
        assertThatCode(() -> PlainText.line(much)).doesNotThrowAnyException();
    }

    private static void assertBoth(String html, String text) {
        assertThat(PlainText.ofHtml(html)).isEqualTo(text);
        // A tag without an end is for jsoup.
        assertThat(PlainText.ofHtml(html + "<br>")).isEqualTo(text);
    }
}
