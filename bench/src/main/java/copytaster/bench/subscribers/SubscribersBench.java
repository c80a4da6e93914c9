package copytaster.bench.subscribers;

import copytaster.desk.config.DeskSettings;
import copytaster.desk.web.DeskServer;
import copytaster.embedded.EmbeddedKafka;
import copytaster.embedded.EmbeddedOpenSearch;
import copytaster.schemas.Contract;
import copytaster.schemas.CountryTag;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Relation;
import copytaster.schemas.Story;
import copytaster.schemas.Topic;
import copytaster.schemas.TopicCreator;
import copytaster.schemas.Topics;
import copytaster.schemas.Verdict;
import copytaster.sink.OpenSearchSettings;
import copytaster.sink.SinkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * How long an event takes from {@code wire.enriched} to subscribers of the stream with different filters, beside a bare
 * Kafka consumer in the same run; and whether each gets exactly its own, in order.
 */
public final class SubscribersBench {

    private static final int PROVIDERS = 50;
    private static final List<String> COUNTRIES =
            List.of("AR", "BR", "CL", "DE", "EG", "FR", "GB", "IN", "JP", "KR", "MX", "PE", "US", "ZA");
    private static final int URGENCIES = 9;
    private static final double MILLIS = 1e6;
    private static final String PARAGRAPH = "A sentence of the kind that wires are full of. ".repeat(40);

    private final KafkaSettings kafka;
    private final Topic<String, EnrichedStory> enriched;
    private final long[] sentAt;

    private SubscribersBench(KafkaSettings kafka, int stories) {
        this.kafka = kafka;
        this.enriched = new Topics(kafka).wireEnriched();
        this.sentAt = new long[stories];
    }

    public static void main(String[] args) throws Exception {
        int subscribers = args.length > 0 ? Integer.parseInt(args[0]) : 500;
        int perSecond = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 60;
        Path data = Files.createTempDirectory("copytaster-subscribers-bench");
        boolean right;
        try (var broker = new EmbeddedKafka(data.resolve("kafka"), 0);
                var index = new EmbeddedOpenSearch(data.resolve("opensearch"), 0)) {
            broker.start();
            index.start();
            var kafka = KafkaSettings.at(broker.bootstrapServers());
            new TopicCreator(kafka.client()).create(new Topics(kafka).all());
            new Topics(kafka).publishedSchemas().publish();
            var settings = new DeskSettings("127.0.0.1", 0, null, null, ZoneOffset.UTC, null, null, null, null, 10_000);
            try (var desk = new DeskServer(
                    settings, kafka, SinkSettings.of(OpenSearchSettings.at(index.url())), Map.of(), null)) {
                desk.start();
                while (desk.check().isPresent()) {
                    LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                }
                right = new SubscribersBench(kafka, perSecond * seconds).run(desk.url(), subscribers, perSecond);
            }
        } finally {
            remove(data);
        }
        System.exit(right ? 0 : 1);
    }

    private boolean run(String url, int count, int perSecond) throws InterruptedException {
        var subscribers = new ArrayList<StreamReader>();
        for (int i = 0; i < count; i++) {
            subscribers.add(new StreamReader(url, filter(i), sentAt));
        }
        System.err.println(
                count + " subscribers follow; " + sentAt.length + " stories at " + perSecond + " a second …");
        var bare = new Latencies(sentAt.length);
        Thread consumer = Thread.ofPlatform().daemon().start(() -> consume(bare));
        publish(perSecond);
        consumer.join(Duration.ofMinutes(1).toMillis());
        boolean right = true;
        long events = 0;
        var all = new Latencies(0);
        for (int i = 0; i < count; i++) {
            List<Integer> expected = expected(i);
            subscribers.get(i).await(expected.size(), Duration.ofSeconds(30));
            if (!subscribers.get(i).stories().equals(expected)) {
                right = false;
                System.out.println("WRONG: " + filter(i) + " got "
                        + subscribers.get(i).stories().size() + " events of " + expected.size());
            }
            events += expected.size();
            all.addAll(subscribers.get(i).latencies());
        }
        System.out.printf(
                "%d subscribers with %d different filters, %,d stories, %,d events: %s%n",
                count,
                subscribers.stream().map(StreamReader::filter).distinct().count(),
                sentAt.length,
                events,
                right ? "each got exactly its own, in order" : "NOT each got its own");
        System.out.printf("%-22s %10s %10s %10s%n", "wire.enriched to", "p50 ms", "p99 ms", "most ms");
        line("a bare Kafka consumer", bare);
        line("subscribers of SSE", all);
        System.out.printf(
                "ratio                  %10.2f %10.2f%n", all.at(.5) / bare.at(.5), all.at(.99) / bare.at(.99));
        subscribers.forEach(StreamReader::close);
        return right;
    }

