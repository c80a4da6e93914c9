package copytaster.desk.demo;

import copytaster.schemas.ClusterMember;
import copytaster.schemas.CountryTag;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Note;
import copytaster.schemas.Status;
import copytaster.schemas.TopicTag;
import copytaster.schemas.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Prints a line for each story as it passes on {@code wire.enriched}: a subscriber like any other. */
final class PassingStories implements AutoCloseable {

    private static final int HEADLINE = 76;
    private static final int TOPIC = 34;
    private static final int THREAD = 40;

    private final KafkaSettings kafka;
    private final PrintWriter out;
    private final DateTimeFormatter time;
    private final Thread thread = new Thread(this::run, "passing-stories");
    private final Map<String, String> threads = new HashMap<>();
    private final CountDownLatch following = new CountDownLatch(1);
    private volatile boolean closed;
    private volatile long read;

    PassingStories(KafkaSettings kafka, ZoneId zone, PrintWriter out) {
        this.kafka = kafka;
        this.out = out;
        this.time = DateTimeFormatter.ofPattern("HH:mm").withZone(zone);
    }

    /** Returns when it follows the topic: what comes from now on is printed. */
    void start() {
        thread.setDaemon(true);
        thread.start();
        try {
            if (!following.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("wire.enriched cannot be followed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when everything that was there has been printed. */
    void settle() {
        long end = read;
        do {
            end = read;
            LockSupport.parkNanos(300_000_000);
        } while (read != end);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var enriched = new Topics(kafka).wireEnriched();
        try (var consumer = new KafkaConsumer<>(
                kafka.consumer(),
                enriched.key().deserializer(),
                enriched.value().deserializer())) {
            List<TopicPartition> wires = IntStream.range(0, enriched.partitions())
                    .mapToObj(wire -> new TopicPartition(enriched.name(), wire))
                    .toList();
            consumer.assign(wires);
            consumer.seekToEnd(wires);
            wires.forEach(consumer::position);
            following.countDown();
            while (!closed) {
                for (ConsumerRecord<String, EnrichedStory> passing : consumer.poll(Duration.ofMillis(100))) {
                    if (passing.value() != null) {
                        out.println(line(passing.value()));
                    }
                    read = passing.offset();
                }
                out.flush();
            }
        }
    }

    String line(EnrichedStory story) {
        return "%s  %-10s %-14s %-12s %-34s %s"
                .formatted(
                        time.format(story.getVersionSeen()),
                        story.getStory().getProvider(),
                        verdict(story),
                        countries(story),
                        shortened(topics(story), TOPIC),
                        shortened(headline(story), HEADLINE) + standing(story));
    }

    /** Who had it first, or which running story it goes on with; empty where it begins something. */
    private String standing(EnrichedStory story) {
        String thread = story.getVerdict().getThread();
        String cluster = story.getVerdict().getClusterId();
        if (thread.equals(story.getKey())) {
            // The words of what was killed are told no more.
            threads.put(thread, story.getStory().getHeadline());
        }
        String beginning = threads.getOrDefault(thread, "");
        if (!List.of(Event.NEW_STORY, Event.NEW_VERSION).contains(story.getEvent())) {
            return "";
        }
        Optional<ClusterMember> own = story.getCluster().stream()
                .filter(member -> member.getKey().equals(story.getKey()))
                .findFirst();
        if (own.isPresent() && !story.getCluster().getFirst().equals(own.get())) {
            return "  < %s, %s before"
                    .formatted(
                            agency(story.getCluster().getFirst().getKey()),
                            minutes(own.get().getMinutesBehind()));
        }
        return cluster.equals(thread) || beginning.isEmpty() ? "" : "  ~ " + shortened(beginning, THREAD);
    }

    private static String minutes(int minutes) {
        return minutes < 120 ? minutes + " min" : "%d h %d min".formatted(minutes / 60, minutes % 60);
    }

    private static String agency(String key) {
        return key.substring(0, key.indexOf('/')).toUpperCase(Locale.ROOT);
    }

    private static String verdict(EnrichedStory story) {
        return switch (story.getEvent()) {
            case NEW_STORY, NEW_VERSION ->
                story.getStory().getStatus() == Status.EMBARGOED
                        ? "EMBARGOED"
                        : story.getVerdict().getRelation().name();
            case KILLED, WARNED, MERGED, SEPARATED, RETAGGED -> story.getEvent().name();
            case EMBARGO_LIFTED -> "LIFTED";
        };
    }

    private static String countries(EnrichedStory story) {
        return story.getCountries().stream()
                .filter(CountryTag::getAbout)
                .map(CountryTag::getCode)
                .limit(4)
                .collect(Collectors.joining(" "));
    }

    private static String topics(EnrichedStory story) {
        return story.getMediaTopics().stream().map(TopicTag::getLabel).limit(1).collect(Collectors.joining(", "));
    }

    private static String headline(EnrichedStory story) {
        if (story.getStory().getStatus() == Status.KILLED) {
            return story.getStory().getNotes().stream()
                    .map(Note::getText)
                    .findFirst()
                    .orElse(story.getKey());
        }
        if (story.getEvent() == Event.MERGED || story.getEvent() == Event.SEPARATED) {
            return story.getVerdict().getEvidence().isEmpty()
                    ? story.getVerdict().getClusterId()
                    : story.getVerdict().getEvidence().getLast();
        }
        return story.getWarnings().isEmpty()
                ? story.getStory().getHeadline()
                : "! " + story.getWarnings().getLast().getText();
    }

    private static String shortened(String text, int length) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= length ? line : line.substring(0, length - 1) + "…";
    }
}
