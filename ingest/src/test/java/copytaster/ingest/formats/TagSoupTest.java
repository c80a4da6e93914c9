package copytaster.ingest.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TagSoupTest {

    @Test
    void brokenMarkupIsMended() {
        assertThat(TagSoup.html("<p>One<p>Two <b>three").body().select("p").eachText())
                .containsExactly("One", "Two three");
        assertThat(TagSoup.xml("<rss><a>1 & 2</a></rss>").select("a").text()).isEqualTo("1 & 2");
    }

    @Test
    void nameThatNoTagHasIsText() {
        String odd = "<lan" + "x".repeat(500) + "> after <b>bold</b>";

        assertThat(TagSoup.html(odd).body().text())
                .isEqualTo(odd.replace("<b>", "").replace("</b>", ""));
    }

    /** Jsoup alone would take hours, and some terabytes of strings. */
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void nameOfMegabytesTakesNoLongerThanItsLength() {
        assertThat(TagSoup.html("<a" + "<!--".repeat(2_000_000)).body().text()).startsWith("<a");
        assertThat(TagSoup.html("<a".repeat(2_000_000)).body().text()).startsWith("<a");
    }
}
