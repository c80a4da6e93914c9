package copytaster.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.desk.dead.DeadGroup;
import copytaster.desk.dead.Stage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the templates make of stories, as text; how it looks is for {@link DeskBrowserIT}. */
final class PagesTest {

    private static final Instant NOW = Instant.parse("2027-01-01T12:00:00Z");
    private static final String ATTACK = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";

    private final HouseTime time = new HouseTime(ZoneId.of("Asia/Seoul"), Clock.fixed(NOW, ZoneId.of("UTC")));
    private final Pages pages = new Pages(new Assets(), time, false);

    @Test
    void textFromAWireStaysText() {
        var attacked = Documents.found("afp/" + ATTACK, attacks());
        var row = new StoryRow(
                attacked.story(),
                Segment.of(Segment.OPEN + ATTACK + Segment.CLOSE),
                Segment.plain(ATTACK),
                List.of(attacked.story()),
                true,
                Optional.of(new ThreadSize(ATTACK, 2, 2, ATTACK)));
        var selection = new Selection(ATTACK, Map.of(Facet.COUNTRY, Set.of(ATTACK)));
        var counts = Map.of(Facet.TOPIC, List.of(new FacetCount(ATTACK, ATTACK, 1, true)));
        var listing = new Listing(
                List.of(row), 1, Optional.of(attacked.position()), Optional.of(attacked.position()), counts);
        var history = new StoryHistory(
                attacked.story(),
                attacked.story(),
                List.of(attacked.story(), attacked.story()),
                List.of(attacked.story()),
                List.of(attacked.story()));
        assertThat(List.of(
                        pages.front(selection, listing, history),
                        pages.more(selection, listing),
                        pages.newer(selection, listing),
                        pages.rows(selection, listing.rows()),
                        pages.story(history),
                        pages.signIn(ATTACK, Optional.of(ATTACK)),
                        pages.problem(ATTACK, ATTACK)))
                .allSatisfy(html -> assertThat(html).doesNotContain("<script>alert", "<img src=x", "javascript:"));
    }

    @Test
    void whatWasSetAsideComesWithTheCommandThatSendsItAgain() {
        var many = new DeadGroup(
                "a record has the unknown schema …; it\u2019s '" + ATTACK + "'",
                Stage.ENRICH,
                "wire.raw",
                3,
                NOW,
                NOW,
                Set.of("efe"),
                7,
                ATTACK,
                1);
        var mended = new DeadGroup(ATTACK, Stage.SINK, "wire.enriched", 1, NOW, NOW, Set.of(), 9, ATTACK, 1);

        String html = pages.dead(new DeadPage(List.of(many, mended), Map.of("afp", 4L), NOW, null));

        assertThat(html)
                .contains("copytaster dead show 7", "--cause 'a record has the unknown schema'", "is-behind", "is-calm")
                .contains("efe", "afp")
                .doesNotContain("copytaster dead show 9", "<script>alert", "<img src=x");
        assertThat(DeadPage.command(mended)).isEqualTo("copytaster dead redrive 9");
    }

    @Test
    void nothingInlineThatThePolicyWouldRefuse() {
        var story = Documents.found("afp/1", Map.of());
        var history = new StoryHistory(story.story(), story.story(), List.of(), List.of());
        assertThat(pages.front(Selection.EVERYTHING, listing(story), history))
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContain("<style")
                .doesNotContainPattern("\\sstyle=|\\son(click|load|error|submit)=|hx-on");
    }

    @Test
    void aKillIsStruckThroughAndExplained() {
        assertThat(row(Map.of("status", "KILLED", "versionSeen", "2027-01-01T05:30:00Z")))
                .containsPattern("<s>\\s*Headline of afp/1\\s*</s>")
                .contains("AFP withdrew this story at 14:30. It must not be used.");
    }

    @Test
    void anEmbargoShowsItsTimeAndNotTheText() {
        var held = Documents.found("afp/1", Map.of("status", "EMBARGOED", "embargoUntil", "2027-01-01T13:00:00Z"));
        String html = pages.rows(
                Selection.EVERYTHING,
                List.of(new StoryRow(held.story(), held.headline(), Segment.plain("the secret"), List.of(), false)));
        assertThat(html).contains("Embargoed until", "22:00").doesNotContain("the secret");
    }

