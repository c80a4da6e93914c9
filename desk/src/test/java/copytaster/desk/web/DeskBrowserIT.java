package copytaster.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import copytaster.schemas.Priority;
import copytaster.schemas.Relation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The desk as a person has it before them: in a real browser, which also holds us to our own content policy. */
@Timeout(240)
final class DeskBrowserIT {

    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final Optional<Path> CHROMIUM = Browser.chromium();

    private static DeskStage stage;
    private static String url;

    @BeforeAll
    static void set(@TempDir Path folder) throws Exception {
        assumeTrue(CHROMIUM.isPresent(), "no Chromium on the path: the page is not looked at");
        stage = DeskStage.set(folder);
        url = stage.desk(0, null).url();
        stage.publish(InventedDay.until(Instant.now()));
    }

    @AfterAll
    static void strike() {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void readsSearchesAndMovesByKeyboard() throws Exception {
        try (var page = open(1440, 900, false)) {
            page.screenshot(SHOTS.resolve("front-light.png"));
            page.press("j");
            page.press("j");
            page.press("Enter");
            page.await("document.querySelector('#reader .story') !== null");
            assertThat(page.ask("document.querySelector('#reader .story').dataset.key")
                            .asText())
                    .isEqualTo(page.ask("document.querySelector('.row.is-here').dataset.key")
                            .asText());
            assertThat(page.ask("location.search").asText()).contains("open=");
            page.press("k");
            page.await("document.querySelector('#reader .story').dataset.key"
                    + " === document.querySelectorAll('#list .row')[0].dataset.key");
            page.press("Escape");
            page.await("document.querySelector('#reader .story') === null");
            page.press("/");
            page.type("soldado");
            page.await("document.querySelectorAll('#list mark').length > 0");
            assertThat(page.ask("location.search").asText()).contains("q=soldado");
            assertThat(page.ask("document.activeElement.id").asText()).isEqualTo("q");
            page.screenshot(SHOTS.resolve("search.png"));
            page.press("Escape");
            page.await("document.querySelectorAll('#list mark').length === 0");
            page.ask("document.getElementById('f-provider-efe').click()");
            page.await("location.search.includes('provider=efe')");
            page.await("[...document.querySelectorAll('#list .row > .badge')].every(b => b.textContent === 'EFE')");
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void whatArrivesWaitsWhileAStoryIsReadAndFlowsInOtherwise() throws Exception {
        try (var page = open(1440, 900, false)) {
            stage.send(List.of(Invented.story("afp", "FLOW-1", "en", Instant.now())
                    .says("A story flows in while nobody touches the page", "Text.")
                    .build()));
            page.await("document.querySelector('#list .row').dataset.key === 'afp/FLOW-1'");
            page.press("j");
            stage.send(List.of(Invented.story("afp", "WAIT-1", "en", Instant.now())
                    .says("A flash waits behind the bar", "Text.")
                    .priority(Priority.FLASH, 1)
                    .build()));
            page.await("!document.getElementById('newbar').hidden");
            assertThat(page.ask("document.querySelector('#list .row').dataset.key")
                            .asText())
                    .isEqualTo("afp/FLOW-1");
            page.screenshot(SHOTS.resolve("new.png"));
            page.press("n");
            page.await("document.querySelector('#list .row').dataset.key === 'afp/WAIT-1'");
            stage.send(List.of(Invented.story("afp", "FLOW-1", "en", Instant.now())
                    .says("A story flows in while nobody touches the page")
                    .version(2, Instant.now())
                    .killed()
                    .build()));
            page.await("document.querySelector('.row[data-key=\"afp/FLOW-1\"] .alarm.killed') !== null");
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void aHeadlineCannotScript() throws Exception {
        String attack = "<script>document.title='pwned'</script><img src=x onerror=\"document.title='pwned'\">";
        stage.publish(List.of(Invented.story("afp", "XSS-\"'<1>", "en", Instant.now())
                .says(attack, attack)
                .by(attack, attack)
                .note(attack)
                .is(Relation.REWRITE, "afp/none", 0.5, attack)
                .build()));
        try (var page = open(1440, 900, false)) {
            page.await("document.querySelector('#list .headline').textContent.includes('<script>')");
            page.press("j");
            page.press("Enter");
            page.await("document.querySelector('#reader .story h1')?.textContent.includes('<script>')");
            assertThat(page.ask("document.title").asText()).isEqualTo("Copytaster");
            assertThat(page.ask("document.querySelectorAll('main script, main img').length")
                            .asInt())
                    .isZero();
            assertThat(page.complaints()).isEmpty();
        }
    }

    @Test
    void fitsAPhoneAndTheDark() throws Exception {
        try (var page = open(400, 860, true)) {
            assertThat(page.ask("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(400);
            page.screenshot(SHOTS.resolve("phone-dark.png"));
            page.ask("document.querySelector('.filters-open').click()");
            page.await("getComputedStyle(document.getElementById('facets')).display !== 'none'");
            page.screenshot(SHOTS.resolve("phone-filters.png"));
            page.go(url + "story/efe/24880102");
            assertThat(page.ask("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(400);
            page.screenshot(SHOTS.resolve("phone-story.png"));
        }
        try (var page = open(1440, 900, true)) {
            page.go(url + "?open=yonhap/AEN20270101000100315&country=KP&country=KR");
            page.await("document.querySelector('#reader .story') !== null");
            page.screenshot(SHOTS.resolve("open-dark.png"));
            page.go(url + "lag");
            page.screenshot(SHOTS.resolve("lag-dark.png"));
        }
    }

    private static Browser open(int width, int height, boolean dark) throws Exception {
        Browser page = Browser.open(CHROMIUM.orElseThrow(), width, height, dark);
        page.go(url);
        page.await("document.getElementById('live').dataset.state === 'on'");
        return page;
    }
}
