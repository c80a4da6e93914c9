package copytaster.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import copytaster.desk.config.DeskSettings;
import copytaster.desk.config.ReaderSettings;
import copytaster.desk.config.WebhookSettings;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The desk as programs ask it, held to its own description. */
@Timeout(240)
final class ApiIT {

    private static final String ADMIN = "the-token-of-an-admin";
    private static final String EFE = "the-token-for-efe-alone";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static DeskStage stage;
    private static DeskServer desk;
    private static JsonNode description;

    @BeforeAll
    static void set(@TempDir Path folder) throws Exception {
        stage = DeskStage.set(folder);
        var webhook = new WebhookSettings(
                URI.create("http://127.0.0.1:9/nobody"), Receiver.SECRET, null, "provider: none", null, false, null);
        desk = stage.desk(new DeskSettings(
                "127.0.0.1",
                0,
                null,
                null,
                ZoneOffset.UTC,
                null,
                Map.of(
                        "admin", new ReaderSettings(ADMIN, List.of("read", "subscribe", "embargoed", "admin"), null),
                        "efe", new ReaderSettings(EFE, null, List.of("efe"))),
                Map.of("cms", webhook),
                null,
                200));
        stage.publish(InventedDay.until(Instant.now()));
        description = JSON.readTree(get("/v1/openapi.json", ADMIN).body());
    }

    @AfterAll
    static void strike() {
        if (stage != null) {
            stage.close();
        }
    }

    @Test
    void everyAnswerIsAsItIsDescribed() throws Exception {
        assertThat(valid("/v1/stories", "get", "200", get("/v1/stories?size=20", ADMIN))
                        .path("stories"))
                .hasSize(20);
        valid("/v1/stories", "get", "400", get("/v1/stories?size=0", ADMIN));
        valid("/v1/stories", "get", "400", get("/v1/stories?after=x", ADMIN));
        valid("/v1/story", "get", "200", get("/v1/story?key=efe/24880102", ADMIN));
        valid("/v1/story", "get", "404", get("/v1/story?key=efe/none", ADMIN));
        valid("/v1/story", "get", "400", get("/v1/story", ADMIN));
        valid("/v1/stream", "get", "400", get("/v1/stream?filter=colour:%20red", ADMIN));
        JsonNode subscribers = valid("/v1/subscribers", "get", "200", get("/v1/subscribers", ADMIN));
        assertThat(subscribers.at("/webhooks/0/name").asText()).isEqualTo("cms");
        assertThat(valid("/v1/subscribers", "get", "200", get("/v1/subscribers", EFE))
                        .path("webhooks"))
                .isEmpty();
        valid("/v1/webhooks/{name}/resume", "post", "403", post("/v1/webhooks/cms/resume", EFE));
        valid("/v1/webhooks/{name}/resume", "post", "404", post("/v1/webhooks/none/resume", ADMIN));
        valid("/v1/webhooks/{name}/resume", "post", "202", post("/v1/webhooks/cms/resume", ADMIN));
    }

    @Test
    void everyPathIsServedAndWantsAToken() {
        description.path("paths").fields().forEachRemaining(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> {
                    String address = path.getKey().replace("{name}", "cms");
                    try {
                        HttpResponse<String> answer =
                                method.equals("post") ? post(address, "nobodys-token") : get(address, "nobodys-token");
                        assertThat(answer.statusCode())
                                .as(method + " " + address)
                                .isEqualTo(401);
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                }));
    }

    @Test
    void pagesOfASearchHoldEachStoryOnce() throws Exception {
        var keys = new ArrayList<String>();
        String next = "/v1/stories?size=7&provider=efe&provider=afp";
        long total = 0;
        while (!next.isEmpty()) {
            JsonNode page = JSON.readTree(get(next, ADMIN).body());
            page.path("stories").forEach(story -> keys.add(story.path("key").asText()));
            total = page.path("total").asLong();
            next = page.path("next").asText("");
        }
        assertThat(keys).hasSize((int) total).doesNotHaveDuplicates();
    }

