package copytaster.desk.dead;

import copytaster.desk.commands.FirstBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Dead letters as a person reads them on a terminal; nothing in them can steer it. */
final class DeadText {

    private static final int SHOWN = 160;
    private static final int HEADER_SHOWN = 200;

    private DeadText() {}

    /** Two lines: how many of whom and when; why. */
    static List<String> of(DeadGroup group) {
        String when =
                group.first().equals(group.last()) ? group.first().toString() : group.first() + " to " + group.last();
        String redriven = group.redriven() == 0 ? "" : ", " + group.redriven() + " redriven";
        return List.of(
                counted(group.count()) + redriven + "  " + from(group.stage(), group.topic()) + "  " + when
                        + (group.feeds().isEmpty() ? "" : "  feeds " + String.join(", ", group.feeds()))
                        + "  newest #" + group.newest(),
                "    " + FirstBytes.line(group.cause()));
    }

    /** Two lines: which one; why. */
    static List<String> of(DeadLetter letter) {
        return List.of(
                "#" + letter.offset() + "  " + letter.time() + "  "
                        + letter.stage().word() + "  " + letter.source()
                        + (letter.feed().isEmpty() ? "" : "  feed " + letter.feed()) + again(letter),
                "    " + FirstBytes.line(letter.cause()));
    }

    /** Everything, but for the value. */
    static List<String> whole(DeadLetter letter) {
        var lines = new ArrayList<String>();
        lines.add("letter    #" + letter.offset() + again(letter));
        lines.add("time      " + letter.time());
        lines.add("stage     " + letter.stage().word());
        lines.add("source    " + letter.source());
        lines.add("feed      " + FirstBytes.line(letter.feed()));
        lines.add("trace     " + FirstBytes.line(letter.trace()));
        lines.add("cause     " + FirstBytes.line(letter.cause()));
        lines.add("key       " + shown(letter.key(), HEADER_SHOWN));
        for (Header header : letter.headers()) {
            if (!header.key().equals(DeadLetter.STREAMS + "stacktrace")) {
                lines.add("header    " + FirstBytes.line(header.key()) + " = " + shown(header.value(), HEADER_SHOWN));
            }
        }
        if (!letter.details().isBlank()) {
            lines.add("details");
            letter.details()
                    .lines()
                    .map(line -> "    " + FirstBytes.line(line.replace("\t", "  ")))
                    .forEach(lines::add);
        }
        return lines;
    }

    static String bytes(byte @Nullable [] value) {
        return shown(value, SHOWN);
    }

    /** Line by line, without what could steer a terminal. */
    static String plain(String text) {
        return text.lines().map(FirstBytes::line).collect(Collectors.joining("\n"));
    }

    private static String from(Stage stage, String topic) {
        return topic.isEmpty() ? stage.word() : stage.word() + " of " + FirstBytes.line(topic);
    }

    private static String again(DeadLetter letter) {
        var again = new StringBuilder();
        if (letter.redrivenFrom().isPresent()) {
            again.append("  redriven from #").append(letter.redrivenFrom().getAsLong());
        }
        if (letter.redriven() != null) {
            again.append("  redriven at ").append(letter.redriven());
        }
        return again.toString();
    }

    private static String counted(long count) {
        return count == 1 ? "1 letter" : count + " letters";
    }

    private static String shown(byte @Nullable [] bytes, int most) {
        return bytes == null ? "none" : FirstBytes.shown(bytes, most);
    }
}
