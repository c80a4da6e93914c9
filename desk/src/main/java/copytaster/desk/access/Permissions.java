package copytaster.desk.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.jspecify.annotations.Nullable;

/**
 * Asks Kafka what this client may do, and changes nothing. A broker tells that for what exists: of topics of a prefix that
 * has none yet, and of a group that nobody has joined yet, it tells only whether they may be described at all.
 */
public final class Permissions {

    private static final Set<AclOperation> IMPLY_DESCRIBE = Set.of(AclOperation.READ, AclOperation.WRITE);

    private final Map<String, Object> client;

    /** @param client Kafka client properties: brokers, security */
    public Permissions(Map<String, Object> client) {
        this.client = Map.copyOf(client);
    }

    /**
     * The rules that are not granted.
     *
     * @throws IllegalStateException when Kafka does not answer, or does not know who asks
     */
    public List<AccessRule> missing(Collection<AccessRule> rules) {
        try (Admin admin = Admin.create(client)) {
            Set<String> there = admin.listTopics().names().get();
            var missing = new ArrayList<AccessRule>();
            for (AccessRule rule : rules) {
                if (!isGranted(admin, there, rule)) {
                    missing.add(rule);
                }
            }
            return missing;
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka at " + client.get("bootstrap.servers") + " does not tell what is allowed: "
                            + e.getCause().getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking what is allowed", e);
        }
    }

    private static boolean isGranted(Admin admin, Set<String> there, AccessRule rule)
            throws ExecutionException, InterruptedException {
        return switch (rule.resource()) {
            case TOPIC -> isGrantedOnTopic(admin, there, rule);
            case GROUP -> isGrantedOnGroup(admin, rule);
            case TRANSACTIONAL_ID ->
                // Whoever may write may describe; that it knows no such transaction is the answer of a broker that lets
                // us.
                !isRefused(admin.describeTransactions(List.of(rule.name() + "check"))
                        .description(rule.name() + "check"));
            default -> throw new IllegalStateException("no rule is on a " + rule.resource());
        };
    }

    private static boolean isGrantedOnTopic(Admin admin, Set<String> there, AccessRule rule)
            throws ExecutionException, InterruptedException {
        if (rule.pattern() == PatternType.LITERAL) {
            return isGrantedOn(admin, rule.name(), rule.operation());
        }
        for (String topic : there) {
            if (topic.startsWith(rule.name()) && !isGrantedOn(admin, topic, rule.operation())) {
                return false;
            }
        }
        // A topic that this client may not describe is not listed; asked for by name, one that is not there tells as
        // much.
        return !IMPLY_DESCRIBE.contains(rule.operation())
                || !isRefused(admin.describeTopics(List.of(rule.name() + "check"))
                        .topicNameValues()
                        .get(rule.name() + "check"));
    }

    private static boolean isGrantedOn(Admin admin, String topic, AclOperation operation)
            throws ExecutionException, InterruptedException {
        var described = admin.describeTopics(
                        List.of(topic), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues()
                .get(topic);
        if (isRefused(described)) {
            return false;
        }
        return !exists(described) || allows(described.get().authorizedOperations(), operation);
    }

    private static boolean isGrantedOnGroup(Admin admin, AccessRule rule)
            throws ExecutionException, InterruptedException {
        // Any group stands for all of them.
        String group = rule.name().equals("*") ? "copytaster-check" : rule.name();
        var described = admin.describeConsumerGroups(
                        List.of(group), new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
                .describedGroups()
                .get(group);
        if (isRefused(described)) {
            return false;
        }
        return !exists(described) || allows(described.get().authorizedOperations(), rule.operation());
    }

    /** A broker without an authorizer tells nothing, or everything. */
    private static boolean allows(@Nullable Set<AclOperation> allowed, AclOperation operation) {
        return allowed == null || allowed.isEmpty() || allowed.contains(operation);
    }

    private static boolean isRefused(KafkaFuture<?> answer) throws InterruptedException {
        try {
            answer.get();
            return false;
        } catch (ExecutionException e) {
            return e.getCause() instanceof AuthorizationException;
        }
    }

    private static boolean exists(KafkaFuture<?> answer) throws InterruptedException {
        try {
            answer.get();
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }
}
