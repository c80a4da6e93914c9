package copytaster.desk.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import copytaster.ingest.FeedTest;
import copytaster.ingest.ParsedJson;
import copytaster.ingest.Rejected;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be done with one feed of the configuration. */
@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        header = "Try out a feed of the configuration.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  copytaster feed test efe",
            "  copytaster feed test efe --config newsroom.yml | jq .headline",
            "Exit codes: 0 everything could be read; 1 something was rejected, or the feed not reached."
        })
public final class FeedCommand implements Runnable {
    private static final JsonMapper JSON = new JsonMapper();

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with the feed: feed test NAME");
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            header = "Fetch from a feed once and show what it would publish.",
            description = {
                "Prints a JSON object for every story, for everything rejected or set aside. Publishes nothing, moves no"
                        + " file, advances no cursor, and needs no Kafka."
            },
            footer = {"", "Exit codes: 0 everything could be read; 1 something was rejected, or the feed not reached."})
    int test(
            @Mixin ConfigOption config,
            @Parameters(paramLabel = "NAME", description = "The feed's name in the configuration.") String name)
            throws IOException, InterruptedException {
        FeedTest.Fetched fetched = new FeedTest(config.load().ingest()).fetch(name);
        List<FeedTest.Sample> samples = fetched.samples();
        PrintStream out = ParseCommand.standardOutput();
        for (FeedTest.Sample sample : samples) {
            out.println(line(sample));
        }
        out.flush();
        PrintWriter err = spec.commandLine().getErr();
        fetched.notes().forEach(note -> err.println("feed " + name + ": " + note));
        long rejected = samples.stream()
                .filter(sample -> sample.reading() instanceof Rejected)
                .count();
        err.println("feed " + name + ": " + samples.size() + " items, " + rejected
                + " of them rejected; nothing was published, moved or advanced");
        err.flush();
        return rejected > 0 ? 1 : 0;
    }

    private static String line(FeedTest.Sample sample) throws JsonProcessingException {
        return JSON.writeValueAsString(ParsedJson.of(sample.source(), sample.reading()));
    }
}
