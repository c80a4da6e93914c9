package copytaster.desk.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.desk.commands.LengthOfTime;
import copytaster.desk.commands.Since;
import copytaster.replay.captures.CaptureHeader;
import copytaster.replay.captures.CaptureReader;
import copytaster.replay.days.WireDay;
import copytaster.replay.editing.Cut;
import copytaster.replay.editing.Merging;
import copytaster.replay.editing.Redacting;
import copytaster.replay.editing.Wish;
import copytaster.replay.redaction.KeptWords;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks into captures, and makes captures of captures. */
@Command(
        name = "capture",
        mixinStandardHelpOptions = true,
        header = "Show, cut, merge, redact and invent captures.",
        description = {
            "A capture is what \"copytaster record\" writes: an Avro file that opens with any Avro tool.",
            "No command changes a capture: each writes another. A file that was cut off or damaged is read as far as it"
                    + " goes, and what is wrong is said."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster capture show week.capture",
            "  copytaster capture show --records week.capture | jq -r .key",
            "  copytaster capture cut --from 2026-01-02T00:00:00Z --to 2026-01-03T00:00:00Z week.capture day.capture",
            "  copytaster capture cut --story afp/urn:newsml:afp.com:20260101T000412Z:TX-PAR-KVZ11 week.capture one.capture",
            "  copytaster capture cut --filter '{country: [KP, KR], language: [en]}' week.capture korea.capture",
            "  copytaster capture merge monday.capture tuesday.capture both.capture",
            "  copytaster capture redact --keep countries week.capture test.capture",
            "  copytaster capture invent --stories 350000 --over 7d load.capture",
            "Exit codes: 0 done; 1 a capture is damaged (what was before is written) or cannot be read."
        })
public final class CaptureCommand implements Runnable {

    /** What a redaction keeps. */
    enum Kept {
        COUNTRIES,
        TOPICS
    }

