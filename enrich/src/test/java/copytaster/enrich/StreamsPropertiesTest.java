package copytaster.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.KafkaSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsPropertiesTest {

    private static final KafkaSettings KAFKA =
            new KafkaSettings("localhost:1", "house.", 3, 2, 0, Map.of("security.protocol", "SSL"));

    private static Properties properties(EnrichSettings settings) {
        return StreamsProperties.of(settings, KAFKA);
    }

    @Test
    void guaranteesAreSet() {
        assertThat(properties(EnrichSettings.defaults()))
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("errors.dead.letter.queue.topic.name", "house.wire.dead")
                .containsEntry("num.standby.replicas", 1)
                .containsEntry("replication.factor", 2)
                .containsEntry("ensure.explicit.internal.resource.naming", true)
                .containsEntry("security.protocol", "SSL");
    }

    @Test
    void streamsAcceptsThemAll() {
        assertThat(new StreamsConfig(properties(EnrichSettings.defaults())).getString("application.id"))
                .isEqualTo("copytaster-enrich");
    }

    @Test
    void instanceKeepsItsNameOnItsFolderAndHasAnotherElsewhere() {
        EnrichSettings settings = EnrichSettings.defaults();
        String name = "main.consumer.group.instance.id";

        assertThat(properties(settings.in(Path.of("a"))).get(name))
                .isEqualTo(properties(settings.in(Path.of("x/../a"))).get(name))
                .isNotEqualTo(properties(settings.in(Path.of("b"))).get(name));
    }

    @Test
    void whatTheHouseSetsGoesBeforeOurs() {
        var settings = new EnrichSettings(
                null, null, "first", 0, null, null, null, null, 0, 0, Map.of("num.stream.threads", "4"));

        assertThat(properties(settings))
                .containsEntry("num.stream.threads", "4")
                .containsEntry("main.consumer.group.instance.id", "first");
    }
}
