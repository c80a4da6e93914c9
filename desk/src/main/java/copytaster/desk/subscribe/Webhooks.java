package copytaster.desk.subscribe;

import copytaster.desk.config.WebhookSettings;
import copytaster.schemas.Component;
import copytaster.schemas.KafkaSettings;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The webhooks of the configuration, each told by itself: one that fails holds no other up. */
public final class Webhooks implements Component, MeterBinder {

    private final Map<String, Webhook> webhooks = new TreeMap<>();
    private final Earlier earlier;

    public Webhooks(Map<String, WebhookSettings> settings, KafkaSettings kafka, Clock clock) {
        this.earlier = new Earlier(kafka);
        settings.forEach((name, one) -> webhooks.put(name, new Webhook(name, one, kafka, earlier, clock)));
    }

    /** The group by which a webhook's lag is known. */
    public static String group(KafkaSettings kafka, String name) {
        return Webhook.group(kafka, name);
    }

    @Override
    public void start() {
        webhooks.values().forEach(Webhook::start);
    }

    /** A receiver that fails is its own trouble, told by its standing and its alarm, and not the desk's. */
    @Override
    public Optional<String> check() {
        return Optional.empty();
    }

    public List<?> standings() {
        return webhooks.values().stream().map(Webhook::standing).toList();
    }

    public boolean has(String name) {
        return webhooks.containsKey(name);
    }

    /** Sets a disabled webhook going again from where it stopped; false where another desk tells it. */
    public boolean resume(String name) {
        Webhook webhook = Objects.requireNonNull(webhooks.get(name), name);
        if (!webhook.standing().ours()) {
            return false;
        }
        webhook.resume();
        return true;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        webhooks.forEach((name, webhook) -> {
            FunctionCounter.builder(
                            "webhook.told", webhook, one -> one.standing().told())
                    .description("Events that the receiver took")
                    .tag("webhook", name)
                    .register(registry);
            Gauge.builder(
                            "webhook.failing",
                            webhook,
                            one -> one.standing().state().equals("well") ? 0 : 1)
                    .description("1 while the receiver takes nothing, or is disabled")
                    .tag("webhook", name)
                    .register(registry);
        });
    }

    @Override
    public void close() {
        webhooks.values().forEach(Webhook::close);
        earlier.close();
    }
}
