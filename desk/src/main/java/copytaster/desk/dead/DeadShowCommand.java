package copytaster.desk.dead;

import copytaster.desk.commands.ConfigOption;
import copytaster.desk.config.Configuration;
import copytaster.schemas.Topics;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows all that is known of one dead letter. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        header = "Show one dead letter: source, cause, headers, the stack, and what it holds.",
        description =
                "The value is printed field by field where its schema is known, else its first bytes, with everything"
                        + " escaped that is no plain text. It is the agency's own, notes for editors and contacts included: it is"
                        + " for the desk, not for readers.",
        footer = {
            "",
            "Examples:",
            "  copytaster dead show 1234",
            "  copytaster dead show 1234 --json | jq .value.story.headline",
            "Exit codes: 0 shown; 1 there is no such letter, or Kafka does not answer."
        })
final class DeadShowCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    @Parameters(paramLabel = "OFFSET", description = "On wire.dead, as \"list\" gives it.")
    private long offset;

    @Option(
            names = "--json",
            description =
                    "One JSON object, all in one line: what \"list --each --json\" has, and details, headers, value,"
                            + " first, unreadable.")
    private boolean json;

    @Override
    public void run() {
        Configuration configuration = config.load();
        var letters = new DeadLetters(configuration.kafka());
        var found = new ArrayList<DeadLetter>(1);
        letters.read(new Selected().wanted(List.of(offset)), found::add);
        if (found.isEmpty()) {
            throw new IllegalStateException("there is no dead letter #" + offset + "; \"copytaster dead list --each\""
                    + " lists those that are kept");
        }
        PrintWriter out = spec.commandLine().getOut();
        DeadLetter letter = found.getFirst();
        LetterValue.Reading reading = new LetterValue(new Topics(configuration.kafka())).read(letter);
        if (json) {
            out.println(DeadJson.line(json(letter, reading)));
        } else {
            print(out, letter, reading);
        }
        out.flush();
    }

    private static void print(PrintWriter out, DeadLetter letter, LetterValue.Reading reading) {
        DeadText.whole(letter).forEach(out::println);
        switch (reading) {
            case LetterValue.Reading.Readable readable -> {
                out.println("value     a " + readable.value().getSchema().getName() + ", " + size(letter) + " bytes");
                out.println(DeadText.plain(DeadJson.lines(LetterValue.json(readable.value()))));
            }
            case LetterValue.Reading.Unreadable unreadable -> {
                out.println("value     " + size(letter) + " bytes that cannot be read: "
                        + DeadText.plain(unreadable.reason()));
                out.println("    " + DeadText.bytes(letter.value()));
            }
        }
    }

    private static Map<String, Object> json(DeadLetter letter, LetterValue.Reading reading) {
        Map<String, Object> fields = DeadJson.of(letter);
        fields.put("details", letter.details());
        var headers = new LinkedHashMap<String, Object>();
        for (Header header : letter.headers()) {
            headers.put(header.key(), DeadText.bytes(header.value()));
        }
        fields.put("headers", headers);
        switch (reading) {
            case LetterValue.Reading.Readable readable -> fields.put("value", LetterValue.json(readable.value()));
            case LetterValue.Reading.Unreadable unreadable -> {
                fields.put("first", DeadText.bytes(letter.value()));
                fields.put("unreadable", unreadable.reason());
            }
        }
        return fields;
    }

    private static int size(DeadLetter letter) {
        byte[] value = letter.value();
        return value == null ? 0 : value.length;
    }
}
