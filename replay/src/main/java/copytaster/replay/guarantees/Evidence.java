package copytaster.replay.guarantees;

import copytaster.enrich.EnrichSettings;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.schemas.Account;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.RawStory;
import copytaster.schemas.StoryKey;
import copytaster.schemas.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * What is left when everything has come to rest.
 *
 * @param topics of the house, by which its records are read
 * @param settings that enrich ran with
 * @param raw everything on {@code wire.raw}, each wire in its order
 * @param enriched everything committed on {@code wire.enriched}, each wire in its order
 * @param desks everything committed on the desks' topics, each in its order
 * @param dead everything on {@code wire.dead}
 * @param accounts as enrich has committed them, by wire
 * @param index what is in the search index; empty where the run has none, and then nothing is asked of it
 */
public record Evidence(
        Topics topics,
        EnrichSettings settings,
        List<CapturedRecord> raw,
        List<CapturedRecord> enriched,
        List<CapturedRecord> desks,
        List<DeadLetter> dead,
        Map<Integer, Account> accounts,
        Optional<Indexed> index) {

    /** One raw story where it stood. */
    public record Delivery(int wire, long offset, RawStory raw) {

        String key() {
            return StoryKey.of(raw.getStory());
        }
    }

    public Evidence {
        raw = List.copyOf(raw);
        enriched = List.copyOf(enriched);
        desks = List.copyOf(desks);
        dead = List.copyOf(dead);
        accounts = Map.copyOf(accounts);
    }

    /** Every raw story that can be read. */
    public List<Delivery> deliveries() {
        var deliveries = new ArrayList<Delivery>();
        for (CapturedRecord record : raw) {
            if (readable(record) && decoded(record) instanceof RawStory story) {
                deliveries.add(new Delivery(record.getPartition(), record.getOffset(), story));
            }
        }
        return deliveries;
    }

    /** Where on {@code wire.raw} there is what nobody can read. */
    Set<DeadLetter> unreadable() {
        var unreadable = new HashSet<DeadLetter>();
        raw.stream()
                .filter(record -> !readable(record))
                .forEach(record -> unreadable.add(
                        new DeadLetter(topics.wireRaw().name(), record.getPartition(), record.getOffset())));
        return unreadable;
    }

    /** What was said of stories; where every trace of one had to go, nothing. */
    public List<EnrichedStory> emissions() {
        return enriched.stream().map(this::emission).filter(Objects::nonNull).toList();
    }

    public Map<String, EnrichedStory> lastEmissions() {
        var last = new HashMap<String, EnrichedStory>();
        emissions().forEach(emission -> last.put(emission.getKey(), emission));
        return last;
    }

    /** The keys on {@code wire.enriched}. */
    public Set<String> emitted() {
        var keys = new HashSet<String>();
        enriched.forEach(record -> keys.add(key(record)));
        return keys;
    }

    /** The keys of stories that the index has refused, as the dead letters tell. */
    public Set<String> refused() {
        Set<DeadLetter> letters = new HashSet<>(dead);
        String topic = topics.wireEnriched().name();
        var keys = new HashSet<String>();
        enriched.stream()
                .filter(record -> letters.contains(new DeadLetter(topic, record.getPartition(), record.getOffset())))
                .forEach(record -> keys.add(key(record)));
        return keys;
    }

    String key(CapturedRecord record) {
        return topics.wireEnriched().key().deserializer().deserialize(record.getTopic(), Records.key(record));
    }

    private EnrichedStory emission(CapturedRecord record) {
        return topics.wireEnriched().value().deserializer().deserialize(record.getTopic(), Records.value(record));
    }

    /** A record without a value is nothing that a wire can hold. */
    private boolean readable(CapturedRecord record) {
        try {
            return decoded(record) != null;
        } catch (SerializationException e) {
            return false;
        }
    }

    private SpecificRecord decoded(CapturedRecord record) {
        return topics.wireRaw().value().deserializer().deserialize(record.getTopic(), Records.value(record));
    }
}