    @Test
    void aLiftedEmbargoIsAnOrdinaryStory() {
        assertThat(row(Map.of("embargoUntil", "2027-01-01T11:00:00Z"))).doesNotContain("Embargoed");
    }

    @Test
    void copiesFoldUnderTheFirstWithTheirDelay() {
        var first = Documents.found("afp/1", Map.of());
        var copy = Documents.story("efe/2", Map.of("relation", "TRIMMED", "firstSeen", "2027-01-01T10:04:00Z"));
        String html = pages.rows(
                Selection.EVERYTHING,
                List.of(new StoryRow(first.story(), first.headline(), List.of(), List.of(copy), false)));
        assertThat(html).contains("＋1 copy", "+4 min", "trimmed copy");
    }

    @Test
    void aStoryTellsWhyItIsTagged() {
        var story = Documents.story(
                "afp/1",
                Map.of(
                        "evidence", List.of("31 of 34 passages agree."),
                        "tags",
                                Map.of(
                                        "countries",
                                        List.of(Map.of(
                                                "code",
                                                "KP",
                                                "score",
                                                0.97,
                                                "about",
                                                true,
                                                "evidence",
                                                List.of(Map.of(
                                                        "zone", "lead", "words", "Pyongyang", "rule", "capital")))))));
        assertThat(pages.story(new StoryHistory(story, story, List.of(), List.of())))
                .contains("North Korea", "0.97", "lead", "Pyongyang", "capital", "31 of 34 passages agree.");
    }

    @Test
    void captionsStandUnderTheText() {
        var story = Documents.story(
                "afp/1",
                Map.of(
                        "body",
                        "The last paragraph.",
                        "captions",
                        List.of("A ferry on the rocks", "A harbour <at> dawn")));
        assertThat(pages.story(new StoryHistory(story, story, List.of(), List.of())))
                .containsSubsequence(
                        "The last paragraph.", "With 2 pictures", "A ferry on the rocks", "A harbour &lt;at&gt; dawn");
    }

    @Test
    void anEarlierVersionSaysSo() {
        var newest = Documents.story("afp/1", Map.of("revision", 2, "versionSeen", "2027-01-01T11:00:00Z"));
        var earlier = Documents.story("afp/1", Map.of());
        assertThat(pages.story(new StoryHistory(earlier, newest, List.of(newest, earlier), List.of())))
                .contains("You are reading an earlier version", "/story/afp/1\"");
    }

    @Test
    void aRowSaysWhoWasFirstWhatItsThreadIsAndThatItRecurs() {
        var found = Documents.found(
                "afp/1",
                Map.of("firstInCluster", "efe/2", "minutesBehind", 4, "relation", "EXPANDED", "recurring", true));
        var row = new StoryRow(found.story(), found.headline(), List.of(), List.of(), false)
                .in(new ThreadSize("efe/2", 5, 3, "It began"));
        assertThat(pages.rows(Selection.EVERYTHING, List.of(row)))
                .contains("first: EFE, 4 min before", "recurring", "thread · 5 stories in 3 languages")
                .contains("href=\"/?thread=efe%2F2\"");
        assertThat(pages.rows(Selection.ofThread("efe/2"), List.of(row))).doesNotContain("thread · 5");
    }

