package copytaster.desk.dead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import copytaster.embedded.EmbeddedKafka;
import copytaster.enrich.Enrich;
import copytaster.enrich.EnrichSettings;
import copytaster.schemas.Contract;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RawStory;
import copytaster.schemas.Story;
import copytaster.schemas.WireHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a running enrich gives up on, from the first look at it until it is back on its wire. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class DeadLettersIT {

    private static final AtomicInteger HOUSES = new AtomicInteger();
    private static final byte[] GARBAGE = "\u001b[2J no story".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path data;

    private static EmbeddedKafka broker;

    @TempDir
    private Path folder;

    private DeadHouse house;
    private Enrich enrich;

    @BeforeAll
    static void startBroker() {
        broker = new EmbeddedKafka(data, 0);
        broker.start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void startEnrich() throws Exception {
        String prefix = "dead" + HOUSES.incrementAndGet() + ".";
        house = new DeadHouse(new KafkaSettings(broker.bootstrapServers(), prefix, 2, 1, 0, Map.of()), folder, "");
        runEnrich();
    }

    private void runEnrich() {
        enrich = new Enrich(
                new EnrichSettings(
                        house.kafka.topicPrefix() + "enrich",
                        folder.resolve("state"),
                        null,
                        0,
                        null,
                        0,
                        null,
                        null,
                        0,
                        0,
                        null),
                house.kafka);
        enrich.start();
    }

    @AfterEach
    void stopEnrich() {
        enrich.close();
    }

    @Test
    void poisonIsListedShownAndLeftAsLongAsNobodyCanReadIt() throws Exception {
        house.send(house.topics.wireRaw(), 1, "coast/1", GARBAGE);
        house.send(house.topics.wireRaw(), 1, "coast/2", "no story either".getBytes(StandardCharsets.UTF_8));

        List<JsonNode> letters = house.letters(2);
        assertThat(letters).hasSize(2);
        JsonNode letter = letters.getFirst();
        assertThat(letter.path("stage").asText()).isEqualTo("enrich");
        assertThat(letter.path("topic").asText())
                .isEqualTo(house.topics.wireRaw().name());
        assertThat(letter.path("partition").asInt()).isEqualTo(1);
        assertThat(letter.path("sourceOffset").asInt()).isZero();
        assertThat(letter.path("feed").asText()).isEqualTo("coast");
        assertThat(letter.path("trace").asText()).isEqualTo("trace-1");
        assertThat(letter.path("cause").asText()).contains("not Avro single-object encoded (13 bytes)");
        assertThat(letter.path("redriven").isNull()).isTrue();

        assertThat(house.run("list", "--stage", "enrich", "--cause", "SINGLE-OBJECT"))
                .isZero();
        assertThat(house.out())
                .contains("2 letters  enrich of", "feeds coast", "not Avro single-object encoded (… bytes)");
        assertThat(house.run("list", "--stage", "sink")).isZero();
        assertThat(house.out()).isEmpty();

        String offset = letter.path("offset").asText();
        assertThat(house.run("show", offset)).isZero();
        assertThat(house.out())
                .contains("coast/1", "13 bytes that cannot be read", "\\x1B[2J no story", "SerializationException")
                .doesNotContain("\u001b");
        assertThat(house.run("show", "4711")).isEqualTo(1);
        assertThat(house.err()).contains("there is no dead letter #4711");

        assertThat(house.run("redrive", offset)).isEqualTo(1);
        assertThat(house.err()).contains("still cannot be read", "1 left");
        assertThat(house.run("redrive", "--all", "--dry-run")).isEqualTo(1);
        assertThat(house.err()).contains("2 left; nothing was sent");
        assertThat(house.committed(house.topics.wireRaw())).hasSize(2);

        assertThat(house.run("redrive", offset, "--force")).isZero();
        JsonNode again = house.letters(3).getLast();
        assertThat(again.path("redrivenFrom").asText()).isEqualTo(offset);
        assertThat(again.path("sourceOffset").asInt()).isGreaterThan(1);
        assertThat(house.letters(3).getFirst().path("redriven").asText()).isNotEmpty();
        assertThat(house.run("list", "--json")).isZero();
        assertThat(house.lines()).singleElement().satisfies(group -> {
            assertThat(group.path("count").asInt()).isEqualTo(3);
            assertThat(group.path("redriven").asInt()).isEqualTo(1);
            assertThat(group.path("newest")).isEqualTo(again.path("offset"));
        });
    }

    @Test
    void storyInASchemaThatIsPublishedLateIsSentOnceAndOnlyOnce() throws Exception {
        RawStory story = story("bridge", "Harbour bridge closed");
        house.send(house.topics.wireRaw(), 1, "coast/bridge", house.ofTomorrow(story));
        JsonNode letter = house.letters(1).getFirst();
        assertThat(letter.path("cause").asText()).contains("unknown schema");
        assertThat(house.run("redrive", "--cause", "unknown schema")).isEqualTo(1);
        assertThat(house.err()).contains("still cannot be read");
        enrich.close();

        house.topics.publishedSchemas().publish(List.of(DeadHouse.ofTomorrow(RawStory.getClassSchema())));
        assertThat(house.run("show", letter.path("offset").asText())).isZero();
        assertThat(house.out()).contains("a RawStory", "Harbour bridge closed");
        assertThat(house.run("redrive", "--cause", "unknown schema", "--dry-run"))
                .isZero();
        assertThat(house.lines().getFirst().path("outcome").asText()).isEqualTo("would be sent");
        assertThat(house.committed(house.topics.wireRaw())).hasSize(1);

        assertThat(house.run("redrive", "--cause", "unknown schema")).isZero();
        assertThat(house.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.path("outcome").asText()).isEqualTo("sent"));
        assertThat(house.run("redrive", "--cause", "unknown schema")).isZero();
        assertThat(house.err()).contains("already redriven at 20", "1 already redriven");

        List<ConsumerRecord<byte[], byte[]>> raw = house.committed(house.topics.wireRaw());
        assertThat(raw).hasSize(2);
        ConsumerRecord<byte[], byte[]> again = raw.getLast();
        assertThat(again.partition()).isEqualTo(1);
        assertThat(again.key()).isEqualTo(raw.getFirst().key());
        assertThat(again.value()).isEqualTo(raw.getFirst().value());
        assertThat(WireHeaders.text(again.headers(), WireHeaders.FEED)).hasValue("coast");
        assertThat(WireHeaders.text(again.headers(), WireHeaders.REDRIVEN))
                .hasValue(letter.path("offset").asText());
        assertThat(again.headers()).noneMatch(header -> header.key().startsWith("__streams"));

        runEnrich();
        house.send(house.topics.wireRaw(), 1, "coast/last", house.serialised(story("last", "The last word")));
        DeadHouse.await(() -> keys().contains("coast/last"));
        assertThat(keys()).containsExactly("coast/bridge", "coast/last");
    }

    @Test
    void redriveThatAnotherHasOvertakenSendsNothingMore() throws Exception {
        house.send(house.topics.wireRaw(), 0, "coast/1", GARBAGE);
        String offset = house.letters(1).getFirst().path("offset").asText();
        var found = new ArrayList<DeadLetter>();

        try (var overtaken = new RedriveTransaction(house.kafka, house.topics, Clock.systemUTC())) {
            new DeadLetters(house.kafka).read(DeadLetters.Wanted.ALL, found::add);
            assertThat(house.run("redrive", offset, "--force")).isZero();

            assertThatThrownBy(() -> overtaken.commit(found.getFirst()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another redrive has begun");
        }
        assertThat(house.run("redrive", offset, "--force")).isZero();
        assertThat(house.err()).contains("already redriven");
        assertThat(house.committed(house.topics.wireRaw())).hasSize(2);
    }

    private List<String> keys() {
        return house.committed(house.topics.wireEnriched()).stream()
                .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                .toList();
    }

    private static RawStory story(String id, String headline) {
        return RawStory.newBuilder()
                .setStory(Story.newBuilder()
                        .setProvider("coast")
                        .setId(id)
                        .setLanguage("en")
                        .setHeadline(headline)
                        .setBody(headline + ", the council said on Friday.")
                        .build())
                .setFormat("test")
                .setContract(Contract.newBuilder().build())
                .setOriginal(ByteBuffer.wrap(new byte[] {1, 2, 3}))
                .build();
    }
}
