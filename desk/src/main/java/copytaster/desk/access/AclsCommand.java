package copytaster.desk.access;

import com.fasterxml.jackson.databind.json.JsonMapper;
import copytaster.desk.commands.ConfigOption;
import copytaster.desk.config.Configuration;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what each service must be allowed on Kafka. */
@Command(
        name = "acls",
        mixinStandardHelpOptions = true,
        header = "Print the least that each service must be allowed on Kafka, as commands for the administrator.",
        description = {
            "One kafka-acls.sh command a line, for a cluster where an administrator has created the topics"
                    + " (\"copytaster topics --print\"). What Kafka implies is left out: whoever may read or write may"
                    + " describe. Kafka is not asked; \"copytaster check\" asks what of it is missing."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster acls",
            "  copytaster acls sink --principal User:copytaster-sink",
            "  copytaster acls enrich --create --json",
            "Exit codes: 0 printed."
        })
public final class AclsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    @Parameters(
            paramLabel = "SERVICE",
            arity = "0..1",
            description = "ingest, enrich, sink, desk, or operator: who runs commands. All by default.")
    private @Nullable String service;

    @Option(
            names = "--principal",
            paramLabel = "NAME",
            description = "As whom the service signs in, User:SERVICE by default.")
    private @Nullable String principal;

    @Option(names = "--create", description = "And what it needs besides to create the topics itself.")
    private boolean create;

    @Option(names = "--json", description = "One JSON object a line: service, operation, resource, pattern, name, why.")
    private boolean json;

    @Override
    public void run() {
        if (service != null && !ServiceAccess.NAMES.contains(service)) {
            throw new ParameterException(
                    spec.commandLine(), "there is " + String.join(", ", ServiceAccess.NAMES) + ", not " + service);
        }
        Configuration configuration = config.load();
        var access = new ServiceAccess(configuration);
        PrintWriter out = spec.commandLine().getOut();
        for (String name : service == null ? ServiceAccess.NAMES : List.of(service)) {
            var rules = new ArrayList<>(access.of(name));
            if (create) {
                rules.addAll(access.toCreate(name));
            }
            for (AccessRule rule : rules) {
                out.println(
                        json
                                ? json(name, rule)
                                : Preflight.command(
                                                rule,
                                                configuration.kafka().bootstrapServers(),
                                                principal == null ? "User:" + name : principal)
                                        + "   # " + rule.why());
            }
        }
        out.flush();
    }

    private static String json(String name, AccessRule rule) {
        return new JsonMapper()
                .createObjectNode()
                .put("service", name)
                .put("operation", rule.operation().name().toLowerCase(Locale.ROOT))
                .put("resource", rule.resource().name().toLowerCase(Locale.ROOT))
                .put("pattern", rule.pattern().name().toLowerCase(Locale.ROOT))
                .put("name", rule.name())
                .put("why", rule.why())
                .toString();
    }
}
