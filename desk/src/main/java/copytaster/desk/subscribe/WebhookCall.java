package copytaster.desk.subscribe;

import copytaster.desk.config.WebhookSettings;
import copytaster.schemas.EnrichedStory;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Tells one webhook of one event: a POST, signed so that its receiver knows that it is ours, and new.
 *
 * <p>Source: Standard Webhooks, which signs {@code id.timestamp.body} by HMAC-SHA256.
 */
public final class WebhookCall implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Set<Integer> OF_THE_EVENT = Set.of(400, 406, 409, 411, 413, 414, 415, 417, 422, 431);
    private static final int GONE = 410;
    private static final int TOLD_OF_AN_ANSWER = 200;

    private final WebhookSettings settings;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public WebhookCall(WebhookSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** What a receiver answers. */
    public sealed interface Answer {

        /** It has the event. */
        record Taken() implements Answer {}

        /** It will not have this event, whatever it does of others. */
        record Refused(String reason) implements Answer {}

        /** It cannot take anything now. */
        record Failed(String reason, Optional<Duration> notBefore) implements Answer {}

        /** It wants nothing any more. */
        record Gone(String reason) implements Answer {}
    }

    /** Tells of a record of {@code wire.enriched} once. */
    public Answer send(ConsumerRecord<String, EnrichedStory> message) throws InterruptedException {
        return send(Emitted.of(message));
    }

    Answer send(Emitted emitted) throws InterruptedException {
        var event = new StoryEvent(emitted);
        return send(event.id(), event.json());
    }

    Answer send(String id, String body) throws InterruptedException {
        long seconds = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(settings.url())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Copytaster")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(seconds))
                .header("webhook-signature", signature(id, seconds, body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return read(answer);
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return new Answer.Failed("no answer: " + why, Optional.empty());
        }
    }

    /** The header by which a receiver checks what it got: {@code v1,} and the signature in base64. */
    String signature(String id, long seconds, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(settings.key(), "HmacSHA256"));
            byte[] signed = mac.doFinal((id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private static Answer read(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return new Answer.Taken();
        }
        String said = answer.body().strip();
        String reason =
                status + (said.isEmpty() ? "" : ": " + said.substring(0, Math.min(said.length(), TOLD_OF_AN_ANSWER)));
        if (status == GONE) {
            return new Answer.Gone(reason);
        }
        if (OF_THE_EVENT.contains(status)) {
            return new Answer.Refused(reason);
        }
        Optional<Duration> notBefore = answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
        return new Answer.Failed(reason, notBefore);
    }
}