    private static void line(String who, Latencies latencies) {
        System.out.printf(
                "%-22s %10.1f %10.1f %10.1f%n",
                who, latencies.at(.5) / MILLIS, latencies.at(.99) / MILLIS, latencies.at(1) / MILLIS);
    }

    private void publish(int perSecond) {
        try (var producer = new KafkaProducer<>(
                kafka.producer(), enriched.key().serializer(), enriched.value().serializer())) {
            long start = System.nanoTime();
            for (int n = 0; n < sentAt.length; n++) {
                long due = start + n * Duration.ofSeconds(1).toNanos() / perSecond;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                EnrichedStory story = story(n);
                sentAt[n] = System.nanoTime();
                var unused = producer.send(new ProducerRecord<>(enriched.name(), story.getKey(), story));
            }
        }
    }

    private void consume(Latencies bare) {
        var settings = new HashMap<>(kafka.consumer());
        settings.put("group.id", "bare");
        try (var consumer = new KafkaConsumer<>(
                settings, enriched.key().deserializer(), enriched.value().deserializer())) {
            consumer.subscribe(List.of(enriched.name()));
            for (int seen = 0; seen < sentAt.length; ) {
                for (var message : consumer.poll(Duration.ofSeconds(1))) {
                    bare.add(System.nanoTime() - sentAt[number(message.key())]);
                    seen++;
                }
            }
        }
    }

    static int number(String key) {
        return Integer.parseInt(key.substring(key.indexOf('/') + 1));
    }

    private static EnrichedStory story(int n) {
        String provider = "wire" + n % PROVIDERS;
        String key = provider + "/" + n;
        Instant now = Instant.now();
        return EnrichedStory.newBuilder()
                .setKey(key)
                .setStory(Story.newBuilder()
                        .setProvider(provider)
                        .setId(Integer.toString(n))
                        .setHeadline("Headline " + n)
                        .setBody(PARAGRAPH)
                        .setUrgency(urgency(n))
                        .build())
                .setEvent(Event.NEW_STORY)
                .setRevision(now.toEpochMilli())
                .setFirstSeen(now)
                .setVersionSeen(now)
                .setVerdict(Verdict.newBuilder()
                        .setRelation(Relation.NEW)
                        .setClusterId(key)
                        .setAlgorithmVersion("bench")
                        .build())
                .setCountries(List.of(CountryTag.newBuilder()
                        .setCode(country(n))
                        .setScore(1)
                        .setAbout(true)
                        .build()))
                .setContract(Contract.newBuilder().build())
                .build();
    }

    private static String country(int n) {
        return COUNTRIES.get(n / 7 % COUNTRIES.size());
    }

    private static int urgency(int n) {
        return 1 + n / 3 % URGENCIES;
    }

    /** A third wants an agency, a third a country of some urgencies, a third two agencies on a country. */
    private static String filter(int subscriber) {
        int of = subscriber / 3;
        return switch (subscriber % 3) {
            case 0 -> "provider: wire" + of % PROVIDERS;
            case 1 -> "{country: " + COUNTRIES.get(of % COUNTRIES.size()) + ", urgency: " + (1 + of % URGENCIES) + "}";
            default ->
                "{country: " + COUNTRIES.get(of % COUNTRIES.size()) + ", provider: [wire" + of % PROVIDERS + ", wire"
                        + (of + 1) % PROVIDERS + "]}";
        };
    }

    /** What it must get: the same, said without the filters. */
    private List<Integer> expected(int subscriber) {
        int of = subscriber / 3;
        var expected = new ArrayList<Integer>();
        for (int n = 0; n < sentAt.length; n++) {
            boolean hasCountry = country(n).equals(COUNTRIES.get(of % COUNTRIES.size()));
            boolean wanted =
                    switch (subscriber % 3) {
                        case 0 -> n % PROVIDERS == of % PROVIDERS;
                        case 1 -> hasCountry && urgency(n) == 1 + of % URGENCIES;
                        default ->
                            hasCountry && (n % PROVIDERS == of % PROVIDERS || n % PROVIDERS == (of + 1) % PROVIDERS);
                    };
            if (wanted) {
                expected.add(n);
            }
        }
        return expected;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
