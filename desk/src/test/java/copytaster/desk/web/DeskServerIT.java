package copytaster.desk.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Relation;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The desk over HTTP, on a real broker and a real index that the real sink fills. */
@Timeout(240)
final class DeskServerIT {

    private static final String TOKEN = "correct-horse-battery";
    private static final Pattern ROW = Pattern.compile("<li class=\"row[^\"]*\" data-key=\"([^\"]*)\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static DeskStage stage;
    private static DeskServer desk;

    @BeforeAll
    static void set(@TempDir Path folder) throws Exception {
        stage = DeskStage.set(folder);
        desk = stage.desk(0, null);
        stage.publish(InventedDay.until(Instant.now()));
    }

    @AfterAll
    static void strike() {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void listsNewestFirstWithFoldsKillsAndEmbargoes() throws Exception {
        String html = get("/?provider=yonhap&provider=afp&provider=efe").body();
        List<String> keys = keys(html);
        assertThat(keys)
                .contains("yonhap/AEN20270101000100315", "afp/TX-PAR-QNB90", "efe/24879900")
                .doesNotContain("afp/TX-PAR-QNE47", "yonhap/AEN20270101000100999", "efe/24878820")
                .containsSubsequence("efe/24879900", "afp/TX-PAR-QNF38", "efe/24880102", "afp/TX-PAR-QNF11");
        assertThat(html)
                .contains("＋2 copies", "trimmed copy", "AFP withdrew this story", "Embargoed until")
                .contains("1 copy carries a warning", "The source of this copy was killed by AFP")
                .doesNotContain("desde las 18.00 GMT");
    }

    @Test
    void findsAWordByItsStemInItsLanguageAndMarksIt() throws Exception {
        assertThat(get("/?q=soldado").body()).contains("data-key=\"efe/24879011\"", "<mark>soldados</mark>");
        assertThat(get("/?q=" + encoded("북한")).body()).contains("data-key=\"yonhap/AKR20270101000200504\"");
        assertThat(get("/?q=" + encoded("kim -soldados") + "&language=es").body())
                .contains("Nothing matches.");
    }

    @Test
    void filtersNarrowAndCountsWiden() throws Exception {
        String html = get("/?provider=dpa").body();
        assertThat(keys(html)).isNotEmpty().allMatch(key -> key.startsWith("dpa/"));
        assertThat(html).contains("id=\"f-provider-efe\"").contains("Germany");
        stage.publish(List.of(Invented.story("lusa", "1", "pt-BR", Instant.now().minusSeconds(90_000))
                .says("Chove em Santos")
                .build()));
        assertThat(get("/?language=pt").body()).contains("Chove em Santos", ">Portuguese</span>");
        assertThat(get("/?topic=medtop:15000000").body()).contains("Léa Morin").doesNotContain("glaciares");
    }

    @Test
    void pagesGoOnWhereTheLastEnded() throws Exception {
        var filler = new ArrayList<EnrichedStory>();
        Instant start = Instant.now().minusSeconds(40 * 86_400L);
        for (int i = 0; i < 130; i++) {
            filler.add(Invented.story("ansa", "F" + i, "it", start.plusMillis(i / 3))
                    .says("Notizia " + i)
                    .build());
        }
        stage.publish(filler);
        var seen = new ArrayList<String>();
        String address = "/?provider=ansa";
        while (!address.isEmpty()) {
            String html = get(address).body();
            seen.addAll(keys(html));
            var more = Pattern.compile("hx-get=\"(/more[^\"]*)\"").matcher(html);
            address = more.find() ? more.group(1).replace("&amp;", "&") : "";
        }
        assertThat(seen).hasSize(130).doesNotHaveDuplicates();
    }

    @Test
    void aStoryShowsItsVersionsItsRelativesAndWhy() throws Exception {
        String html = get("/story/efe/24880102").body();
        assertThat(html).contains("Al menos tres heridos", "Arequipa", "Actualiza con heridos");
        var earlier = Pattern.compile("/story/efe/24880102\\?revision=\\d+").matcher(html);
        assertThat(earlier.find()).isTrue();
        assertThat(get(earlier.group()).body())
                .contains("You are reading an earlier version", "ni alerta de tsunami")
                .doesNotContain("Actualiza con heridos");
        assertThat(get("/story/yonhap/AEN20270101000100315").body())
                .contains(
                        "trimmed copy", "Kim Jong-un", "leader", "For subscribers&#39; use only".replace("&#39;", "'"));
        assertThat(get("/story/efe/none").statusCode()).isEqualTo(404);
    }

    @Test
    void aKilledStoryHasNoTextInAnyVersion() throws Exception {
        String html = get("/story/afp/TX-PAR-QNB90").body();
        assertThat(html)
                .contains("It must not be used in any form", "No text: killed.")
                .doesNotContain("?revision=");
    }

    @Test
    void twoClustersAreOneRowOnceTheyAreMerged() throws Exception {
        Instant seen = Instant.now().minusSeconds(50_000);
        stage.publish(List.of(
                wildfire("ap", "M1", seen).build(),
                wildfire("tass", "M2", seen.plusSeconds(240)).build(),
                wildfire("ats", "M3", seen.plusSeconds(300))
                        .cluster("tass/M2", "ats/M3")
                        .is(Relation.COPY, "tass/M2", 0.9, "worded alike")
                        .build()));
        assertThat(keys(get("/?q=Ostrava").body())).containsExactly("tass/M2", "ap/M1");
        stage.publish(List.of(
                wildfire("tass", "M2", seen.plusSeconds(240))
                        .behind(4)
                        .mergedInto("ap/M1", seen.plusSeconds(900))
                        .build(),
                wildfire("ats", "M3", seen.plusSeconds(300))
                        .cluster("tass/M2")
                        .is(Relation.COPY, "tass/M2", 0.9, "worded alike")
                        .behind(5)
                        .mergedInto("ap/M1", seen.plusSeconds(900))
                        .build()));
        String html = get("/?q=Ostrava").body();
        assertThat(keys(html)).containsExactly("ap/M1");
        assertThat(html).contains("＋2 copies", "data-copy=\"tass/M2\"", "data-copy=\"ats/M3\"", "merged in");
        assertThat(keys(get("/rows?q=Ostrava&key=" + encoded("tass/M2")).body()))
                .containsExactly("ap/M1");
        assertThat(get("/story/tass/M2").body()).contains("merged into ap/M1", "first: AP, 4 min before");
    }

    @Test
    void aThreadHasAViewOfItsOwn() throws Exception {
        String thread = "/?thread=" + encoded("yonhap/AEN20270101000100315");
        assertThat(get("/?q=soldados").body()).contains("thread · 3 stories in 3 languages", thread);
        String html = get(thread).body();
        assertThat(keys(html))
                .containsExactly("efe/24879011", "yonhap/AKR20270101000200504", "yonhap/AEN20270101000100315");
        assertThat(html).contains("<q>N. Korean leader praises troops abroad in New Year message</q>");
        assertThat(get("/story/efe/24879011").body())
                .containsSubsequence("May be a copy of", "0.31", "Thread", "Korean", "The whole thread, 3 stories");
    }

    /** Every output of the desk, for a story of last year that is killed today. */
    @Test
    void aKillOfAnyAgeTakesEveryVersionsTextFromEveryOutput() throws Exception {
        Instant lastYear = Instant.now().minus(Duration.ofDays(400));
        String key = "ritzau/long-ago";
        stage.publish(List.of(longAgo("Zinnober one", lastYear).build()));
        stage.publish(List.of(longAgo("Zinnober two", lastYear)
                .version(2, lastYear.plusSeconds(60))
                .build()));
        stage.publish(List.of(Invented.story("efe", "of-zinnober", "en", lastYear.plusSeconds(30))
                .says("Another of the thread")
                .thread(key)
                .build()));
        String first = "/story/ritzau/long-ago?revision=" + lastYear.toEpochMilli();
        String second =
                "/story/ritzau/long-ago?revision=" + lastYear.plusSeconds(60).toEpochMilli();
        String newer = "/newer?provider=ritzau&since="
                + encoded(lastYear.minusSeconds(1).toEpochMilli() + "~x");
        List<String> outputs = List.of(
                "/?provider=ritzau",
                "/?thread=" + encoded(key),
                "/?open=" + encoded(key),
                "/more?provider=ritzau&after=" + encoded(Instant.now().toEpochMilli() + "~x"),
                newer,
                "/rows?key=" + encoded(key),
                "/story/ritzau/long-ago",
                "/story/efe/of-zinnober",
                first,
                second);
        for (String output : outputs) {
            assertThat(get(output).body()).as(output).contains("Zinnober");
        }
        assertThat(keys(get("/?q=Zinnober").body())).containsExactly(key);

        var kill = longAgo("", lastYear).version(3, Instant.now()).killed().build();
        kill.getStory().setSlug("");
        stage.publish(List.of(kill));
        for (String output : outputs) {
            assertThat(get(output).body()).as(output).doesNotContain("Zinnober");
        }
        assertThat(get("/?q=Zinnober").body()).contains("Nothing matches.");
        assertThat(get(first).body()).contains("It must not be used in any form");
    }

    private static Invented longAgo(String words, Instant seen) {
        return Invented.story("ritzau", "long-ago", "en", seen)
                .says(words, words.isEmpty() ? "" : words + " is a pigment.")
                .by("", words)
                .is(Relation.NEW, null, 0, words.isEmpty() ? "" : "says " + words);
    }

    private static Invented wildfire(String provider, String id, Instant seen) {
        return Invented.story(provider, id, "en", seen).says("Wildfire near Ostrava", "A fire burns near Ostrava.");
    }

    @Test
    void aKeyOfAnyShapeHasAPage() throws Exception {
        String key = "https://example.org/a//b?c=d&e=#f;g\"<h>/../%2F";
        stage.publish(List.of(Invented.story("kyodo", key, "en", Instant.now().minusSeconds(9000))
                .says("A key of any shape")
                .build()));
        var link = Pattern.compile("class=\"headline\" href=\"([^\"]*)\"")
                .matcher(get("/?provider=kyodo").body());
        assertThat(link.find()).isTrue();
        assertThat(get(link.group(1)).body()).contains("A key of any shape");
    }

    @Test
    void whatArrivesIsAnnouncedAndCanThenBeFetched() throws Exception {
        HttpRequest live =
                request(desk, "/live").header("Accept", "text/event-stream").build();
        HttpResponse<Stream<String>> stream = HTTP.send(live, HttpResponse.BodyHandlers.ofLines());
        Iterator<String> lines = stream.body().iterator();
        await(lines, "event: hello");
        Instant now = Instant.now();
        stage.send(List.of(
                Invented.story("afp", "LIVE-1", "en", now).says("It comes in").build()));
        await(lines, "event: stories");
        assertThat(lines.next()).contains("afp/LIVE-1");
        String since = now.minusMillis(1).toEpochMilli() + "~x";
        assertThat(get("/newer?since=" + encoded(since)).body()).contains("data-key=\"afp/LIVE-1\"");
        assertThat(get("/newer?provider=efe&since=" + encoded(since)).body()).doesNotContain("LIVE-1");
        assertThat(keys(get("/rows?key=" + encoded("afp/LIVE-1")).body())).containsExactly("afp/LIVE-1");
        stream.body().close();
    }

    @Test
    void everyAnswerHasTheStrictHeaders() throws Exception {
        for (String path : List.of("/", "/story/efe/none", "/nothing", "/lag", "/health", "/rows", "/more")) {
            var answer = get(path);
            StrictHeaders.ALL.forEach(
                    (name, value) -> assertThat(answer.headers().firstValue(name))
                            .as("%s of %s", name, path)
                            .contains(value));
        }
        assertThat(get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
                .doesNotContain("unsafe-inline");
    }

    @Test
    void assetsCacheForEverUnderTheirOwnHash() throws Exception {
        var style = Pattern.compile("href=\"(/assets/[^\"]*desk.css)\"").matcher(get("/").body());
        assertThat(style.find()).isTrue();
        var answer = get(style.group(1));
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/css");
        assertThat(get("/assets/000000000000/desk.css").statusCode()).isEqualTo(404);
        assertThat(get("/assets/..%2f..%2fdesk.css").statusCode()).isBetween(400, 404);
    }

    @Test
    void theLagPageShowsTheSink() throws Exception {
        String page = get("/lag").body();
        while (!page.contains("copytaster-sink-0")) {
            page = get("/lag").body();
        }
        assertThat(page).contains("wire.enriched", "<polyline");
        assertThat(get("/dead").body()).contains("Set aside");
    }

    @Test
    void isReadyWhenTheIndexAndTheWireAre() throws Exception {
        assertThat(get("/health").body()).isEqualTo("ok\n");
        while (desk.check().isPresent()) {
            Thread.onSpinWait();
        }
        assertThat(get("/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void withoutATokenAForeignNameIsRefused() throws Exception {
        assertThat(statusFor("attacker.example.org")).contains(" 403 ");
        assertThat(statusFor("localhost:" + desk.port())).contains(" 200 ");
    }

    @Test
    void withATokenNothingIsReadWithoutIt() throws Exception {
        DeskServer locked = stage.desk(0, TOKEN);
        assertThat(send(request(locked, "/")).statusCode()).isEqualTo(401);
        assertThat(send(request(locked, "/live").header("Accept", "text/event-stream"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(request(locked, "/rows").header("HX-Request", "true"))
                        .headers()
                        .firstValue("HX-Redirect"))
                .contains("/sign-in");
        var sent = send(request(locked, "/?q=kim").header("Accept", "text/html"));
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("Location")).contains("/sign-in?next=%2F%3Fq%3Dkim");
        assertThat(send(request(locked, "/health")).statusCode()).isEqualTo(200);
        assertThat(send(request(locked, "/").header("Authorization", "Bearer " + TOKEN))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void signingInGivesACookieAndLeadsBack() throws Exception {
        DeskServer locked = stage.desk(0, TOKEN);
        assertThat(send(form(locked, "token=wrong&next=/")).statusCode()).isEqualTo(401);
        var signedIn = send(form(locked, "token=" + TOKEN + "&next=%2Flag"));
        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(signedIn.headers().firstValue("Location")).contains("/lag");
        String cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax").doesNotContain(TOKEN);
        assertThat(send(request(locked, "/").header("Cookie", cookie.split(";")[0]))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPortInUseIsOneClearLine() {
        assertThatThrownBy(() -> stage.desk(desk.port(), null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot listen on 127.0.0.1:" + desk.port());
    }

    @Test
    void notesForEditorsAreShownToWhoMaySeeThemOnly() throws Exception {
        Instant seen = Instant.now().minusSeconds(3_600);
        var story = Invented.story("dpa", "with-contacts", "de", seen)
                .says("Brücke gesperrt", "Die Brücke ist gesperrt.")
                .noteForEditorsOnly("Rückfragen: Erika Beispiel, Tel. +49 30 555 0102")
                .build();
        stage.publish(List.of(story));
        String path = "/story/dpa/with-contacts";
        DeskServer locked = stage.desk(0, TOKEN);
        DeskServer scoped = stage.desk(0, TOKEN, "notes");

        assertThat(get(path).body()).contains("Brücke gesperrt").doesNotContain("0102", "For editors only");
        assertThat(signedIn(locked, path)).contains("Brücke gesperrt").doesNotContain("0102", "For editors only");
        assertThat(send(request(scoped, path)).body()).doesNotContain("0102");
        assertThat(signedIn(scoped, path))
                .contains("For editors only", "Rückfragen: Erika Beispiel, Tel. +49 30 555 0102");
        assertThat(signedIn(scoped, "/?open=dpa%2Fwith-contacts")).contains("+49 30 555 0102");
        assertThat(get("/?q=Beispiel").body()).contains("Nothing matches.");
    }

    private static String signedIn(DeskServer desk, String path) throws Exception {
        return send(request(desk, path).header("Authorization", "Bearer " + TOKEN))
                .body();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(request(desk, path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(DeskServer desk, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + desk.port() + path));
    }

    private static HttpRequest.Builder form(DeskServer desk, String fields) {
        return request(desk, "/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields));
    }

    /** The client of the platform will not lie about its host; a socket does. */
    private static String statusFor(String host) throws IOException {
        try (var socket = new Socket("127.0.0.1", desk.port())) {
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    private static void await(Iterator<String> lines, String wanted) {
        while (!lines.next().equals(wanted)) {
            // The stream itself waits; the test's own time-out ends it.
        }
    }

    private static List<String> keys(String html) {
        return ROW.matcher(html)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
