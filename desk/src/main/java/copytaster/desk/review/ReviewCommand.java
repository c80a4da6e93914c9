package copytaster.desk.review;

import copytaster.desk.commands.ConfigOption;
import copytaster.desk.commands.Since;
import copytaster.desk.config.Configuration;
import copytaster.schemas.Judgement;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.Ruling;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Lists the pairs of stories that the verdict leaves to a person, and publishes what a person rules on two stories. */
@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        header = "List pairs of stories that may be one report, and judge them.",
        description = {
            "Reads wire.enriched and lists the pairs in the grey zone that nobody has judged: score and evidence, and of both"
                    + " stories the key, when it came, the headline and how it begins. The newest comes last.",
            "\"review same A B\" and \"review different A B\" put a judgement on wire.raw. It counts from then on, above"
                    + " every verdict; the latest on a pair counts. Any two stories of one wire can be judged, in doubt or"
                    + " not."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster review --since 24h",
            "  copytaster review --json | jq -r '[.score, .earlier.key, .story.key] | @tsv'",
            "  copytaster review same afp/1 yonhap/2 --by \"A. Reader\" --note \"one speech\"",
            "  copytaster review different afp/1 efe/3",
            "Exit codes: 0 listed, be it nothing, or published; 1 a story is not known, or Kafka does not answer."
        })
public final class ReviewCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Since.class,
            description = "Only stories that came since: 90m, 24h, 7d, or a time such as 2026-01-01T06:00:00Z.")
    private Instant since = Instant.EPOCH;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "The newest N pairs; ${DEFAULT-VALUE} by default.")
    private int limit;

    @Option(
            names = "--json",
            description =
                    "One JSON object a line: score, evidence, minutesApart, and earlier and story with key, provider,"
                            + " firstSeen, headline, start, clusterId.")
    private boolean json;

    @Override
    public void run() {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be 1 or more, not " + limit);
        }
        List<Candidates.Pair> open = Candidates.read(config.load().kafka()).open(since);
        PrintWriter out = spec.commandLine().getOut();
        for (Candidates.Pair pair : open.subList(Math.max(0, open.size() - limit), open.size())) {
            (json ? List.of(PairText.json(pair)) : PairText.lines(pair)).forEach(out::println);
        }
        out.flush();
        say(
                open.size() > limit
                        ? "the newest " + limit + " of " + open.size() + " pairs; --limit shows more"
                        : open.size() + " pairs to judge");
    }

    @Command(
            name = "same",
            mixinStandardHelpOptions = true,
            header = "Rule that two stories are one report: their clusters become one, now and for ever.")
    void same(
            @Mixin ConfigOption own,
            @Parameters(paramLabel = "A", description = "The key of a story, such as afp/1.") String first,
            @Parameters(paramLabel = "B", description = "The key of the other.") String second,
            @Option(names = "--by", paramLabel = "NAME", defaultValue = "", description = "Who judges.") String by,
            @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", description = "Why.") String note) {
        judge(own, new Judgement(first, second, Ruling.SAME, by, note));
    }

    @Command(
            name = "different",
            mixinStandardHelpOptions = true,
            header = "Rule that two stories are two reports: they never stand in one cluster.")
    void different(
            @Mixin ConfigOption own,
            @Parameters(paramLabel = "A", description = "The key of a story, such as afp/1.") String first,
            @Parameters(paramLabel = "B", description = "The key of the other.") String second,
            @Option(names = "--by", paramLabel = "NAME", defaultValue = "", description = "Who judges.") String by,
            @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", description = "Why.") String note) {
        judge(own, new Judgement(first, second, Ruling.DIFFERENT, by, note));
    }

    private void judge(ConfigOption own, Judgement judgement) {
        if (judgement.getFirst().equals(judgement.getSecond())) {
            throw new ParameterException(
                    spec.commandLine(), "two stories are judged, not " + judgement.getFirst() + " twice");
        }
        KafkaSettings kafka = configuration(own).kafka();
        Candidates candidates = Candidates.read(kafka);
        Candidate first = known(candidates, judgement.getFirst());
        Candidate second = known(candidates, judgement.getSecond());
        OptionalInt wire = first.wire().isPresent() ? first.wire() : second.wire();
        if (first.wire().isPresent()
                && second.wire().isPresent()
                && !first.wire().equals(second.wire())) {
            throw new IllegalStateException(
                    first.key() + " stands on wire " + first.wire().getAsInt() + " and "
                            + second.key() + " on wire " + second.wire().getAsInt()
                            + ": only stories of one wire can be one cluster");
        }
        List<Integer> wires = new JudgementPublisher(kafka, Clock.systemUTC()).publish(judgement, wire);
        say("published on wire.raw, wire " + wires + ": " + outcome(judgement.getRuling(), first, second));
    }

    private static Candidate known(Candidates candidates, String key) {
        return candidates
                .find(key)
                .orElseThrow(() -> new IllegalStateException("there is no story " + key
                        + " on wire.enriched; a key is the agency and its id, such as afp/1"));
    }

    private static String outcome(Ruling ruling, Candidate first, Candidate second) {
        boolean together = first.clusterId().equals(second.clusterId());
        if (ruling == Ruling.SAME) {
            return together
                    ? "both stand in cluster " + first.clusterId() + ", and will"
                    : "clusters " + first.clusterId() + " and " + second.clusterId()
                            + " become one, that of whoever came" + " first";
        }
        return together
                ? "the later of the two leaves cluster " + first.clusterId() + " with whoever came by it"
                : "they stand in two clusters, and will";
    }

    /** Of the file named after the subcommand, else of the one named before it. */
    private Configuration configuration(ConfigOption own) {
        ParseResult given = spec.commandLine().getParseResult();
        boolean namedAfter = given.hasSubcommand() && given.subcommand().hasMatchedOption("--config");
        return (namedAfter ? own : config).load();
    }

    private void say(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("review: " + sentence);
        err.flush();
    }
}
