package copytaster.desk.review;

import copytaster.schemas.Doubt;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topic;
import copytaster.schemas.Topics;
import copytaster.schemas.WireHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** All stories of wire.enriched as they stand now, as far as a person needs them to judge. */
final class Candidates {

    private final Map<String, Candidate> byKey;

    private Candidates(Map<String, Candidate> byKey) {
        this.byKey = byKey;
    }

    /** Two stories that may be one report, and what speaks for it. */
    record Pair(Candidate story, Candidate earlier, Doubt doubt) {

        long minutesApart() {
            return Duration.between(earlier.firstSeen(), story.firstSeen())
                    .abs()
                    .toMinutes();
        }
    }

    /** Reads what is committed, from the beginning to the end. */
    static Candidates read(KafkaSettings kafka) {
        Topic<String, EnrichedStory> enriched = new Topics(kafka).wireEnriched();
        var byKey = new HashMap<String, Candidate>();
        try (var consumer = new KafkaConsumer<>(
                kafka.consumer(),
                enriched.key().deserializer(),
                enriched.value().deserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(enriched.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                throw new IllegalStateException("there is no topic " + enriched.name());
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> take(message, byKey));
            }
        }
        return new Candidates(byKey);
    }

    private static void take(ConsumerRecord<String, EnrichedStory> message, Map<String, Candidate> byKey) {
        if (message.value() == null) {
            byKey.remove(message.key());
            return;
        }
        OptionalInt wire = WireHeaders.text(message.headers(), WireHeaders.WIRE)
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
        Candidate candidate = Candidate.of(message.value(), wire);
        byKey.merge(message.key(), candidate, (old, next) -> next.generation() >= old.generation() ? next : old);
    }

    Optional<Candidate> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** The pairs in doubt, of which neither is killed and which do not stand in one cluster, in the order of the wire. */
    List<Pair> open(Instant since) {
        var open = new ArrayList<Pair>();
        for (Candidate story : byKey.values()) {
            for (Doubt doubt : story.doubts()) {
                Candidate earlier = byKey.get(doubt.getKey());
                if (earlier != null
                        && !story.killed()
                        && !earlier.killed()
                        && !story.clusterId().equals(earlier.clusterId())
                        && !story.firstSeen().isBefore(since)) {
                    open.add(new Pair(story, earlier, doubt));
                }
            }
        }
        open.sort(Comparator.comparing((Pair pair) -> pair.story.firstSeen())
                .thenComparing(pair -> pair.story.key())
                .thenComparing(pair -> pair.earlier.key()));
        return open;
    }
}
