package copytaster.desk.tasting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.desk.commands.ConfigOption;
import copytaster.desk.commands.Since;
import copytaster.schemas.Act;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Topic;
import copytaster.schemas.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what readers of the desk have said is wrong. */
@Command(
        name = "feedback",
        mixinStandardHelpOptions = true,
        header = "List the tags and folds that readers of the desk have called wrong.",
        description = {
            "Reads wire.acts, which keeps 30 days, and writes one JSON object a line: time, key, what (wrong_tag or"
                    + " wrong_fold), about (the tag, or the other story), by, text.",
            "A fold that is wrong is parted for good by a judgement: copytaster review different KEY ABOUT --by NAME."
                    + " A tag that is often wrong asks for a word in the rules: copytaster rules topics ABOUT."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster feedback --since 7d",
            "  copytaster feedback | jq -r 'select(.what == \"wrong_fold\") | [.key, .about] | @tsv'",
            "Exit codes: 0 listed, also if there is nothing; 1 Kafka does not answer."
        })
public final class FeedbackCommand implements Runnable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(500);

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Since.class,
            description = "Only what was said then or later: 90m, 24h, 7d, or a time such as 2026-01-01T06:00:00Z.")
    private @Nullable Instant since;

    @Override
    public void run() {
        KafkaSettings kafka = config.load().kafka();
        Topic<String, Act> topic = new Topics(kafka).wireActs();
        var settings = new HashMap<>(kafka.consumer());
        settings.put("allow.auto.create.topics", "false");
        settings.remove("group.id");
        var acts = List.of(new TopicPartition(topic.name(), 0));
        try (var consumer = new KafkaConsumer<>(
                settings, topic.key().deserializer(), topic.value().deserializer())) {
            if (consumer.partitionsFor(topic.name()).isEmpty()) {
                return;
            }
            consumer.assign(acts);
            consumer.seekToBeginning(acts);
            long end = consumer.endOffsets(acts).getOrDefault(acts.getFirst(), 0L);
            while (consumer.position(acts.getFirst()) < end) {
                consumer.poll(POLL).forEach(this::list);
            }
        }
    }

    private void list(ConsumerRecord<String, Act> message) {
        Act act = message.value();
        Instant time = Instant.ofEpochMilli(message.timestamp());
        if (act == null || !TastingBook.isDoubt(act) || (since != null && time.isBefore(since))) {
            return;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("time", time.toString());
        fields.put("key", act.getKey());
        fields.put("revision", act.getRevision());
        fields.put("what", act.getKind().name().toLowerCase(Locale.ROOT));
        fields.put("about", act.getAbout());
        fields.put("by", act.getBy());
        fields.put("text", act.getText());
        PrintWriter out = spec.commandLine().getOut();
        try {
            out.println(JSON.writeValueAsString(fields));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        out.flush();
    }
}
