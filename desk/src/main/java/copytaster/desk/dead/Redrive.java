package copytaster.desk.dead;

import copytaster.desk.config.WebhookSettings;
import copytaster.desk.dead.Redriven.Fate;
import copytaster.desk.subscribe.WebhookCall;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topics;
import copytaster.schemas.WireHeaders;
import copytaster.sink.Reindex;
import copytaster.sink.SinkSettings;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sends dead letters again, each once. A letter of enrich goes back to its own wire, in one transaction with the mark that
 * says so; a letter of the sink goes straight into the index, which takes nothing twice, and one of a webhook to its
 * receiver, which knows it by its id; then it gets its mark.
 */
final class Redrive implements AutoCloseable {

    private final KafkaSettings kafka;
    private final SinkSettings sink;
    private final Clock clock;
    private final boolean force;
    private final Topics topics;
    private final LetterValue values;
    private final Map<Integer, Reindex> indices = new HashMap<>();
    private final Map<String, WebhookSettings> webhooks;
    private @Nullable RedriveTransaction transaction;

    /** @param force sends also what still cannot be read */
    Redrive(KafkaSettings kafka, SinkSettings sink, Map<String, WebhookSettings> webhooks, Clock clock, boolean force) {
        this.webhooks = Map.copyOf(webhooks);
        this.kafka = kafka;
        this.sink = sink;
        this.clock = clock;
        this.force = force;
        this.topics = new Topics(kafka);
        this.values = new LetterValue(topics);
    }

    /** Says what would be done, and does nothing. */
    void rehearse(DeadLetters.Wanted wanted, Consumer<Redriven> report) {
        new DeadLetters(kafka).read(wanted, letter -> report.accept(rehearsed(letter)));
    }

    /**
     * Sends what is wanted and has not been sent yet.
     *
     * @throws IllegalStateException when Kafka or the index does not answer, or another redrive has begun; what was sent
     *     until then is marked
     */
    void run(DeadLetters.Wanted wanted, Consumer<Redriven> report) {
        // From here on no other redrive can commit, so that the marks read now are all there will be but for our own.
        var open = new RedriveTransaction(kafka, topics, clock);
        transaction = open;
        var letters = new DeadLetters(kafka);
        letters.awaitSettled();
        letters.read(wanted, letter -> {
            Redriven rehearsed = rehearsed(letter);
            report.accept(rehearsed.fate() == Fate.WOULD ? sent(letter, rehearsed, open) : rehearsed);
        });
    }

    @Override
    public void close() {
        if (transaction != null) {
            transaction.close();
        }
        indices.values().forEach(Reindex::close);
    }

    private Redriven rehearsed(DeadLetter letter) {
        if (letter.redriven() != null) {
            return new Redriven(letter, Fate.ALREADY, "", "already redriven at " + letter.redriven());
        }
        return switch (values.read(letter)) {
            case LetterValue.Reading.Readable readable -> new Redriven(letter, Fate.WOULD, to(letter), "");
            case LetterValue.Reading.Unreadable unreadable -> {
                String why = "still cannot be read: " + unreadable.reason();
                yield force && isRaw(letter)
                        ? new Redriven(letter, Fate.WOULD, to(letter), why)
                        : new Redriven(letter, Fate.LEFT, "", why);
            }
        };
    }

    private Redriven sent(DeadLetter letter, Redriven rehearsed, RedriveTransaction open) {
        if (isRaw(letter)) {
            return open.commit(letter, again(letter))
                    .map(refusal -> new Redriven(letter, Fate.LEFT, "", refusal))
                    .orElseGet(() -> new Redriven(letter, Fate.SENT, rehearsed.to(), rehearsed.why()));
        }
        Optional<String> webhook = letter.webhook();
        if (webhook.isPresent()) {
            return told(letter, webhook.get(), rehearsed, open);
        }
        var enriched = new ConsumerRecord<>(
                letter.source().topic(),
                letter.source().partition(),
                letter.source().offset(),
                letter.key(),
                letter.value());
        return switch (index(letter).write(enriched)) {
            case Reindex.Answer.Indexed indexed -> marked(letter, Fate.INDEXED, rehearsed, open);
            case Reindex.Answer.Stale stale -> marked(letter, Fate.STALE, rehearsed, open);
            case Reindex.Answer.Refused refused ->
                new Redriven(letter, Fate.LEFT, "", "still refused: " + refused.reason());
        };
    }

    private Redriven told(DeadLetter letter, String webhook, Redriven rehearsed, RedriveTransaction open) {
        WebhookSettings settings = webhooks.get(webhook);
        if (settings == null) {
            return new Redriven(letter, Fate.LEFT, "", "there is no webhook " + webhook + " in desk.webhooks");
        }
        try (var call = new WebhookCall(settings, clock)) {
            return switch (call.send(values.enriched(letter))) {
                case WebhookCall.Answer.Taken taken -> marked(letter, Fate.SENT, rehearsed, open);
                case WebhookCall.Answer.Refused refused ->
                    new Redriven(letter, Fate.LEFT, "", "still refused: " + refused.reason());
                case WebhookCall.Answer.Failed failed ->
                    new Redriven(letter, Fate.LEFT, "", "not taken: " + failed.reason());
                case WebhookCall.Answer.Gone gone ->
                    new Redriven(letter, Fate.LEFT, "", "the receiver wants nothing any more: " + gone.reason());
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while telling webhook " + webhook, e);
        }
    }

    private Redriven marked(DeadLetter letter, Fate fate, Redriven rehearsed, RedriveTransaction open) {
        return open.commit(letter)
                .map(refusal -> new Redriven(letter, Fate.LEFT, "", refusal))
                .orElseGet(() -> new Redriven(letter, fate, rehearsed.to(), ""));
    }

    private ProducerRecord<byte[], byte[]> again(DeadLetter letter) {
        var record = new ProducerRecord<>(
                letter.source().topic(), letter.source().partition(), clock.millis(), letter.key(), letter.value());
        letter.headers().forEach(header -> {
            if (!header.key().startsWith(DeadLetter.STREAMS)) {
                record.headers().add(header);
            }
        });
        WireHeaders.put(record.headers(), WireHeaders.REDRIVEN, Long.toString(letter.offset()));
        return record;
    }

    private boolean isRaw(DeadLetter letter) {
        return letter.stage() == Stage.ENRICH
                && letter.source().topic().equals(topics.wireRaw().name());
    }

    private String to(DeadLetter letter) {
        if (letter.webhook().isPresent()) {
            return "webhook " + letter.webhook().get();
        }
        return isRaw(letter)
                ? letter.source().topic() + "-" + letter.source().partition()
                : sink.opensearch().stories() + "-g" + generation(letter);
    }

    private Reindex index(DeadLetter letter) {
        return indices.computeIfAbsent(
                generation(letter), generation -> new Reindex(sink.generation(generation), topics, clock));
    }

    /** Of the index that refused it; letters of before this was kept go to the index of the configuration. */
    private int generation(DeadLetter letter) {
        return (int) letter.generation().orElse(sink.generation());
    }
}
