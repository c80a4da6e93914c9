package copytaster.desk.check;

import copytaster.desk.access.AccessRule;
import copytaster.desk.access.Permissions;
import copytaster.desk.access.Preflight;
import copytaster.desk.access.ServiceAccess;
import copytaster.desk.config.Configuration;
import copytaster.schemas.Topic;
import copytaster.schemas.TopicCreator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;

/** Looks at the brokers, their release, Copytaster's topics there, and what the services may do. */
final class KafkaCheck {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final Configuration configuration;
    private final List<Topic<?, ?>> topics;
    private final Map<String, Object> client;

    KafkaCheck(Configuration configuration, List<Topic<?, ?>> topics) {
        this.configuration = configuration;
        this.topics = topics;
        this.client = new HashMap<>(configuration.kafka().client());
        client.putIfAbsent("default.api.timeout.ms", TIMEOUT_MILLIS);
        client.putIfAbsent("request.timeout.ms", TIMEOUT_MILLIS / 2);
    }

    /** @param services whose permissions are looked at: of the one who asks */
    List<Point> points(Collection<String> services) {
        var points = new ArrayList<Point>();
        try {
            // Creates nothing; it asks for the release, and says what is wrong with it.
            var unused = new TopicCreator(client).create(List.of());
        } catch (IllegalStateException e) {
            return List.of(Point.fail("brokers", e.getMessage()));
        }
        try (Admin admin = Admin.create(client)) {
            int brokers = admin.describeCluster().nodes().get().size();
            String where = configuration.kafka().bootstrapServers();
            points.add(
                    brokers < configuration.kafka().replicationFactor()
                            ? Point.fail(
                                    "brokers",
                                    brokers + " at " + where + ", and kafka.replicationFactor is "
                                            + configuration.kafka().replicationFactor()
                                            + ": no topic can be created; start the others, or lower it")
                            : Point.ok("brokers", brokers + " at " + where + ", Kafka 4.0 or later, transactions 2"));
            Set<String> there = admin.listTopics().names().get();
            for (Topic<?, ?> topic : topics) {
                points.add(
                        there.contains(topic.name())
                                ? topic(admin, topic)
                                : Point.warn(
                                        "topic " + topic.name(),
                                        "is not there; the first start creates it, if it may: else copytaster topics --print"));
            }
            points.addAll(changelogs(admin, there));
        } catch (ExecutionException e) {
            points.add(Point.fail("brokers", "do not answer: " + e.getCause().getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        services.forEach(service -> points.add(permissions(service)));
        return points;
    }

    private Point topic(Admin admin, Topic<?, ?> topic) throws ExecutionException, InterruptedException {
        String about = "topic " + topic.name();
        TopicDescription described = admin.describeTopics(List.of(topic.name()))
                .allTopicNames()
                .get()
                .get(topic.name());
        int partitions = described.partitions().size();
        if (partitions != topic.partitions()) {
            return Point.fail(
                    about,
                    "has " + partitions + " partitions, and " + topic.partitions()
                            + " are wanted: set kafka.partitions to what is there; a wire cannot be cut later");
        }
        int copies = described.partitions().getFirst().replicas().size();
        try {
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
            List<String> differences = differences(
                    topic, admin.describeConfigs(List.of(resource)).all().get().get(resource));
            if (!differences.isEmpty()) {
                return Point.warn(
                        about,
                        String.join(", ", differences) + "; to change it: kafka-configs.sh --bootstrap-server "
                                + configuration.kafka().bootstrapServers() + " --alter --topic " + topic.name()
                                + " --add-config " + wanted(topic));
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return Point.ok(about, partitions + " partitions; its settings may not be read by this client");
            }
            throw e;
        }
        return copies < topic.replicationFactor()
                ? Point.warn(about, "has " + copies + " copies, and " + topic.replicationFactor() + " are wanted")
                : Point.ok(about, "as it should be: " + partitions + " × " + copies);
    }

    static List<String> differences(Topic<?, ?> topic, Config actual) {
        var differences = new ArrayList<String>();
        topic.config().forEach((key, value) -> {
            ConfigEntry entry = actual.get(key);
            if (entry != null && !value.equals(entry.value())) {
                differences.add(key + " is " + entry.value() + " and should be " + value);
            }
        });
        differences.sort(null);
        return differences;
    }

    private static String wanted(Topic<?, ?> topic) {
        return String.join(
                ",",
                topic.config().entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .sorted()
                        .toList());
    }

    /** Changelogs of another number of partitions stop Kafka Streams at its start. */
    private List<Point> changelogs(Admin admin, Set<String> there) throws ExecutionException, InterruptedException {
        String prefix = configuration.enrich().applicationId() + "-";
        List<String> own = there.stream()
                .filter(topic -> topic.startsWith(prefix) && topic.endsWith("-changelog"))
                .toList();
        var points = new ArrayList<Point>();
        for (TopicDescription changelog :
                admin.describeTopics(own).allTopicNames().get().values()) {
            if (changelog.partitions().size() != configuration.kafka().partitions()) {
                points.add(Point.fail(
                        "topic " + changelog.name(),
                        "has " + changelog.partitions().size() + " partitions for "
                                + configuration.kafka().partitions()
                                + " wires: another enrich.applicationId begins anew"));
            }
        }
        if (!own.isEmpty() && points.isEmpty()) {
            points.add(Point.ok("changelogs", own.size() + " of " + prefix + "*"));
        }
        return points;
    }

    private Point permissions(String service) {
        String about = "permissions of " + service;
        try {
            List<AccessRule> missing = new Permissions(client).missing(new ServiceAccess(configuration).of(service));
            return missing.isEmpty()
                    ? Point.ok(about, "nothing is missing")
                    : Point.fail(
                            about,
                            String.join(
                                    "; ",
                                    missing.stream()
                                            .map(rule -> Preflight.sentence(rule, configuration))
                                            .toList()));
        } catch (IllegalStateException e) {
            return Point.fail(about, e.getMessage());
        }
    }
}
