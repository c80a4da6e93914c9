package copytaster.ingest.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One message of ANPA 1312, taken apart from its header to the time at its foot. */
final class Anpa1312Message {

    private static final Pattern FIRST = Pattern.compile("^\\s*" + Anpa1312Format.FIRST + "$");
    private static final Pattern SECOND = Pattern.compile("^\\s*" + Anpa1312Format.SECOND + "$");
    private static final Pattern CYCLE = Pattern.compile("^(?i:AM|PM|BC|AP)-+");
    private static final Pattern LEAD = Pattern.compile("(?i)(\\d{1,2})\\s?(?:st|nd|rd|th)\\s?(?:ld|lead|add)");
    private static final Pattern NUMBER = Pattern.compile("\\b([A-Za-z])(\\d{4})\\b");
    private static final Pattern FIELD_MARK = Pattern.compile("[\\x1C-\\x1F]");
    private static final Pattern CREDIT = Pattern.compile("^==\\s*(.{2,40})$");

    /** How urgent a story is by the letter of its header: flash, urgent, bulletin; the rest is in no hurry. */
    private static final Map<String, String> URGENCIES = Map.of("f", "1", "u", "2", "b", "3");

    private static final int LONGEST_FLASH = 1_000;
    private static final String NO_HURRY = "6";

    private final Teleprinter.Message message;
    private final Item.Draft draft = new Item.Draft("anpa1312");

    Anpa1312Message(Teleprinter.Message message) {
        this.message = message;
    }

    Found read() {
        List<String> lines = new ArrayList<>(message.text().lines().toList());
        int at = 0;
        while (at < lines.size() && !FIRST.matcher(plain(lines.get(at))).matches()) {
            at++;
        }
        int second = at + 1;
        while (second < lines.size() && plain(lines.get(second)).isBlank()) {
            second++;
        }
        Matcher first = FIRST.matcher(at < lines.size() ? plain(lines.get(at)) : "");
        Matcher header = SECOND.matcher(second < lines.size() ? lines.get(second) : "");
        if (!first.matches() || !header.matches()) {
            return new Found.Broken("a message without its ANPA 1312 header", message.original());
        }
        String number = first.group(1) + first.group(2);
        var text = new ArrayList<>(lines.subList(second + 1, lines.size()));
        Optional<WireTime> time = foot(text);
        if (message.breaksOff() && time.isEmpty()) {
            return new Found.Broken(
                    "message " + number + " breaks off before its end (no ETX, no time); ask for it again",
                    message.original());
        }
        draft.put("service", first.group(1));
        draft.put("number", first.group(2));
        draft.put("destination", first.group(3));
        header(header, text.stream().mapToInt(String::length).sum());
        Anpa1312Text.of(text).describe(draft);
        identity(number, header, time);
        return new Found.Read(draft.done(message.original()));
    }

    /** Features carry the letter of a flash, too: only a short one is one. */
    private void header(Matcher header, int length) {
        String priority = header.group(1).toLowerCase(Locale.ROOT);
        boolean isFeature = priority.equals("f") && length > LONGEST_FLASH;
        draft.put("priority", priority);
        draft.put("urgency", isFeature ? "" : URGENCIES.getOrDefault(priority, NO_HURRY));
        draft.put("category", header.group(2));
        draft.put("headerSlug", plain(header.group(3)));
    }

    /** The slug whole is in the text's first line; the header cuts it at 24 characters. */
    private void identity(String number, Matcher header, Optional<WireTime> time) {
        String day = time.map(WireTime::day)
                .orElse(header.group(4) + "-" + header.group(5) + ":" + Digest.of(message.printed()));
        draft.put("id", number + ":" + day);
        time.ifPresent(at -> draft.put("firstCreated", at.time()).put("versionCreated", at.time()));
        String named = draft.first("slugText").isEmpty() ? draft.first("headerSlug") : draft.first("slugText");
        String slug = CYCLE.matcher(named).replaceFirst("");
        draft.put("slugline", slug);
        Matcher lead = LEAD.matcher(draft.first("tag") + " " + draft.first("headerSlug"));
        draft.put("version", lead.find() ? lead.group(1) : "");
        if (!slug.isEmpty() && time.isPresent()) {
            draft.link("slug", slug + ":" + day, slug);
        }
        time.ifPresent(this::named);
    }

    /** "Kill BC-US--Lake, W1645": the numbers of other messages in the head. */
    private void named(WireTime time) {
        String head = draft.first("advisory") + " " + draft.first("headline") + " " + draft.first("tag");
        Matcher other = NUMBER.matcher(head);
        while (other.find()) {
            time.idOf(other.group(1), other.group(2), draft.first("number"))
                    .ifPresent(id -> draft.link("number", id, other.group()));
        }
    }

    private Optional<WireTime> foot(List<String> lines) {
        dropBlankEnd(lines);
        Optional<WireTime> time = lines.isEmpty() ? Optional.empty() : WireTime.of(plain(lines.getLast()));
        if (time.isPresent()) {
            String source = plain(lines.removeLast()).strip();
            draft.put("source", source.substring(0, Math.max(0, source.indexOf('-'))));
            dropBlankEnd(lines);
        }
        Matcher credit = CREDIT.matcher(lines.isEmpty() ? "" : plain(lines.getLast()));
        if (credit.matches()) {
            draft.put("credit", credit.group(1));
            lines.removeLast();
        }
        return time;
    }

    private static String plain(String line) {
        return Teleprinter.STEERING
                .matcher(FIELD_MARK.matcher(line).replaceAll(" "))
                .replaceAll("");
    }

    private static void dropBlankEnd(List<String> lines) {
        while (!lines.isEmpty() && plain(lines.getLast()).isBlank()) {
            lines.removeLast();
        }
    }
}
