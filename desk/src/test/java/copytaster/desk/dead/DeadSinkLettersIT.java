package copytaster.desk.dead;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import copytaster.embedded.EmbeddedKafka;
import copytaster.embedded.EmbeddedOpenSearch;
import copytaster.schemas.Contract;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Relation;
import copytaster.schemas.Story;
import copytaster.schemas.Verdict;
import copytaster.sink.OpenSearchConnection;
import copytaster.sink.OpenSearchSettings;
import copytaster.sink.Sink;
import copytaster.sink.SinkSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the index refuses, and how it comes into the index without anyone hearing of it twice. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class DeadSinkLettersIT {

    private static final Instant SEEN = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private EmbeddedKafka broker;
    private EmbeddedOpenSearch node;
    private OpenSearchSettings opensearch;
    private DeadHouse house;
    private Sink sink;

    @BeforeEach
    void startHouse() throws Exception {
        broker = new EmbeddedKafka(folder.resolve("kafka"), 0);
        node = new EmbeddedOpenSearch(folder.resolve("index"), 0);
        broker.start();
        node.start();
        opensearch = OpenSearchSettings.at(node.url());
        house = new DeadHouse(
                KafkaSettings.at(broker.bootstrapServers()), folder, "opensearch: { urls: [\"" + node.url() + "\"] }");
        sink = new Sink(SinkSettings.of(opensearch).generation(1), house.kafka);
        sink.start();
    }

    @AfterEach
    void stopHouse() {
        sink.close();
        node.close();
        broker.close();
    }

    @Test
    void refusedStoryComesIntoTheIndexThatRefusedItAndNowhereElse() throws Exception {
        String index = "/" + opensearch.stories() + "-g1";
        house.send(house.topics.wireEnriched(), 0, "coast/x", house.serialised(story("x", 1000)));
        DeadHouse.await(() -> sink.account().indexed() == 1);
        ask("DELETE", index, null);
        ask("PUT", index, "{\"mappings\":{\"dynamic\":\"strict\",\"properties\":{\"key\":{\"type\":\"keyword\"}}}}");
        house.send(house.topics.wireEnriched(), 0, "coast/a", house.serialised(story("a", 1000)));
        house.send(house.topics.wireEnriched(), 0, "coast/b", house.serialised(story("b", 1000)));
        List<JsonNode> letters = house.letters(2);
        assertThat(letters).allSatisfy(letter -> {
            assertThat(letter.path("stage").asText()).isEqualTo("sink");
            assertThat(letter.path("topic").asText())
                    .isEqualTo(house.topics.wireEnriched().name());
            assertThat(letter.path("feed").asText()).isEqualTo("coast");
            assertThat(letter.path("cause").asText()).contains("strict_dynamic_mapping_exception");
        });
        assertThat(house.run("list", "--json")).isZero();
        assertThat(house.lines()).hasSize(1);

        assertThat(house.run("redrive", "--stage", "sink")).isEqualTo(1);
        assertThat(house.run("list", "--json")).isZero();
        assertThat(house.lines().getFirst().path("redriven").asInt()).isZero();

        ask("DELETE", index, null);
        sink.close();
        sink = new Sink(SinkSettings.of(opensearch).generation(1), house.kafka);
        sink.start();
        assertThat(house.run("redrive", "--stage", "sink", "--dry-run")).isZero();
        assertThat(house.run("redrive", letters.getFirst().path("offset").asText()))
                .isZero();
        assertThat(house.run("redrive", "--stage", "sink")).isZero();
        assertThat(house.lines())
                .extracting(line -> line.path("outcome").asText())
                .containsExactly("already redriven", "indexed");
        assertThat(house.run("redrive", "--all")).isZero();
        assertThat(house.lines())
                .extracting(line -> line.path("outcome").asText())
                .containsOnly("already redriven");

        assertThat(count(opensearch.stories() + "-g1")).isEqualTo(2);
        assertThat(count(opensearch.versions())).isEqualTo(3);
        assertThat(house.committed(house.topics.wireEnriched())).hasSize(3);
        assertThat(house.committed(house.topics.wireRaw())).isEmpty();
    }

    @Test
    void storyThatANewerVersionHasOvertakenIsMarkedAndLeavesTheNewerOne() throws Exception {
        house.send(house.topics.wireEnriched(), 0, "coast/a", house.ofTomorrow(story("a", 1000)));
        String offset = house.letters(1).getFirst().path("offset").asText();
        assertThat(house.run("redrive", offset)).isEqualTo(1);
        assertThat(house.err()).contains("still cannot be read");
        house.send(house.topics.wireEnriched(), 0, "coast/a", house.serialised(story("a", 2000)));
        DeadHouse.await(() -> sink.account().indexed() == 1);

        house.topics.publishedSchemas().publish(List.of(DeadHouse.ofTomorrow(EnrichedStory.getClassSchema())));
        assertThat(house.run("redrive", offset)).isZero();

        assertThat(house.lines().getFirst().path("outcome").asText()).isEqualTo("stale");
        assertThat(ask("GET", "/" + opensearch.stories() + "-g1/_doc/coast%2Fa", null)
                        .at("/_source/revision")
                        .asLong())
                .isEqualTo(2000);
        assertThat(count(opensearch.versions())).isEqualTo(2);
        assertThat(house.committed(house.topics.wireEnriched())).hasSize(2);
    }

    private long count(String index) throws Exception {
        ask("POST", "/" + index + "/_refresh", null);
        return ask("GET", "/" + index + "/_count", null).path("count").asLong();
    }

    private JsonNode ask(String method, String path, String body) throws Exception {
        try (var connection = OpenSearchConnection.open(opensearch)) {
            return connection.send(method, path, Map.of(), body).json();
        }
    }

    private static EnrichedStory story(String id, long revision) {
        String key = "coast/" + id;
        return EnrichedStory.newBuilder()
                .setKey(key)
                .setStory(Story.newBuilder()
                        .setProvider("coast")
                        .setId(id)
                        .setLanguage("en")
                        .setHeadline("Harbour bridge closed")
                        .setBody("Until Friday.")
                        .build())
                .setEvent(revision == 1000 ? Event.NEW_STORY : Event.NEW_VERSION)
                .setRevision(revision)
                .setGeneration(1)
                .setFirstSeen(SEEN)
                .setVersionSeen(SEEN.plusMillis(revision))
                .setVerdict(Verdict.newBuilder()
                        .setRelation(Relation.NEW)
                        .setClusterId(key)
                        .setAlgorithmVersion("1")
                        .build())
                .setCluster(List.of())
                .setCountries(List.of())
                .setMediaTopics(List.of())
                .setDesks(List.of())
                .setContract(Contract.newBuilder().build())
                .build();
    }
}
