package copytaster.desk.access;

import copytaster.desk.config.Configuration;
import java.util.List;
import java.util.stream.Collectors;

/** Before a service starts: may it do what it is there for? Otherwise it would find out story by story. */
public final class Preflight {

    private Preflight() {}

    /** @throws NotAllowedException naming everything that is not granted, and how to grant it */
    public static void require(String service, Configuration configuration) {
        List<AccessRule> missing =
                new Permissions(configuration.kafka().client()).missing(new ServiceAccess(configuration).of(service));
        if (!missing.isEmpty()) {
            throw new NotAllowedException(service + " may not do on Kafka what it needs:\n"
                    + missing.stream()
                            .map(rule -> "  " + sentence(rule, configuration))
                            .collect(Collectors.joining("\n")));
        }
    }

    /** What is missing, what for, and the command that grants it. */
    public static String sentence(AccessRule rule, Configuration configuration) {
        return rule.words() + " is missing, to " + rule.why() + "; an administrator grants it: "
                + command(rule, configuration.kafka().bootstrapServers(), "User:NAME");
    }

    static String command(AccessRule rule, String bootstrapServers, String principal) {
        return "kafka-acls.sh --bootstrap-server " + bootstrapServers + " --add --allow-principal '" + principal + "' "
                + rule.options();
    }
}