    @Test
    void aReaderOfOneAgencySeesNothingOfTheOthersAndNothingUnderEmbargo() throws Exception {
        assertThat(get("/v1/stories?size=500", ADMIN).body()).contains("\"EMBARGOED\"", "\"afp\"");
        JsonNode seen = JSON.readTree(get("/v1/stories?size=500", EFE).body());
        assertThat(seen.path("stories")).isNotEmpty().allSatisfy(story -> {
            assertThat(story.path("provider").asText()).isEqualTo("efe");
            assertThat(story.path("status").asText()).isNotEqualTo("EMBARGOED");
        });
        assertThat(get("/v1/story?key=afp/TX-PAR-QNB90", EFE).statusCode()).isEqualTo(404);
        assertThat(get("/story/afp/TX-PAR-QNB90", EFE).statusCode()).isEqualTo(404);
        assertThat(get("/?provider=afp", EFE).body()).contains("Nothing matches.");
        assertThat(get("/compare", EFE).body()).contains(">EFE<").doesNotContain(">AFP<");
    }

    @Test
    void aFeedIsGoodXmlAndSaysWhatWasKilled() throws Exception {
        String atom = get("/v1/stories.atom?provider=afp", ADMIN).body();
        Document feed = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(atom)));
        assertThat(feed.getDocumentElement().getTagName()).isEqualTo("feed");
        assertThat(feed.getElementsByTagName("entry").getLength()).isPositive();
        assertThat(atom).contains("KILLED: ", "must not be used");
    }

    @Test
    void aSheetHasALineForEachStory() throws Exception {
        String csv = get("/v1/stories.csv?provider=dpa", ADMIN).body();
        long total = JSON.readTree(get("/v1/stories?provider=dpa", ADMIN).body())
                .path("total")
                .asLong();
        assertThat(csv.lines()).hasSize((int) total + 1).first().asString().contains("time,provider,headline");
    }

    @Test
    void whatChangedIsShownWordByWordAndNothingOfWhatWasKilled() throws Exception {
        var link = Pattern.compile("href=\"(/diff[^\"]*)\"").matcher("");
        // The index of versions may show them a moment after that of stories.
        while (!link.find()) {
            link.reset(get("/story/efe/24880102", ADMIN).body());
        }
        assertThat(get(link.group(1).replace("&amp;", "&"), ADMIN).body()).contains("<ins>", "What changed");
        assertThat(get("/diff?key=afp/TX-PAR-QNB90&with=efe/24880102", ADMIN).body())
                .contains("must not be used")
                .doesNotContain("<ins>");
    }

    @Test
    void everyParameterOfASearchIsDescribed() {
        var described = new TreeSet<String>();
        description
                .at("/paths/~1v1~1stories.csv/get/parameters")
                .forEach(parameter -> described.add(description
                        .at(parameter.path("$ref").asText().substring(1))
                        .path("name")
                        .asText()));
        var known = new TreeSet<>(List.of("q", "thread", Span.FROM, Span.TO));
        for (Facet facet : Facet.values()) {
            known.add(facet.parameter());
        }
        assertThat(described).isEqualTo(known);
    }

    @Test
    void theAgencysOwnBytesAreForWhoeverMaySeeNotes() throws Exception {
        assertThat(get("/original?key=efe/24880102", ADMIN).statusCode()).isEqualTo(403);
        assertThat(get("/story/efe/24880102", ADMIN).body()).doesNotContain("own bytes");
    }

    /** The answer's body, once its status and shape are those of the description. */
    private static JsonNode valid(String path, String method, String status, HttpResponse<String> answer)
            throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).hasToString(status);
        JsonNode response = description
                .path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .path(status);
        if (response.has("$ref")) {
            response = description.at(response.path("$ref").asText().substring(1));
        }
        ObjectNode schema = response.at("/content/application~1json/schema").deepCopy();
        schema.set("components", description.path("components"));
        JsonSchema wanted =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
        JsonNode body = JSON.readTree(answer.body());
        assertThat(wanted.validate(body)).as(answer.body()).isEmpty();
        return body;
    }

    private static HttpResponse<String> get(String path, String token) throws Exception {
        return send(path, token, "GET");
    }

    private static HttpResponse<String> post(String path, String token) throws Exception {
        return send(path, token, "POST");
    }

    private static HttpResponse<String> send(String path, String token, String method) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(desk.url() + path.substring(1)))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
