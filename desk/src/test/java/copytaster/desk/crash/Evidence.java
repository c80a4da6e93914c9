package copytaster.desk.crash;

import copytaster.schemas.Account;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RawStory;
import copytaster.schemas.StoryKey;
import copytaster.schemas.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * What is left when everything has come to rest: committed records, committed account, documents.
 *
 * @param raw everything on {@code wire.raw}, in its order
 * @param enriched everything committed on {@code wire.enriched}, in its order
 * @param desk everything committed on the desk's topic, in its order
 * @param account as enrich has committed it
 * @param dead everything on {@code wire.dead}
 * @param stories the documents in the index of stories
 * @param versions the documents in the index of versions
 */
record Evidence(
        List<Line> raw,
        List<Line> enriched,
        List<Line> desk,
        Account account,
        List<DeadLetter> dead,
        List<Document> stories,
        List<Document> versions) {

    private static final Topics TOPICS = new Topics(new KafkaSettings("", "", 0, 0, 0, Map.of()));

    /** One record of a topic. */
    record Line(long offset, long time, String key, byte[] value) {}

    /** One record of {@code wire.dead}, by where it came from. */
    record DeadLetter(String topic, long offset) {}

    /**
     * One document.
     *
     * @param inWords whether any word of its headline or body is in the inverted index
     */
    record Document(
            String id, String key, long revision, String status, String headline, String body, boolean inWords) {

        boolean carriesText() {
            return inWords || !headline.isEmpty() || !body.isEmpty();
        }
    }

    /** One raw story where it stood on the wire. */
    record Delivery(long offset, RawStory raw) {

        String key() {
            return StoryKey.of(raw.getStory());
        }
    }

    Evidence {
        raw = List.copyOf(raw);
        enriched = List.copyOf(enriched);
        desk = List.copyOf(desk);
        dead = List.copyOf(dead);
        stories = List.copyOf(stories);
        versions = List.copyOf(versions);
    }

    /** Every raw story that can be read. */
    List<Delivery> deliveries() {
        var deliveries = new ArrayList<Delivery>();
        for (Line line : raw) {
            if (readable(line) && decoded(line) instanceof RawStory story) {
                deliveries.add(new Delivery(line.offset, story));
            }
        }
        return deliveries;
    }

    /** Where on {@code wire.raw} there is what nobody can read. */
    Set<Long> unreadable() {
        var unreadable = new HashSet<Long>();
        raw.stream().filter(line -> !readable(line)).forEach(line -> unreadable.add(line.offset));
        return unreadable;
    }

    List<EnrichedStory> emissions() {
        var serde = TOPICS.wireEnriched().value().deserializer();
        return enriched.stream()
                .map(line -> serde.deserialize("wire.enriched", line.value))
                .toList();
    }

    Map<String, EnrichedStory> lastEmissions() {
        var last = new HashMap<String, EnrichedStory>();
        emissions().forEach(emission -> last.put(emission.getKey(), emission));
        return last;
    }

    /** The keys of stories that the index has refused, as the dead letters tell. */
    Set<String> refused() {
        var offsets = new HashSet<Long>();
        dead.stream()
                .filter(letter -> letter.topic.equals(TOPICS.wireEnriched().name()))
                .forEach(letter -> offsets.add(letter.offset));
        var keys = new HashSet<String>();
        enriched.stream().filter(line -> offsets.contains(line.offset)).forEach(line -> keys.add(line.key));
        return keys;
    }

    Map<String, Document> documents() {
        var documents = new HashMap<String, Document>();
        stories.forEach(document -> documents.put(document.key, document));
        return documents;
    }

    private static boolean readable(Line line) {
        try {
            SpecificRecord unused = decoded(line);
            return true;
        } catch (SerializationException e) {
            return false;
        }
    }

    private static SpecificRecord decoded(Line line) {
        return TOPICS.wireRaw().value().deserializer().deserialize("wire.raw", line.value);
    }
}
