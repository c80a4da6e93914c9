package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Status;
import copytaster.schemas.Story;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for feeds of any agency; how each writes them is in the samples. */
class FeedFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://n.example/a?utm_source=rss&utm_medium=feed|https://n.example/a",
                "https://n.example/a?id=3&maca=en-rss|https://n.example/a?id=3",
                "https://n.example/?p=6277|https://n.example/?p=6277",
                "https://n.example/a#1|https://n.example/a",
                "https://n.example/a#xtor=RSS-1|https://n.example/a",
                "https://n.example/a#2026-01-02T10:00:00+01:00|https://n.example/a",
                "https://n.example/live#post-123456|https://n.example/live#post-123456",
                "https://n.example/a?from=rss|https://n.example/a",
                "tag:n.example,2026:a?utm_source=rss|tag:n.example,2026:a?utm_source=rss"
            })
    void trackingIsNoPartOfAnId(String guid, String id) {
        assertThat(story("<guid>" + guid.replace("&", "&amp;") + "</guid>").getId())
                .isEqualTo(id);
    }

    @Test
    void sameArticleInSeveralSectionsIsTheSameStory() {
        String first = rss("<link>https://www.yna.co.kr/view/AKR20260102000100001?section=economy/all</link>");
        String second = rss("<link>https://www.yna.co.kr/view/AKR20260102000100001?section=news&amp;input=rss</link>");

        assertThat(Wires.story(first).getId()).isEqualTo(Wires.story(second).getId());
        assertThat(Wires.story(first).getProvider()).isEqualTo("yonhap");
    }

    @Test
    void relativeLinksAreMadeWholeByTheirFeed() {
        assertThat(story("<link>/a/1</link>").getId()).isEqualTo("https://n.example/a/1");
        assertThat(story("<link>a/1</link>").getId()).isEqualTo("https://n.example/a/1");
    }

    @Test
    void feedsWithoutItemsAreSetAside() {
        assertThat(Wires.setAside("<rss version='2.0'><channel><title>None</title></channel></rss>"))
                .isEqualTo("RSS feed without items");
        assertThat(
                        Wires.setAside(
                                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel/></rdf:RDF>"))
                .isEqualTo("RSS feed without items");
        assertThat(Wires.setAside("<feed xmlns='http://www.w3.org/2005/Atom'><title>None</title></feed>"))
                .isEqualTo("Atom feed without entries");
    }

    @Test
    void tombstonesKillInRssToo() {
        String feed = rss("<guid>a-1</guid>")
                .replace("<item>", "<at:deleted-entry ref='a-0' when='2026-01-02T10:00:00Z'/><item>");

        Story killed = ((Parsed) Wires.read(feed).getFirst()).story();

        assertThat(killed.getId()).isEqualTo("a-0");
        assertThat(killed.getStatus()).isEqualTo(Status.KILLED);
        assertThat(Wires.read(feed)).hasSize(2);
    }

    @Test
    void feedThatBreaksOffGivesItsWholeItemsAndSaysSo() {
        String feed = rss("<guid>a-1</guid></item><item><guid>a-2</guid></item><item><guid>a-3");
        List<Reading> readings = Wires.read(feed.substring(0, feed.indexOf("a-3") + 3));

        assertThat(readings).hasSize(3);
        assertThat(readings.subList(0, 2)).allMatch(Parsed.class::isInstance);
        assertThat(readings.getLast()).isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.reason())
                .contains("breaks off"));
    }

    @Test
    void originalOfEachItemGivesItsStoryAgain() {
        String feed = rss("<guid>a-1</guid></item><item><guid>a-2</guid><title>A & B</title>");

        for (Reading reading : Wires.read(feed)) {
            Parsed parsed = (Parsed) reading;
            assertThat(Wires.story(parsed.original())).isEqualTo(parsed.story());
        }
    }

    @Test
    void dateThatIsNoneCostsNoStory() {
        Story story = story("<guid>a</guid><pubDate>next week</pubDate><dc:date>2026-01-02T10:00:00Z</dc:date>");

        assertThat(story.getFirstCreated()).isEqualTo("2026-01-02T10:00:00Z");
        assertThat(story("<guid>a</guid><pubDate>next week</pubDate>").getFirstCreated())
                .isNull();
    }

    @Test
    void wordPressPagesPicturesAndDraftsAreNoStories() {
        assertThat(Wires.setAside(rss("<guid>a</guid><wp:post_type>attachment</wp:post_type>")))
                .isEqualTo("WordPress attachment");
        assertThat(Wires.setAside(rss("<guid>a</guid><wp:post_type>post</wp:post_type><wp:status>draft</wp:status>")))
                .isEqualTo("WordPress draft");
    }

    @Test
    void ruleBetweenLinesIsNoText() {
        Story story = story("<guid>a</guid><content:encoded><![CDATA[One.\n<hr>\nTwo.]]></content:encoded>");

        assertThat(story.getBody()).isEqualTo("One.\n\nTwo.");
    }

    @Test
    void blankLinesPartParagraphsWhereNoTagDoes() {
        Story story =
                story("<guid>a</guid><content:encoded><![CDATA[<strong>One</strong>\n\nTwo\n<h2>Three</h2>\nFour\n"
                        + "<ul><li>Five</li></ul>]]></content:encoded>");

        assertThat(story.getBody()).isEqualTo("One\n\nTwo\n\nThree\n\nFour\n\nFive");
    }

    private static Story story(String item) {
        return Wires.story(rss(item));
    }

    private static String rss(String item) {
        return "<rss version='2.0'><channel><title>N</title><link>https://n.example</link><item>" + item
                + "</item></channel></rss>";
    }
}
