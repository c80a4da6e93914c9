package copytaster.desk.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import copytaster.desk.config.Configuration;
import copytaster.ingest.RejectedItems;
import copytaster.ingest.Reparse;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads what was rejected once more, after a provider file, a feed or Copytaster itself was mended. */
@Command(
        name = "reparse",
        mixinStandardHelpOptions = true,
        header = "Send what was rejected through today's formats and providers again.",
        description = {
            "What can be read now goes to wire.raw as its feed would publish it today: provider, home, contract and wire are"
                    + " those of copytaster.yml. What still cannot be read stays on wire.rejected. Run it as often as you"
                    + " like, one run at a time, also beside a running ingest: it remembers what has gone out. What a crash"
                    + " makes it send again is counted as repeated by enrich.",
            "Prints a JSON object for every rejected item that has not been read yet: offset, feed, source, stories,"
                    + " setAside, reasons. Reasons are empty when all of it could be read."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster reparse --dry-run",
            "  copytaster reparse --feed efe",
            "  copytaster reparse | jq -r .reasons[]",
            "Exit codes: 0 done, whatever still cannot be read; 1 Kafka does not answer, or has no such topic."
        })
public final class ReparseCommand implements Runnable {

    private static final JsonMapper JSON = new JsonMapper();

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    @Option(names = "--feed", paramLabel = "NAME", description = "Only this feed's.")
    private String feed = "";

    @Option(names = "--dry-run", description = "Say what would be published, and publish nothing.")
    private boolean dryRun;

    private int items;
    private int stories;
    private int stay;

    @Override
    public void run() {
        Configuration configuration = config.load();
        PrintWriter out = spec.commandLine().getOut();
        var wanted = new RejectedItems.Wanted(feed, Instant.EPOCH);
        new Reparse(configuration.ingest(), configuration.kafka(), Clock.systemUTC()).run(wanted, !dryRun, again -> {
            items++;
            stories += again.stories().size();
            stay += again.reasons().isEmpty() ? 0 : 1;
            out.println(json(again));
        });
        out.flush();
        PrintWriter err = spec.commandLine().getErr();
        err.println("reparse: " + items + " rejected items tried, " + stories + " stories "
                + (dryRun ? "could be read; nothing was published" : "published") + "; " + stay
                + " items still cannot be read");
        err.flush();
    }

    private static String json(Reparse.Again again) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("offset", again.item().offset());
        fields.put("feed", again.item().feed());
        fields.put("source", again.item().source());
        fields.put("stories", again.stories());
        fields.put("setAside", again.setAside());
        fields.put("reasons", again.reasons());
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
