package copytaster.enrich;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.KafkaStreams;

/** How the topology runs: what Kafka Streams tells in words, as numbers. */
final class RunMeters implements MeterBinder {

    private final KafkaStreams streams;
    private final Restores restores;
    private final AtomicLong deaths;

    RunMeters(KafkaStreams streams, Restores restores, AtomicLong deaths) {
        this.streams = streams;
        this.restores = restores;
        this.deaths = deaths;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (KafkaStreams.State state : KafkaStreams.State.values()) {
            Gauge.builder("enrich.state", streams, own -> own.state() == state ? 1 : 0)
                    .description("1 for the state that the topology is in, 0 for the others")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        Gauge.builder("enrich.threads", streams, own -> own.metadataForLocalThreads().stream()
                        .filter(thread -> !thread.threadState().equals("DEAD"))
                        .count())
                .description("Stream threads at work")
                .register(registry);
        FunctionCounter.builder("enrich.thread.deaths", deaths, AtomicLong::get)
                .description("Stream threads that died of an error")
                .register(registry);
        Gauge.builder("enrich.restoring.stores", restores, Restores::running)
                .description("Stores that are being read from their changelogs")
                .register(registry);
        Gauge.builder("enrich.restoring.oldest", restores, Restores::oldestSeconds)
                .baseUnit("seconds")
                .description("For how long the store that takes longest has been restored; 0 when none is")
                .register(registry);
    }
}