    @Test
    void aStoryTellsItsDoubtsItsMoveAndItsThread() {
        var story = Documents.story(
                "afp/1",
                Map.of(
                        "event", "MERGED",
                        "clusterId", "efe/2",
                        "firstInCluster", "efe/2",
                        "formerCluster", "afp/1",
                        "evidence", List.of("merged into efe/2: dpa/9 joins the two"),
                        "doubts", List.of(Map.of("key", "dpa/7", "score", 0.31, "evidence", "partly worded alike")),
                        "thread", "efe/2"));
        var first = Documents.story("efe/2", Map.of("clusterId", "efe/2"));
        var doubted = Documents.story("dpa/7", Map.of("clusterId", "dpa/7"));
        var other = Documents.story("yonhap/5", Map.of("clusterId", "yonhap/5", "language", "ko"));
        String html =
                pages.story(new StoryHistory(story, story, List.of(story), List.of(first, doubted), List.of(other)));
        assertThat(html)
                .contains("merged into efe/2: dpa/9 joins the two", "in a cluster of its own")
                .containsSubsequence(
                        "May be a copy of",
                        "Headline of dpa/7",
                        "0.31",
                        "partly worded alike",
                        "copytaster review same|different dpa/7 afp/1")
                .containsSubsequence("Same report", "Headline of efe/2", "Thread", "Headline of yonhap/5", "Korean")
                .contains("The whole thread, 2 stories");
    }

    @Test
    void aThreadViewSaysWhichThreadItIs() {
        var listing = new Listing(
                List.of(),
                5,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.of(new ThreadSize("efe/2", 5, 3, "It began")),
                Histogram.NONE);
        assertThat(pages.front(Selection.ofThread("efe/2"), listing, null))
                .contains("<q>It began</q>", "5 stories in 3 languages")
                .contains("name=\"thread\" value=\"efe/2\"");
    }

    @Test
    void aKilledSourceIsLouderThanACorrectedOne() {
        assertThat(row(Map.of("warnings", List.of(warning("SOURCE_KILLED"), warning("SOURCE_CORRECTED")))))
                .contains("class=\"warning killed\"", "class=\"warning corrected\"");
    }

    private static Map<String, Object> warning(String kind) {
        return Map.of("kind", kind, "about", "efe/2", "text", "told");
    }

    @Test
    void anEmptyDeskSaysWhatItWaitsFor() {
        var none = new Listing(List.of(), 0, Optional.empty(), Optional.empty(), Map.of());
        assertThat(pages.front(Selection.EVERYTHING, none, null)).contains("No story has come in yet.");
        assertThat(pages.front(new Selection("x", Map.of()), none, null)).contains("Nothing matches.");
    }

    private String row(Map<String, Object> more) {
        return pages.rows(
                Selection.EVERYTHING, listing(Documents.found("afp/1", more)).rows());
    }

    private static Listing listing(Found found) {
        var row = new StoryRow(found.story(), found.headline(), found.snippet(), List.of(), true);
        return new Listing(List.of(row), 1, Optional.of(found.position()), Optional.empty(), Map.of());
    }

    private static Map<String, Object> attacks() {
        Map<String, Object> reason = Map.of("zone", ATTACK, "words", ATTACK, "rule", ATTACK);
        var attacks = new java.util.HashMap<String, Object>();
        for (String field : List.of(
                "provider",
                "id",
                "version",
                "headline",
                "body",
                "slug",
                "byline",
                "dateline",
                "language",
                "rights",
                "undecided",
                "relatedTo",
                "rulesVersion",
                "formerCluster",
                "firstInCluster",
                "thread",
                "algorithmVersion")) {
            attacks.put(field, ATTACK);
        }
        for (String field :
                List.of("evidence", "captions", "keywords", "subjects", "notes", "countries", "topicLabels", "desks")) {
            attacks.put(field, List.of(ATTACK));
        }
        attacks.put("relation", "REWRITE");
        attacks.put("doubts", List.of(Map.of("key", ATTACK, "score", 0.3, "evidence", ATTACK)));
        attacks.put("warnings", List.of(Map.of("kind", "SOURCE_KILLED", "about", ATTACK, "text", ATTACK)));
        attacks.put(
                "tags",
                Map.of(
                        "countries", List.of(Map.of("code", ATTACK, "about", true, "evidence", List.of(reason))),
                        "mediaTopics",
                                List.of(Map.of(
                                        "id",
                                        ATTACK,
                                        "label",
                                        ATTACK,
                                        "source",
                                        ATTACK,
                                        "evidence",
                                        List.of(reason)))));
        return attacks;
    }
}
