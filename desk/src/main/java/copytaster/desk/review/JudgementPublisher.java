package copytaster.desk.review;

import copytaster.schemas.Judgement;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topic;
import copytaster.schemas.Topics;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Puts a judgement on the wire that its stories stand on, where every replay meets it at the same place. */
final class JudgementPublisher {

    private final KafkaSettings kafka;
    private final Clock clock;

    JudgementPublisher(KafkaSettings kafka, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    /**
     * @param wire empty where it is not known: then to every wire, and those that do not know the stories pass it over
     * @return the wires it went to, when the broker has them all
     */
    List<Integer> publish(Judgement judgement, OptionalInt wire) {
        var topics = new Topics(kafka);
        topics.publishedSchemas().publish();
        Topic<String, SpecificRecord> raw = topics.wireRaw();
        try (var producer = new KafkaProducer<>(
                kafka.producer(), new StringSerializer(), raw.value().serializer())) {
            List<Integer> wires = wire.isPresent()
                    ? List.of(wire.getAsInt())
                    : IntStream.range(0, producer.partitionsFor(raw.name()).size())
                            .boxed()
                            .toList();
            for (int number : wires) {
                producer.send(new ProducerRecord<>(raw.name(), number, clock.millis(), "judgement", judgement))
                        .get();
            }
            return wires;
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the judgement could not be published: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while publishing the judgement", e);
        }
    }
}
