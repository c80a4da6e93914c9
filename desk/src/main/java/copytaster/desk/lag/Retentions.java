package copytaster.desk.lag;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long each topic keeps a record, asked again every minute. */
final class Retentions {

    private static final Logger LOG = LoggerFactory.getLogger(Retentions.class);
    private static final long FRESH_NANOS = Duration.ofMinutes(1).toNanos();

    private final Admin admin;
    private final Map<String, Optional<Duration>> known = new HashMap<>();
    private long asked;

    Retentions(Admin admin) {
        this.admin = admin;
    }

    /** Asks for those that are not known. Where that is not allowed, nothing is said about retention. */
    void ask(Collection<String> topics) throws InterruptedException {
        if (System.nanoTime() - asked > FRESH_NANOS) {
            known.clear();
            asked = System.nanoTime();
        }
        Set<String> unknown = new HashSet<>(topics);
        unknown.removeAll(known.keySet());
        if (unknown.isEmpty()) {
            return;
        }
        List<ConfigResource> resources = new ArrayList<>();
        unknown.forEach(topic -> resources.add(new ConfigResource(ConfigResource.Type.TOPIC, topic)));
        try {
            admin.describeConfigs(resources)
                    .all()
                    .get()
                    .forEach((resource, config) -> known.put(resource.name(), retention(config)));
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof ApiException)) {
                throw new IllegalStateException(e.getCause());
            }
            LOG.debug("how long topics are kept is not told", e);
            unknown.forEach(topic -> known.put(topic, Optional.empty()));
        }
    }

    @Nullable
    Duration of(String topic) {
        return known.getOrDefault(topic, Optional.empty()).orElse(null);
    }

    private static Optional<Duration> retention(Config config) {
        ConfigEntry policy = config.get("cleanup.policy");
        ConfigEntry millis = config.get("retention.ms");
        if (policy == null || millis == null || !policy.value().contains("delete")) {
            return Optional.empty();
        }
        long kept = Long.parseLong(millis.value());
        return kept < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(kept));
    }
}
