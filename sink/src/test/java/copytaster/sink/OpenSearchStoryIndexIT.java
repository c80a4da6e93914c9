package copytaster.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import copytaster.embedded.EmbeddedOpenSearch;
import copytaster.schemas.Doubt;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Relation;
import copytaster.schemas.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class OpenSearchStoryIndexIT extends StoryIndexContract {

    private static final AtomicInteger HOUSES = new AtomicInteger();

    @TempDir
    static Path data;

    private static EmbeddedOpenSearch server;

    @BeforeAll
    static void startServer() {
        server = new EmbeddedOpenSearch(data, 0);
        server.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    IndexUnderTest empty(int generation) {
        return new RealIndex(aNewHouse(), generation);
    }

    @Test
    void aTextIsFoundByTheWordsOfItsLanguage() {
        try (RealIndex real = new RealIndex(aNewHouse(), 0)) {
            EnrichedStory korean = Stories.fresh("ko", 1);
            korean.getStory().setLanguage("ko-KR");
            korean.getStory().setBody("북한은 오늘 신년사를 발표했다");
            EnrichedStory spanish = Stories.fresh("es", 1);
            spanish.getStory().setLanguage("es");
            spanish.getStory().setBody("Las elecciones serán en mayo");
            new Delivery(real).deliver(List.of(korean, spanish));

            assertThat(real.search("text_ko", "북한")).containsExactly("example/ko");
            assertThat(real.search("text_es", "elección")).containsExactly("example/es");
            assertThat(real.search("headline", "leader")).containsExactlyInAnyOrder("example/ko", "example/es");
        }
    }

    @Test
    void aKilledTextIsNotFoundInAnyField() {
        try (RealIndex real = new RealIndex(aNewHouse(), 0)) {
            Delivery delivery = new Delivery(real);
            delivery.deliver(List.of(Stories.fresh("a", 1000)));
            assertThat(real.search("text_en", "troops")).containsExactly("example/a");
            delivery.deliver(List.of(Stories.kill("a", 2000)));
            assertThat(real.search("text_en", "troops")).isEmpty();
            assertThat(real.search("body", "troops")).isEmpty();
        }
    }

    @Test
    void aFieldThatTheMappingDoesNotKnowIsRefused() {
        try (RealIndex real = new RealIndex(aNewHouse(), 0)) {
            StoryDocument document = StoryDocument.of(Stories.fresh("a", 1));
            StoryDocument odd = new StoryDocument(
                    document.key(), 0, 1, false, true, null, "{\"key\":\"example/a\",\"headlin\":\"x\"}", 40);
            assertThat(real.index().writeStories(List.of(odd, StoryDocument.of(Stories.fresh("b", 1)))))
                    .satisfiesExactly(
                            refused -> assertThat(refused).asString().contains("strict_dynamic_mapping_exception"),
                            indexed -> assertThat(indexed).isEqualTo(new Outcome.Indexed()));
        }
    }

    @Test
    void aNewGenerationServesOnlyWhenItIsCompleteOrWanted() {
        OpenSearchSettings house = aNewHouse();
        try (RealIndex old = new RealIndex(house, 0);
                RealIndex next = new RealIndex(house, 1);
                IndexGenerations generations = IndexGenerations.open(house)) {
            new Delivery(old).deliver(List.of(Stories.fresh("a", 1), Stories.fresh("b", 1), Stories.kill("b", 2)));
            assertThat(generations.serving()).hasValue(0);

            EnrichedStory again = Stories.fresh("a", 1);
            again.setGeneration(1);
            next.index().writeStories(List.of(StoryDocument.of(again)));
            assertThatThrownBy(() -> generations.switchTo(1, false))
                    .hasMessageContaining("generation 0 serves 2 stories, 1 of them killed; generation 1 has 1");
            assertThatThrownBy(() -> generations.delete(0)).hasMessageContaining("serves");

            next.index().writeStories(List.of(StoryDocument.of(Stories.kill("b", 2))));
            assertThat(generations.switchTo(1, false).complete()).isTrue();
            assertThat(generations.serving()).hasValue(1);
            assertThat(generations.all()).isEqualTo(Map.of(0, 2L, 1, 2L));
            generations.delete(0);
            assertThat(generations.all()).isEqualTo(Map.of(1, 2L));
        }
    }

    @Test
    void preparingAgainChangesNothing() {
        OpenSearchSettings house = aNewHouse();
        try (RealIndex first = new RealIndex(house, 0)) {
            new Delivery(first).deliver(List.of(Stories.fresh("a", 1)));
            first.index().prepare();
            assertThat(first.stories()).containsOnlyKeys("example/a");
        }
    }

    @Test
    void anIndexOfAnEarlierReleaseTakesTheNewFieldsOn() {
        OpenSearchSettings house = aNewHouse();
        var names = new IndexNames(house);
        Map<String, Object> before =
                mappingsWithout("thread", "recurring", "doubts", "formerCluster", "firstInCluster", "minutesBehind");
        try (OpenSearchServer old = new OpenSearchServer(OpenSearchConnection.open(house))) {
            for (String index : List.of(names.stories(0), names.versions())) {
                old.require("PUT", "/" + index, Map.of("mappings", before));
            }
            old.require(
                    "PUT",
                    "/" + names.stories(0) + "/_doc/example%2Fold",
                    Map.of("version", "1", "version_type", "external", "refresh", "true"),
                    Map.of("key", "example/old", "clusterId", "example/old", "generation", 0, "revision", 1));
        }
        try (RealIndex real = new RealIndex(house, 0)) {
            EnrichedStory story = Stories.fresh("a", 1);
            story.getVerdict().setThread("example/began");
            story.getVerdict().setDoubts(List.of(new Doubt("example/b", 0.31, "partly worded like example/b")));
            Outcome outcome =
                    real.index().writeStories(List.of(StoryDocument.of(story))).getFirst();
            assertThat(outcome).isEqualTo(new Outcome.Indexed());
            assertThat(real.search("thread", "example/began")).containsExactly("example/a");
            assertThat(real.search("doubts.key", "example/b")).containsExactly("example/a");
            assertThat(real.stories()).containsKeys("example/old", "example/a");
        }
    }

    @Test
    void aSearchFoldedByClusterShowsOneRowOnceTwoClustersAreMerged() {
        try (RealIndex real = new RealIndex(aNewHouse(), 0)) {
            var delivery = new Delivery(real);
            List<EnrichedStory> two =
                    List.of(Stories.fresh("a", 1000), Stories.fresh("b", 1001), copyOf("b", Stories.fresh("c", 1002)));
            delivery.deliver(two);
            assertThat(real.folded("troops")).containsExactly("example/a", "example/b");
            var merged = List.of(Stories.fresh("b", 2000), Stories.fresh("c", 2000));
            merged.forEach(story -> Stories.mergeInto("example/a", story));
            delivery.deliver(merged);
            assertThat(real.folded("troops")).containsExactly("example/a");
        }
    }

    @Test
    void aKillIsFoundAsOneAtOnceHoweverOldTheStory() {
        OpenSearchSettings slow = aNewHouse(Duration.ofHours(1));
        try (RealIndex real = new RealIndex(slow, 0);
                OpenSearchServer reader = new OpenSearchServer(OpenSearchConnection.open(slow))) {
            var delivery = new Delivery(real);
            delivery.deliver(List.of(
                    Stories.fresh("a", 1000),
                    Stories.story("a", 2000, Event.NEW_VERSION, Status.USABLE, Stories.SECOND_TEXT)));
            EnrichedStory kill = Stories.kill("a", Duration.ofDays(400).toMillis());
            new BatchWriter(real.index(), Delivery.NO_PATIENCE, SinkSettings.of(slow))
                    .write(List.of(StoryDocument.of(kill)));
            // No refresh here: what a reader finds is what he would be shown.
            var found = reader.require(
                    "POST",
                    "/" + slow.stories() + "," + slow.versions() + "/_search",
                    Map.of("query", Map.of("query_string", Map.of("query", "troops OR praised OR parade"))));
            assertThat(found.path("hits").path("hits")).isEmpty();
        }
    }

    private static EnrichedStory copyOf(String first, EnrichedStory story) {
        story.getVerdict().setRelation(Relation.COPY);
        story.getVerdict().setClusterId("example/" + first);
        return story;
    }

    private static Map<String, Object> mappingsWithout(String... fields) {
        var mappings = new HashMap<>(IndexMapping.mappings(false));
        var properties = new HashMap<>((Map<?, ?>) Objects.requireNonNull(mappings.get("properties")));
        for (String field : fields) {
            assertThat(properties.remove(field)).as(field).isNotNull();
        }
        mappings.put("properties", properties);
        return mappings;
    }

    private static OpenSearchSettings aNewHouse() {
        return aNewHouse(null);
    }

    private static OpenSearchSettings aNewHouse(@Nullable Duration refreshInterval) {
        return new OpenSearchSettings(
                List.of(server.url()),
                "house" + HOUSES.incrementAndGet() + "-",
                null,
                null,
                null,
                null,
                0,
                null,
                refreshInterval,
                null);
    }

    /** The index in OpenSearch, looked into through its aliases' indices. */
    private static final class RealIndex implements IndexUnderTest {

        private final OpenSearchStoryIndex index;
        private final OpenSearchServer looking;
        private final IndexNames names;
        private final int generation;

        RealIndex(OpenSearchSettings settings, int generation) {
            this.index = new OpenSearchStoryIndex(OpenSearchConnection.open(settings), settings, generation);
            this.looking = new OpenSearchServer(OpenSearchConnection.open(settings));
            this.names = new IndexNames(settings);
            this.generation = generation;
            index.prepare();
        }

        @Override
        public StoryIndex index() {
            return index;
        }

        @Override
        public Map<String, Map<String, Object>> stories() {
            return all(names.stories(generation), Map.of("match_all", Map.of()));
        }

        @Override
        public Map<String, Map<String, Object>> versions() {
            return all(names.versions(), Map.of("match_all", Map.of()));
        }

        Iterable<String> search(String field, String words) {
            return all(names.storiesAlias(), Map.of("match", Map.of(field, words)))
                    .keySet();
        }

        /** The first of each cluster whose text has these words. */
        List<String> folded(String words) {
            looking.require("POST", "/" + names.storiesAlias() + "/_refresh", null);
            JsonNode answer = looking.require(
                    "POST",
                    "/" + names.storiesAlias() + "/_search",
                    Map.of(
                            "query",
                            Map.of("match", Map.of("body", words)),
                            "collapse",
                            Map.of("field", "clusterId"),
                            "sort",
                            List.of("clusterId", "minutesBehind")));
            var found = new ArrayList<String>();
            answer.path("hits")
                    .path("hits")
                    .forEach(hit -> found.add(hit.path("_id").asText()));
            return found;
        }

        private Map<String, Map<String, Object>> all(String name, Map<String, Object> query) {
            looking.require("POST", "/" + name + "/_refresh", null);
            JsonNode answer = looking.require("POST", "/" + name + "/_search", Map.of("query", query, "size", 1000));
            var found = new TreeMap<String, Map<String, Object>>();
            answer.path("hits")
                    .path("hits")
                    .forEach(hit -> found.put(hit.path("_id").asText(), Json.map(hit.path("_source"))));
            return found;
        }

        @Override
        public void close() {
            index.close();
            looking.close();
        }
    }
}
