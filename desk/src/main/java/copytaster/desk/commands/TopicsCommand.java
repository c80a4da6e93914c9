package copytaster.desk.commands;

import copytaster.desk.config.Configuration;
import copytaster.enrich.desks.Rules;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topic;
import copytaster.schemas.TopicCreator;
import copytaster.schemas.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Creates and shows Copytaster's topics, or prints the commands for an administrator who creates them by hand. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        header = "Create or show the topics, or print the commands that create them.",
        description = {
            "The services create what is missing when they start. Where they may not, create the topics with this"
                    + " command under an account that may, or hand the administrator what --print prints."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster topics create",
            "  copytaster topics show",
            "  copytaster topics --print > create-topics.sh",
            "Exit codes: 0 done; 1 Kafka does not answer or refuses, or show finds a topic missing or different."
        })
public final class TopicsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    @Option(names = "--print", description = "Print kafka-topics.sh commands; Kafka is not asked.")
    private boolean print;

    @Override
    public void run() {
        if (!print) {
            throw new ParameterException(spec.commandLine(), "say create or show, or give --print");
        }
        Configuration configuration = config.load();
        KafkaSettings kafka = configuration.kafka();
        topics(configuration).forEach(topic -> out().println(shell(kafka, topic)));
        out().flush();
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            header = "Create the topics that are missing; those that exist are left as they are.")
    void create(@Mixin ConfigOption own) {
        Configuration configuration = configuration(own);
        List<Topic<?, ?>> topics = topics(configuration);
        List<String> created = new TopicCreator(configuration.kafka().client()).create(topics);
        topics.forEach(
                topic -> out().println(topic.name() + (created.contains(topic.name()) ? ": created" : ": was there")));
        out().flush();
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            header = "Show the topics as they are on the cluster, and where they differ from what they should be.")
    int show(@Mixin ConfigOption own) throws InterruptedException, ExecutionException {
        Configuration configuration = configuration(own);
        try (Admin admin = Admin.create(configuration.kafka().client())) {
            Set<String> there = admin.listTopics().names().get();
            boolean good = true;
            for (Topic<?, ?> topic : topics(configuration)) {
                List<String> differences =
                        there.contains(topic.name()) ? differences(admin, topic) : List.of("missing");
                out().println(topic.name() + ": " + (differences.isEmpty() ? "as it should be" : "")
                        + String.join("; ", differences));
                good &= differences.isEmpty();
            }
            out().flush();
            return good ? 0 : 1;
        }
    }

    /** Of the file named after the subcommand, else of the one named before it. */
    private Configuration configuration(ConfigOption own) {
        ParseResult given = spec.commandLine().getParseResult();
        boolean namedAfter = given.hasSubcommand() && given.subcommand().hasMatchedOption("--config");
        return (namedAfter ? own : config).load();
    }

    /** The house's topics and those of the desks that the rules file gives one. */
    public static List<Topic<?, ?>> topics(Configuration configuration) {
        var topics = new Topics(configuration.kafka());
        List<Topic<?, ?>> all = new ArrayList<>(topics.all());
        Path rules = configuration.enrich().rules();
        if (rules != null) {
            Rules.of(Rules.ruleSet(text(rules))).withTopic().forEach(desk -> all.add(topics.desk(desk)));
        }
        return all;
    }

    private static String text(Path rules) {
        try {
            return Files.readString(rules);
        } catch (IOException e) {
            throw new IllegalArgumentException("enrich.rules: " + rules + " cannot be read", e);
        }
    }

    private static List<String> differences(Admin admin, Topic<?, ?> topic)
            throws InterruptedException, ExecutionException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        TopicDescription description = admin.describeTopics(List.of(topic.name()))
                .allTopicNames()
                .get()
                .get(topic.name());
        Config actual = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        List<String> differences = new ArrayList<>();
        if (description.partitions().size() != topic.partitions()) {
            differences.add("partitions " + description.partitions().size() + ", should be " + topic.partitions());
        }
        topic.config().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(wanted ->
                        !wanted.getValue().equals(actual.get(wanted.getKey()).value()))
                .forEach(wanted -> differences.add(wanted.getKey() + " "
                        + actual.get(wanted.getKey()).value() + ", should be " + wanted.getValue()));
        return differences;
    }

    static String shell(KafkaSettings kafka, Topic<?, ?> topic) {
        var command = new StringBuilder("kafka-topics.sh --bootstrap-server " + kafka.bootstrapServers()
                + " --create --if-not-exists --topic " + topic.name() + " --partitions " + topic.partitions()
                + " --replication-factor " + topic.replicationFactor());
        topic.config().entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(entry -> command.append(" --config " + entry.getKey() + "=" + entry.getValue()));
        return command.toString();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
