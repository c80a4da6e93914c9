package copytaster.desk.access;

import copytaster.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePattern;

/** A real broker that asks who comes, by SASL, and lets each do only what its ACLs say. */
final class GuardedKafka implements AutoCloseable {

    static final String SECRET = "Sesam-4711-of-";

    private static final String MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule required";

    private final EmbeddedKafka broker;
    private final Admin admin;

    GuardedKafka(Path data) {
        var users = new StringBuilder();
        for (String user : List.of("admin", "ingest", "enrich", "sink", "desk", "operator")) {
            users.append(" user_%s=\"%s\"".formatted(user, secret(user)));
        }
        broker = new EmbeddedKafka(
                data,
                0,
                Map.of(
                        "listener.security.protocol.map",
                        "CLIENTS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                        "sasl.enabled.mechanisms",
                        "PLAIN",
                        "sasl.mechanism.inter.broker.protocol",
                        "PLAIN",
                        "listener.name.clients.plain.sasl.jaas.config",
                        MODULE + " username=\"admin\" password=\"" + secret("admin") + "\"" + users + ";",
                        "authorizer.class.name",
                        "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                        // The controller's own listener is within the broker.
                        "super.users",
                        "User:admin;User:ANONYMOUS"));
        broker.start();
        admin = Admin.create(client("admin"));
    }

    static String secret(String user) {
        return SECRET + user;
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    Map<String, Object> client(String user) {
        return Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                jaas(user));
    }

    static String jaas(String user) {
        return MODULE + " username=\"" + user + "\" password=\"" + secret(user) + "\";";
    }

    Admin admin() {
        return admin;
    }

    void grant(String user, Collection<AccessRule> rules) throws ExecutionException, InterruptedException {
        admin.createAcls(rules.stream().map(rule -> binding(user, rule)).toList())
                .all()
                .get();
    }

    void revoke(String user, AccessRule rule) throws ExecutionException, InterruptedException {
        admin.deleteAcls(List.of(binding(user, rule).toFilter())).all().get();
    }

    @Override
    public void close() {
        admin.close();
        broker.close();
    }

    private static AclBinding binding(String user, AccessRule rule) {
        return new AclBinding(
                new ResourcePattern(rule.resource(), rule.name(), rule.pattern()),
                new AccessControlEntry("User:" + user, "*", rule.operation(), AclPermissionType.ALLOW));
    }
}
