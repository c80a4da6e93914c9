package copytaster.desk.dead;

import copytaster.desk.commands.ConfigOption;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says what lies dead, grouped by cause. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        header = "List dead letters, grouped by cause: how many, where from, since when, of which feeds.",
        description =
                "Causes that differ in numbers, ids and quotations alone are one group; groups with something left to"
                        + " redrive come first. What is in a transaction that is still open is not seen yet.",
        footer = {
            "",
            "Examples:",
            "  copytaster dead list --since 24h",
            "  copytaster dead list --each --stage sink",
            "  copytaster dead list --json | jq -r '[.count, .cause] | @tsv'",
            "Exit codes: 0 listed, be it nothing; 1 Kafka does not answer, or has no such topic."
        })
final class DeadListCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption config;

    @Mixin
    private Selected selected;

    @Option(names = "--each", description = "One letter after the other, the newest last, instead of groups.")
    private boolean each;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most so many groups, or with --each so many of the newest; ${DEFAULT-VALUE} by default.")
    private int limit;

    @Option(
            names = "--json",
            description = "One JSON object a line. A group: cause, stage, topic, count, redriven, first, last, feeds,"
                    + " newest, example. With --each: offset, time, stage, topic, partition, sourceOffset, feed, trace,"
                    + " cause, bytes, redrivenFrom, redriven.")
    private boolean json;

    @Override
    public void run() {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be 1 or more, not " + limit);
        }
        var letters = new DeadLetters(config.load().kafka());
        if (each) {
            each(letters);
        } else {
            grouped(letters);
        }
    }

    private void grouped(DeadLetters letters) {
        var groups = new DeadGroups();
        letters.read(selected.wanted(List.of()), groups::add);
        List<DeadGroup> all = groups.all();
        all.stream()
                .limit(limit)
                .forEach(group -> print(json ? List.of(DeadJson.line(DeadJson.of(group))) : DeadText.of(group)));
        long waiting = all.stream().mapToLong(DeadGroup::waiting).sum();
        say(
                all.isEmpty()
                        ? "nothing"
                        : groups.letters() + " letters of " + all.size() + " causes, " + waiting + " not redriven"
                                + (all.size() > limit ? "; --limit shows more" : ""));
    }

    private void each(DeadLetters letters) {
        var newest = new ArrayDeque<List<String>>();
        var found = new long[1];
        letters.read(selected.wanted(List.of()), letter -> {
            found[0]++;
            newest.add(json ? List.of(DeadJson.line(DeadJson.of(letter))) : DeadText.of(letter));
            if (newest.size() > limit) {
                newest.remove();
            }
        });
        newest.forEach(this::print);
        say(
                found[0] == 0
                        ? "nothing"
                        : found[0] > limit
                                ? "the newest " + limit + " of " + found[0] + "; --limit shows more"
                                : found[0] + " letters");
    }

    private void print(List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
    }

    private void say(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("dead list: " + sentence);
        err.flush();
    }
}
