package copytaster.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.desk.config.DeskSettings;
import copytaster.desk.config.ReaderSettings;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Relation;
import copytaster.schemas.Status;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Subscribers of the stream, over HTTP, on a real broker. */
@Timeout(240)
final class StreamIT {

    private static final AtomicInteger IDS = new AtomicInteger();

    private static DeskStage stage;
    private static DeskServer desk;

    @BeforeAll
    static void set(@TempDir Path folder) throws Exception {
        stage = DeskStage.set(folder);
        desk = stage.desk(new DeskSettings("127.0.0.1", 0, null, null, ZoneOffset.UTC, null, null, null, null, 1000));
        ready(desk);
    }

    @AfterAll
    static void strike() {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void eachGetsItsOwnInOrderAndGoesOnWhereItStopped() throws Exception {
        String peru = "{country: PE, provider: efe}";
        String bookmark;
        try (var first = Stream.open(desk, peru);
                var other = Stream.open(desk, "provider: ansa")) {
            stage.tell(story("efe", "A1", "PE"), story("ansa", "A2", "IT"), story("efe", "A3", "CL"));
            stage.tell(story("efe", "A4", "PE"));
            assertThat(first.told(2)).containsExactly("story efe/A1", "story efe/A4");
            assertThat(other.told(1)).containsExactly("story ansa/A2");
            bookmark = first.told().getFirst().id();
        }
        stage.tell(story("efe", "A5", "PE"));
        var query = "?filter=" + peru.replace(" ", "%20").replace("{", "%7B").replace("}", "%7D");
        try (var again = Stream.open(desk.url(), query, bookmark, "")) {
            assertThat(again.told(2)).containsExactly("story efe/A4", "story efe/A5");
        }
        // Another desk, as after a restart: the bookmark is all that is needed.
        try (var other = stage.desk(0, null)) {
            ready(other);
            try (var again = Stream.open(other.url(), query, bookmark, "")) {
                assertThat(again.told(2)).containsExactly("story efe/A4", "story efe/A5");
            }
        }
    }

    @Test
    void whoeverWasToldIsToldOfAllThatFollows() throws Exception {
        try (var told = Stream.open(desk, "{country: UY, text: granizo}");
                var never = Stream.open(desk, "{country: UY, text: nieve}")) {
            Instant seen = now();
            stage.tell(Invented.story("efe", "B1", "es", seen)
                    .says("Cae granizo")
                    .about("UY", 0.9)
                    .build());
            stage.tell(Invented.story("efe", "B1", "es", seen)
                    .version(2, seen.plusMillis(5))
                    .says("Lluvia")
                    .build());
            stage.tell(Invented.story("efe", "B1", "es", seen)
                    .version(3, seen.plusMillis(9))
                    .says("Sol")
                    .killed()
                    .build());
            assertThat(told.told(3)).containsExactly("story efe/B1", "version efe/B1", "kill efe/B1");
            assertThat(told.told().getLast().data().at("/story/pubStatus").asText())
                    .isEqualTo("canceled");
            assertThat(told.told().getLast().data().at("/story/bodies").isMissingNode())
                    .isTrue();
            // A desk that has not seen them itself reads them where they are.
            try (var fresh = stage.desk(0, null)) {
                ready(fresh);
                String here = told.told().get(1).id();
                try (var resumed = Stream.open(fresh.url(), "?filter=text:%20granizo", here, "")) {
                    assertThat(resumed.told(1)).containsExactly("kill efe/B1");
                }
            }
            assertThat(never.lines()).isEmpty();
        }
    }

    @Test
    void firstsAreWithoutCopiesAndNewsWithoutHousekeeping() throws Exception {
        try (var firsts = Stream.open(desk.url(), "?filter=country:%20MT&only=firsts", "", "");
                var news = Stream.open(desk.url(), "?filter=country:%20MT&only=new", "", "")) {
            Instant seen = now();
            EnrichedStory copy = Invented.story("ap", "C2", "en", seen)
                    .says("Harbour closed")
                    .about("MT", 0.9)
                    .is(Relation.COPY, "afp/C1", 0.95, "worded alike")
                    .cluster("afp/C1", "ap/C2")
                    .build();
            EnrichedStory retagged = story("afp", "C1", "MT");
            retagged.setEvent(Event.RETAGGED);
            stage.tell(story("afp", "C1", "MT"), copy, retagged, story("afp", "C3", "MT"));
            assertThat(firsts.told(3)).containsExactly("story afp/C1", "retagged afp/C1", "story afp/C3");
            assertThat(news.told(2)).containsExactly("story afp/C1", "story afp/C3");
        }
    }

    @Test
    void anEmbargoHoldsForWhoeverMayNotSeeIt() throws Exception {
        var readers = Map.of(
                "cms", new ReaderSettings("the-token-of-the-cms", null, null),
                "planning", new ReaderSettings("the-planners-own-token", List.of("subscribe", "embargoed"), null),
                "efe-only", new ReaderSettings("the-token-for-efe-alone", null, List.of("efe")),
                "page", new ReaderSettings("the-token-of-a-page", List.of("read"), null));
        try (var guarded = stage.desk(
                new DeskSettings("127.0.0.1", 0, null, null, ZoneOffset.UTC, null, readers, null, null, 0))) {
            ready(guarded);
            String where = "?filter=country:%20IS";
            try (var cms = Stream.open(guarded.url(), where, "", "the-token-of-the-cms");
                    var planning = Stream.open(guarded.url(), where, "", "the-planners-own-token");
                    var efe = Stream.open(guarded.url(), where, "", "the-token-for-efe-alone")) {
                Instant seen = now();
                stage.tell(Invented.story("afp", "D1", "fr", seen)
                        .says("Rapport")
                        .about("IS", 0.9)
                        .embargo(seen.plusSeconds(60))
                        .build());
                // A kill under embargo tells whoever never saw it nothing.
                stage.tell(Invented.story("afp", "D0", "fr", seen)
                        .says("Secret")
                        .about("IS", 0.9)
                        .embargo(seen.plusSeconds(60))
                        .build());
                stage.tell(Invented.story("afp", "D0", "fr", seen)
                        .version(2, seen.plusMillis(3))
                        .says("Kill")
                        .killed()
                        .build());
                EnrichedStory lifted = Invented.story("afp", "D1", "fr", seen.plusMillis(7))
                        .says("Rapport")
                        .about("IS", 0.9)
                        .build();
                lifted.getStory().setStatus(Status.USABLE);
                lifted.setEvent(Event.EMBARGO_LIFTED);
                stage.tell(lifted, story("efe", "D2", "IS"));
                assertThat(cms.told(2)).containsExactly("released afp/D1", "story efe/D2");
                assertThat(planning.told(5))
                        .containsExactly(
                                "story afp/D1", "story afp/D0", "kill afp/D0", "released afp/D1", "story efe/D2");
                assertThat(efe.told(1)).containsExactly("story efe/D2");
            }
            assertThatThrownBy(() -> Stream.open(guarded.url(), where, "", "the-token-of-a-page"))
                    .hasMessageContaining("403")
                    .hasMessageContaining("no scope subscribe");
            assertThatThrownBy(() -> Stream.open(guarded.url(), where, "", "somebody-elses-token"))
                    .hasMessageContaining("401");
        }
    }

    @Test
    void whatCannotBeAskedIsSaidBeforeTheStreamBegins() {
        assertThatThrownBy(() -> Stream.open(desk, "country: Korea"))
                .hasMessageContaining("400")
                .hasMessageContaining("is no ISO 3166-1 alpha-2 country code");
        assertThatThrownBy(() -> Stream.open(desk.url(), "?only=some", "", ""))
                .hasMessageContaining("everything, firsts and new");
        assertThatThrownBy(() -> Stream.open(desk.url(), "", "no-id-of-ours", ""))
                .hasMessageContaining("not an id of this stream");
        assertThatThrownBy(() -> Stream.open(desk.url(), "", "0:99999999", "")).hasMessageContaining("beyond the end");
        assertThatThrownBy(() -> Stream.open(desk.url(), "?since=yesterday", "", ""))
                .hasMessageContaining("not a time");
    }

    @Test
    void whoeverReadsTooSlowlyIsCutAndLosesNothingAndOthersGoOn() throws Exception {
        try (var sleeper = new Socket();
                var awake = Stream.open(desk, "provider: tass")) {

            sleeper.setReceiveBufferSize(4096);
            sleeper.connect(new InetSocketAddress("127.0.0.1", desk.port()));
            OutputStream out = sleeper.getOutputStream();
            out.write("GET /v1/stream?filter=provider:%20tass HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            String before = awake.last();
            List<String> sent = new ArrayList<>();
            for (int batch = 0; batch < 60; batch++) {
                var stories = new EnrichedStory[100];
                for (int i = 0; i < stories.length; i++) {
                    stories[i] = Invented.story("tass", "E" + batch + "-" + i, "ru", now())
                            .says("Title", "A paragraph of some length. ".repeat(60))
                            .build();
                    sent.add("story " + stories[i].getKey());
                }
                stage.tell(stories);
            }
            assertThat(awake.told(sent.size())).isEqualTo(sent);
            // It wakes up: what had been sent comes, then that it was cut, then the end.
            sleeper.setSoTimeout(60_000);
            byte[] heard = sleeper.getInputStream().readAllBytes();
            String end = new String(
                    heard, Math.max(0, heard.length - 2000), Math.min(2000, heard.length), StandardCharsets.UTF_8);
            assertThat(end).contains("event: cut", "nothing is lost");
            // From the beginning again, far beyond what is held in memory, while more keeps coming.
            var more = new AtomicBoolean(true);
            Thread busy = Thread.ofPlatform().daemon().start(() -> keepTelling(more));
            try (var again = Stream.open(desk.url(), "?filter=provider:%20tass", before, "")) {
                assertThat(again.told(sent.size())).isEqualTo(sent);
            }
            // Just behind the end of a full memory: nobody is cut for having come back.
            for (int i = 0; i < 20; i++) {
                try (var back = Stream.open(desk.url(), "?filter=provider:%20ritzau", awake.last(), "")) {
                    assertThat(back.told(3)).hasSizeGreaterThanOrEqualTo(3);
                    assertThat(back.hasEnded()).isFalse();
                }
            }
            more.set(false);
            busy.join();
        }
    }

    private static void keepTelling(AtomicBoolean more) {
        try {
            for (int n = 0; more.get(); n++) {
                stage.tell(story("ritzau", "busy" + n, "DK"));
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static EnrichedStory story(String provider, String id, String country) {
        return Invented.story(provider, id, "es", now())
                .says("Titular " + IDS.incrementAndGet())
                .about(country, 0.9)
                .build();
    }

    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis() + IDS.incrementAndGet());
    }

    private static void ready(DeskServer starting) throws Exception {
        while (starting.check().isPresent()) {
            Thread.onSpinWait();
        }
    }
}
