package copytaster.sink;

import com.fasterxml.jackson.databind.JsonNode;
import copytaster.sink.OpenSearchConnection.Answer;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the server and creates what is missing there: the indices of a generation, and the aliases that nothing has. */
final class IndexSetup {

    private static final Logger LOG = LoggerFactory.getLogger(IndexSetup.class);

    private final OpenSearchServer server;
    private final OpenSearchSettings settings;
    private final IndexNames names;
    private final String urls;

    IndexSetup(OpenSearchServer server, OpenSearchSettings settings) {
        this.server = server;
        this.settings = settings;
        this.names = new IndexNames(settings);
        this.urls = String.join(", ", settings.urls());
    }

    void prepare(int generation) {
        String version = SupportedVersion.check(server.require("GET", "/", null), urls);
        boolean nori = hasNori();
        LOG.info(
                "OpenSearch {} at {}; Korean is read {}",
                version,
                urls,
                nori
                        ? "by the nori plugin's dictionary"
                        : "in pairs of syllables: for whole words install the analysis-nori plugin and build a new "
                                + "generation");
        create(names.stories(generation), nori, settings.shards());
        create(names.versions(), nori, settings.shards());
        aliasIfNone(names.storiesAlias(), names.stories(generation));
        aliasIfNone(names.versionsAlias(), names.versions());
    }

    private boolean hasNori() {
        return server.ask("POST", "/_analyze", Map.of(), Map.of("tokenizer", "nori_tokenizer", "text", "한국"))
                .good();
    }

    private void create(String index, boolean nori, int shards) {
        if (server.ask("HEAD", "/" + index, Map.of(), null).status() == 200) {
            extend(index, nori);
            return;
        }
        Answer answer = server.ask(
                "PUT",
                "/" + index,
                Map.of(),
                Map.of("settings", IndexMapping.settings(settings, shards), "mappings", IndexMapping.mappings(nori)));
        boolean anotherSinkWasFaster =
                answer.json().path("error").path("type").asText().equals("resource_already_exists_exception");
        if (!answer.good() && !anotherSinkWasFaster) {
            throw server.refusal("PUT", "/" + index, answer);
        }
    }

    /** Fields that a newer release has more are added; one that it reads otherwise needs a new index. */
    private void extend(String index, boolean nori) {
        JsonNode korean = server.require("GET", "/" + index + "/_mapping", null)
                .path(index)
                .path("mappings")
                .path("properties")
                .path("text_ko")
                .path("analyzer");
        // An index keeps the Korean analyser that it was made with.
        boolean madeWithNori = korean.isMissingNode() ? nori : korean.asText().equals("nori");
        Answer answer = server.ask("PUT", "/" + index + "/_mapping", Map.of(), IndexMapping.mappings(madeWithNori));
        if (!answer.good()) {
            throw new IndexRefusalException("The index " + index + " was made with other fields (" + answer.reason()
                    + "): give sink.generation the next number, so that a new index is built from the topic, and switch"
                    + " the alias when it is complete.");
        }
    }

    private void aliasIfNone(String alias, String index) {
        if (server.ask("HEAD", "/_alias/" + alias, Map.of(), null).status() == 200) {
            return;
        }
        server.require(
                "POST", "/_aliases", Map.of("actions", List.of(Map.of("add", Map.of("index", index, "alias", alias)))));
    }
}
