package copytaster.desk.access;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import copytaster.desk.config.Configuration;
import copytaster.desk.subscribe.Webhooks;
import copytaster.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The least that each service must be allowed on Kafka, once somebody else has created Copytaster's topics. */
public final class ServiceAccess {

    /** The services, and the operator who runs commands. */
    public static final List<String> NAMES = List.of("ingest", "enrich", "sink", "desk", "operator");

    private final Topics topics;
    private final String prefix;
    private final String application;
    private final String sinkGroup;
    private final List<String> webhooks;

    public ServiceAccess(Configuration configuration) {
        this.topics = new Topics(configuration.kafka());
        this.prefix = configuration.kafka().topicPrefix();
        this.application = configuration.enrich().applicationId();
        this.webhooks = Objects.requireNonNull(configuration.desk().webhooks()).keySet().stream()
                .sorted()
                .map(name -> Webhooks.group(configuration.kafka(), name))
                .toList();
        this.sinkGroup = configuration.sink().groupId(configuration.kafka());
    }

    /** @throws IllegalArgumentException for a name that is not among {@link #NAMES} */
    public List<AccessRule> of(String service) {
        return switch (service) {
            case "ingest" -> ingest();
            case "enrich" -> enrich();
            case "sink" -> sink();
            case "desk" -> desk();
            case "operator" -> operator();
            default -> throw new IllegalArgumentException("there is " + String.join(", ", NAMES) + ", not " + service);
        };
    }

    /** What it needs besides, to create the topics itself at its first start. */
    public List<AccessRule> toCreate(String service) {
        if (service.equals("desk")) {
            return List.of(AccessRule.topic(topics.wireActs().name(), CREATE, "create its topic"));
        }
        var rules = new ArrayList<AccessRule>();
        rules.add(AccessRule.topics(prefix + "wire.", CREATE, "create its topics"));
        if (service.equals("enrich") || service.equals("operator")) {
            rules.add(AccessRule.topics(topics.desk("").name(), CREATE, "create the topics of desks"));
        }
        return rules;
    }

    private List<AccessRule> ingest() {
        return List.of(
                AccessRule.topic(topics.wireRaw().name(), WRITE, "publish stories and ticks"),
                AccessRule.topic(topics.wireRejected().name(), WRITE, "keep what cannot be read"),
                AccessRule.topic(topics.wireCursors().name(), READ, "go on where each feed was"),
                AccessRule.topic(topics.wireCursors().name(), WRITE, "remember where each feed is"),
                AccessRule.topic(topics.wireSchemas().name(), WRITE, "publish its schemas"));
    }

    private List<AccessRule> enrich() {
        String internal = application + "-";
        return List.of(
                AccessRule.topic(topics.wireRaw().name(), READ, "read the wire"),
                AccessRule.topic(topics.wireRaw().name(), WRITE, "repeat the rules in force every day"),
                AccessRule.topic(topics.wireEnriched().name(), WRITE, "publish enriched stories"),
                AccessRule.topic(topics.wireDead().name(), WRITE, "set aside what it cannot work on"),
                AccessRule.topic(topics.wireSchemas().name(), READ, "read what other releases wrote"),
                AccessRule.topic(topics.wireSchemas().name(), WRITE, "publish its schemas"),
                AccessRule.topics(topics.desk("").name(), WRITE, "pass stories to desks"),
                AccessRule.topics(internal, CREATE, "create its changelogs"),
                AccessRule.topics(internal, READ, "restore its state"),
                AccessRule.topics(internal, WRITE, "keep its state"),
                AccessRule.group(application, READ, "share the wires out among its instances"),
                AccessRule.transactions(internal, WRITE, "work in transactions"));
    }

    private List<AccessRule> sink() {
        return List.of(
                AccessRule.topic(topics.wireEnriched().name(), READ, "read enriched stories"),
                AccessRule.topic(topics.wireDead().name(), WRITE, "set aside what the index refuses"),
                AccessRule.topic(topics.wireSchemas().name(), READ, "read what other releases wrote"),
                AccessRule.group(sinkGroup, READ, "remember its place"),
                AccessRule.transactions(sinkGroup + "-dead-", WRITE, "set aside and remember its place in one"));
    }

    private List<AccessRule> looking() {
        var rules = new ArrayList<AccessRule>();
        for (String topic : List.of(
                topics.wireRaw().name(),
                topics.wireEnriched().name(),
                topics.wireDead().name(),
                topics.wireRejected().name(),
                topics.wireSchemas().name())) {
            rules.add(AccessRule.topic(topic, READ, "show what is new, unread, or set aside"));
        }
        rules.add(AccessRule.topics(topics.desk("").name(), READ, "tell the lag of subscribers"));
        rules.add(AccessRule.topics(prefix + "wire.", DESCRIBE_CONFIGS, "tell how near retention is"));
        rules.add(AccessRule.topics(topics.desk("").name(), DESCRIBE_CONFIGS, "tell how near retention is"));
        rules.add(AccessRule.group("*", DESCRIBE, "tell the lag of every group"));
        return rules;
    }

    private List<AccessRule> desk() {
        var rules = new ArrayList<>(looking());
        rules.add(AccessRule.topic(topics.wireRaw().name(), WRITE, "publish searches saved as desks"));
        rules.add(AccessRule.topic(topics.wireActs().name(), READ, "show who has taken a story, and notes"));
        rules.add(AccessRule.topic(topics.wireActs().name(), WRITE, "keep what people say of stories"));
        rules.add(AccessRule.topic(topics.wireSchemas().name(), WRITE, "publish schemas with them"));
        rules.add(AccessRule.topics(application + "-", READ, "read the rules in force"));
        if (!webhooks.isEmpty()) {
            rules.add(AccessRule.topic(topics.wireDead().name(), WRITE, "set aside what a webhook refuses"));
        }
        for (String webhook : webhooks) {
            rules.add(AccessRule.group(webhook, READ, "remember the webhook's place"));
            rules.add(AccessRule.transactions(webhook + "-dead", WRITE, "set aside and remember its place in one"));
        }
        return rules;
    }

    private List<AccessRule> operator() {
        var rules = new ArrayList<>(looking());
        rules.add(
                AccessRule.topic(topics.wireRaw().name(), WRITE, "publish rules, models and judgements, and redrive"));
        rules.add(AccessRule.topic(topics.wireDead().name(), WRITE, "mark what was redriven"));
        rules.add(AccessRule.topic(topics.wireSchemas().name(), WRITE, "publish schemas with them"));
        rules.add(AccessRule.topic(topics.wireCursors().name(), READ, "know what was parsed again"));
        rules.add(AccessRule.topic(topics.wireCursors().name(), WRITE, "remember what was parsed again"));
        rules.add(AccessRule.topics(application + "-", READ, "read the rules in force and the account"));
        rules.add(AccessRule.transactions(prefix + "copytaster-redrive", WRITE, "redrive once"));
        return rules;
    }
}
