package copytaster.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.desk.config.DeskSettings;
import copytaster.desk.config.WebhookSettings;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks, told by a real desk over HTTP, on a real broker. */
@Timeout(240)
final class WebhookIT {

    private static final AtomicInteger IDS = new AtomicInteger();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private DeskStage stage;
    private Receiver receiver;

    @BeforeEach
    void set(@TempDir Path folder) throws Exception {
        stage = DeskStage.set(folder);
        receiver = new Receiver();
    }

    @AfterEach
    void strike() {
        stage.close();
        receiver.close();
    }

    @Test
    void everyEventIsTakenOnceThroughFailuresRefusalsAndRestarts() throws Exception {
        try (var desk = desk()) {
            stage.tell(story("efe/1"), story("ansa/2"), story("efe/3"));
            await(() -> receiver.taken().size() == 2);
            // It is down for a while: nothing overtakes what waits.
            receiver.answers(503, 503);
            stage.tell(story("efe/4"), story("efe/5"));
            await(() -> receiver.taken().size() == 4);
            // It will not have this one, ever.
            receiver.refuses("efe/6");
            stage.tell(story("efe/6"), story("efe/7"));
            await(() -> receiver.taken().size() == 5);
            await(() -> dead() == 1);
            receiver.answers(410);
            stage.tell(story("efe/8"));
            await(() -> webhook(desk).path("state").asText().equals("disabled"));
        }
        assertThat(receiver.taken()).containsExactly("efe/1", "efe/3", "efe/4", "efe/5", "efe/7");
        assertThat(receiver.unsigned()).isZero();
        stage.tell(story("efe/9"));
        try (var desk = desk()) {
            await(() -> webhook(desk).path("ours").asBoolean());
            assertThat(webhook(desk).path("state").asText()).isEqualTo("disabled");
            HttpRequest resume = HttpRequest.newBuilder(URI.create(desk.url() + "v1/webhooks/cms/resume"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(HTTP.send(resume, HttpResponse.BodyHandlers.discarding()).statusCode())
                    .isEqualTo(202);
            await(() -> receiver.taken().size() == 7);
        }
        assertThat(receiver.taken()).endsWith("efe/8", "efe/9").doesNotHaveDuplicates();
    }

    private DeskServer desk() throws Exception {
        var cms = new WebhookSettings(
                receiver.url(), Receiver.SECRET, null, "provider: efe", null, false, Duration.ofHours(1));
        DeskServer desk = stage.desk(new DeskSettings(
                "127.0.0.1", 0, null, null, ZoneOffset.UTC, null, null, Map.of("cms", cms), null, 1000));
        await(() -> webhook(desk).path("ours").asBoolean());
        return desk;
    }

    private static JsonNode webhook(DeskServer desk) {
        try {
            HttpRequest ask = HttpRequest.newBuilder(URI.create(desk.url() + "v1/subscribers"))
                    .build();
            return JSON.readTree(
                            HTTP.send(ask, HttpResponse.BodyHandlers.ofString()).body())
                    .at("/webhooks/0");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private long dead() {
        var dead = new TopicPartition(new Topics(stage.kafka()).wireDead().name(), 0);
        try (Admin admin = Admin.create(stage.kafka().client())) {
            // The letter and the marker of its transaction.
            return admin.listOffsets(Map.of(dead, OffsetSpec.latest()))
                            .partitionResult(dead)
                            .get()
                            .offset()
                    / 2;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static EnrichedStory story(String key) {
        List<String> parts = List.of(key.split("/"));
        return Invented.story(
                        parts.get(0),
                        parts.get(1),
                        "es",
                        Instant.ofEpochMilli(System.currentTimeMillis() + IDS.incrementAndGet()))
                .says("Titular")
                .build();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