    @Spec
    private CommandSpec spec;

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say show, cut, merge, redact or invent");
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            header = "Say what a capture holds: topics, counts, times, checksum; and whether it is whole.",
            description = "Reads all of it, so that a break is found.")
    int show(
            @Option(names = "--json", description = "As a JSON line.") boolean asJson,
            @Option(names = "--records", description = "A JSON line for every record, decoded.") boolean records,
            @Parameters(paramLabel = "FILE", description = "The capture.") Path file) {
        try (var reader = new CaptureReader(file);
                var progress = new Progress("reading")) {
            CaptureHeader header = reader.header();
            if (asJson) {
                print(CaptureText.json(file, header));
            } else if (!records) {
                out().print(CaptureText.table(header));
                out().flush();
            }
            while (reader.hasNext()) {
                var record = reader.next();
                if (records) {
                    print(CaptureText.json(record, header));
                }
                progress.accept(reader.progress());
            }
        }
        return 0;
    }

    @Command(
            name = "cut",
            mixinStandardHelpOptions = true,
            header = "Write a part of a capture: of a time, of agencies, of stories, or what a filter wants.",
            description = {
                "With several wishes all must hold. Rules, models and ticks stay. A story comes with its running story, and"
                        + " what a filter wants with its copies, so that verdicts come out as they did.",
                "Without a wish it writes what can be read: so a capture that was cut off becomes a whole one."
            })
    int cut(
            @Option(names = "--from", paramLabel = "TIME", converter = Since.class, description = "Where it begins.")
                    @Nullable
                    Instant from,
            @Option(names = "--to", paramLabel = "TIME", converter = Since.class, description = "Where it ends.")
                    @Nullable
                    Instant to,
            @Option(
                            names = "--lead-in",
                            paramLabel = "TIME",
                            converter = LengthOfTime.class,
                            defaultValue = "72h",
                            description = "How much before --from stays as lead-in; by default ${DEFAULT-VALUE}.")
                    Duration leadIn,
            @Option(names = "--provider", paramLabel = "AGENCY", description = "Of this agency; once for each.")
                    @Nullable
                    Set<String> providers,
            @Option(names = "--story", paramLabel = "KEY", description = "This story and its like; once for each.")
                    @Nullable
                    Set<String> stories,
            @Option(
                            names = "--filter",
                            paramLabel = "FILTER",
                            description = "What a desk with this filter would receive; as in docs/rules.md.")
                    @Nullable
                    String filter,
            @Parameters(paramLabel = "FROM", description = "The capture to cut.") Path file,
            @Parameters(paramLabel = "INTO", description = "The capture to write.") Path into) {
        Wish wish;
        try {
            wish = new Wish(
                    from,
                    to,
                    leadIn,
                    providers == null ? Set.of() : providers,
                    stories == null ? Set.of() : stories,
                    filter);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        Cut.Written written = Cut.cut(file, into, wish);
        print(CaptureText.json(into, written.header()));
        written.broken().ifPresent(broken -> say(broken.getMessage()));
        return written.broken().isPresent() ? 1 : 0;
    }

    @Command(
            name = "merge",
            mixinStandardHelpOptions = true,
            header = "Write several captures as one, in the order of time.",
            description = "What two captures of one cluster both hold is written once.")
    int merge(
            @Parameters(paramLabel = "FILE", arity = "2..*", description = "Captures, and the one to write, last.")
                    List<Path> files) {
        if (files.size() < 3) {
            throw new ParameterException(spec.commandLine(), "merge needs two captures and the one to write");
        }
        Path into = files.getLast();
        print(CaptureText.json(into, Merging.merge(files.subList(0, files.size() - 1), into)));
        return 0;
    }

    @Command(
            name = "redact",
            mixinStandardHelpOptions = true,
            header = "Write a capture in invented words, so that a licensed wire can become a test.",
            description = {
                "Every word becomes an invented one of the same shape, wherever it stands: copies stay copies, corrections"
                        + " corrections, and nobody can read the report. Figures, times, ids, small words and the agencies' marks"
                        + " stay, as do the rules and the words in them. The original bytes go.",
                "Only wire.raw is written; the rest, models, and what nobody can read are left out, and counted. What is"
                        + " known by letters rather than by words (glued or misread copies, names across languages) may be"
                        + " lost: see docs/measurements.md."
            })
    int redact(
            @Option(
                            names = "--keep",
                            paramLabel = "countries|topics",
                            split = ",",
                            description =
                                    "Keep the words that tell countries (names, peoples, capitals, leaders) or topics."
                                            + " With topics much more of a text can be read.")
                    @Nullable
                    Set<Kept> kept,
            @Option(
                            names = "--secret",
                            paramLabel = "FILE",
                            description =
                                    "Its bytes, at least 16, decide the invented words: the same secret gives the same"
                                            + " words. By default random, and forgotten.")
                    @Nullable
                    Path secret,
            @Parameters(paramLabel = "FROM", description = "The capture.") Path file,
            @Parameters(paramLabel = "INTO", description = "The capture to write.") Path into) {
        KeptWords words = KeptWords.NONE;
        for (Kept one : kept == null ? Set.<Kept>of() : kept) {
            words = words.plus(one == Kept.COUNTRIES ? KeptWords.gazetteer() : KeptWords.topicQueries());
        }
        try (var progress = new Progress("redacting")) {
            var written = Redacting.redact(file, into, bytes(secret), words, progress);
            Map<String, Object> line = CaptureText.json(into, written.header());
            line.put("leftOut", written.leftOut());
            print(line);
        }
        return 0;
    }

    @Command(
            name = "invent",
            mixinStandardHelpOptions = true,
            header = "Write a capture of an invented wire, for load and for tests.",
            description =
                    "New stories, versions, copies, repetitions, forms, kills, tests, late and overtaken deliveries, and"
                            + " noise, of five agencies in three scripts. The same seed gives the same wire.")
    int invent(
            @Option(
                            names = "--seed",
                            paramLabel = "N",
                            defaultValue = "1",
                            description = "By default ${DEFAULT-VALUE}.")
                    long seed,
            @Option(
                            names = "--stories",
                            paramLabel = "N",
                            defaultValue = "2000",
                            description = "How many deliveries; by default ${DEFAULT-VALUE}.")
                    int stories,
            @Option(
                            names = "--over",
                            paramLabel = "TIME",
                            converter = LengthOfTime.class,
                            defaultValue = "1d",
                            description = "In how much time they come; by default ${DEFAULT-VALUE}.")
                    Duration over,
            @Option(
                            names = "--starting",
                            paramLabel = "TIME",
                            converter = Since.class,
                            defaultValue = "2026-01-01T00:00:00Z",
                            description = "When the first comes; by default ${DEFAULT-VALUE}.")
                    Instant starting,
            @Parameters(paramLabel = "INTO", description = "The capture to write.") Path into) {
        WireDay day;
        try {
            day = WireDay.with(seed).stories(stories).over(over).starting(starting);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        print(CaptureText.json(into, day.write(into)));
        return 0;
    }

    private static byte[] bytes(@Nullable Path secret) {
        if (secret != null) {
            try {
                return Files.readAllBytes(secret);
            } catch (IOException e) {
                throw new IllegalStateException("--secret: " + secret + " cannot be read: " + e.getMessage(), e);
            }
        }
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        return random;
    }

    private void print(Map<String, Object> line) {
        try {
            out().println(json.writeValueAsString(line));
            out().flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void say(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("capture: " + sentence);
        err.flush();
    }
}
