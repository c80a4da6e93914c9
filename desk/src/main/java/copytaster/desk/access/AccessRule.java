package copytaster.desk.access;

import java.util.Locale;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/**
 * One thing that a service must be allowed. What Kafka implies is not named beside it: whoever may read or write may
 * describe.
 *
 * @param name of the resource, or what its name begins with
 * @param why for what, as the end of a sentence
 */
public record AccessRule(ResourceType resource, PatternType pattern, String name, AclOperation operation, String why) {

    static AccessRule topic(String name, AclOperation operation, String why) {
        return new AccessRule(ResourceType.TOPIC, PatternType.LITERAL, name, operation, why);
    }

    static AccessRule topics(String prefix, AclOperation operation, String why) {
        return new AccessRule(ResourceType.TOPIC, PatternType.PREFIXED, prefix, operation, why);
    }

    static AccessRule group(String name, AclOperation operation, String why) {
        return new AccessRule(ResourceType.GROUP, PatternType.LITERAL, name, operation, why);
    }

    static AccessRule transactions(String prefix, AclOperation operation, String why) {
        return new AccessRule(ResourceType.TRANSACTIONAL_ID, PatternType.PREFIXED, prefix, operation, why);
    }

    /** For a person: WRITE on topic wire.raw. */
    public String words() {
        String kind = resource == ResourceType.TRANSACTIONAL_ID
                ? "transactional id"
                : resource.name().toLowerCase(Locale.ROOT);
        return operation + " on " + kind + " " + (pattern == PatternType.PREFIXED ? name + "*" : name);
    }

    /** The options of kafka-acls.sh that name it. */
    public String options() {
        String option =
                switch (resource) {
                    case TOPIC -> "--topic";
                    case GROUP -> "--group";
                    case TRANSACTIONAL_ID -> "--transactional-id";
                    default -> throw new IllegalStateException("no rule is on a " + resource);
                };
        String operationName = operation == AclOperation.DESCRIBE_CONFIGS
                ? "DescribeConfigs"
                : operation.name().charAt(0) + operation.name().substring(1).toLowerCase(Locale.ROOT);
        return "--operation " + operationName + " " + option + " '" + name + "'"
                + (pattern == PatternType.PREFIXED ? " --resource-pattern-type prefixed" : "");
    }
}
