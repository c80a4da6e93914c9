package copytaster.desk.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import copytaster.desk.config.Configuration;
import copytaster.ingest.RejectedItem;
import copytaster.ingest.RejectedItems;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists what could not be read. */
@Command(
        name = "rejected",
        mixinStandardHelpOptions = true,
        header = "List what no format or provider could read: when, of which feed, why, and its first bytes.",
        description = {
            "Reads wire.rejected, where everything lies for 30 days that could not be made a story, with all of its bytes."
                    + " The newest comes last, in three lines each: offset, time, feed, size and source; the"
                    + " reason; the first bytes, with everything escaped that is no plain text. The bytes are the agency's own,"
                    + " contacts included: they are for the desk, not for readers.",
            "Mend a provider file or a feed's settings, then \"copytaster reparse\"."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster rejected",
            "  copytaster rejected --feed efe --since 24h",
            "  copytaster rejected --json --limit 1000 | jq -r .reason | sort | uniq -c",
            "  copytaster rejected --feed efe --since 2026-01-01T00:00:00Z --out for-efe",
            "Exit codes: 0 listed, be it nothing; 1 Kafka does not answer, or has no such topic."
        })
public final class RejectedCommand implements Runnable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHOWN = 160;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    @Option(names = "--feed", paramLabel = "NAME", description = "Only this feed's.")
    private String feed = "";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Since.class,
            description = "Only what was rejected since: 90m, 24h, 7d, or a time such as 2026-01-01T06:00:00Z.")
    private Instant since = Instant.EPOCH;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "The newest N of these; ${DEFAULT-VALUE} by default.")
    private int limit;

    @Option(
            names = "--json",
            description = "One JSON object a line: offset, time, feed, source, reason, bytes, first, file.")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Write the original bytes there too, a file each, to send them back to the agency.")
    private @Nullable Path folder;

    @Override
    public void run() {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be 1 or more, not " + limit);
        }
        Configuration configuration = config.load();
        var items = new RejectedItems(configuration.kafka());
        var wanted = new RejectedItems.Wanted(feed, since);
        RejectedItems.Newest newest = items.newest(wanted, limit);
        PrintWriter out = spec.commandLine().getOut();
        if (newest.found() > 0) {
            items.read(newest.from(), wanted, item -> print(out, item));
        }
        out.flush();
        PrintWriter err = spec.commandLine().getErr();
        if (newest.found() == 0) {
            err.println("rejected: nothing" + (feed.isEmpty() ? "" : " of feed " + feed));
        } else if (newest.found() > limit) {
            err.println("rejected: the newest " + limit + " of " + newest.found() + "; --limit shows more");
        }
        err.flush();
    }

    private void print(PrintWriter out, RejectedItem item) {
        String file =
                folder == null ? "" : new RejectedFiles(folder).write(item).toString();
        String first = FirstBytes.shown(item.original(), SHOWN);
        if (json) {
            out.println(json(item, first, file));
            return;
        }
        out.println("#" + item.offset() + "  " + item.time() + "  " + item.feed() + "  " + item.original().length
                + " bytes  " + FirstBytes.line(item.source()) + (file.isEmpty() ? "" : "  → " + file));
        out.println("    " + FirstBytes.line(item.reason()));
        out.println("    " + first);
    }

    private static String json(RejectedItem item, String first, String file) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("offset", item.offset());
        fields.put("time", item.time().toString());
        fields.put("feed", item.feed());
        fields.put("source", item.source());
        fields.put("reason", item.reason());
        fields.put("bytes", item.original().length);
        fields.put("first", first);
        fields.put("file", file.isEmpty() ? null : file);
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
