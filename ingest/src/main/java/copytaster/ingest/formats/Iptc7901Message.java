package copytaster.ingest.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One message of IPTC 7901, taken apart from its head to its foot. */
final class Iptc7901Message {

    private static final Pattern HEADER = Pattern.compile("^\\s*" + Iptc7901Format.HEADER + "\\s*$");
    private static final Pattern EDGES = Pattern.compile("^/|/$");
    private static final int LONGEST_HEAD = 15;

    /** Words in capitals or brackets say what kind of message it is: REFILE, 2ND LEAD, EXTRA, (Achtung), Eil. */
    private static final Pattern TAG = Pattern.compile(
            "^(?:\\([^()]{1,80}\\)|(?i:eil(?:meldung)?|blitz(?:meldung)?)\\b.{0,12}|(?=.*\\p{Lu})[\\p{Lu}\\d /.-]{2,30})$");

    private static final Pattern BYLINE = Pattern.compile("^(?:By|Von|Par|Por) (\\p{Lu}.{2,80}|dpa .{2,80})$");
    private static final Pattern NUMBER = Pattern.compile("\\b([a-z]{3})(\\d{4})\\b");
    private static final Pattern LEAD =
            Pattern.compile("(?i)\\b(\\d{1,2})\\s?(?:ST|ND|RD|TH)\\s?(?:LEAD|LD|UPDATE|ADD)\\b");
    private static final Pattern SIGNS = Pattern.compile(
            "^(?:(?:dpa|afp|apa|ats|sda|ansa)(?:-\\w{2,8})?(?: [a-z0-9/]{1,5}){0,9}|\\((?:SDA|ATS|AWP|APA)\\b[^()]{0,60}\\)\\s*)$");

    private final Teleprinter.Message message;
    private final Item.Draft draft = new Item.Draft("iptc7901");
    private final List<String> tags = new ArrayList<>();

    Iptc7901Message(Teleprinter.Message message) {
        this.message = message;
    }

    Found read() {
        List<String> lines = new ArrayList<>(message.printed().lines().toList());
        int begin = 0;
        while (begin < lines.size() && !HEADER.matcher(lines.get(begin)).matches()) {
            begin++;
        }
        lines.subList(0, begin).clear();
        if (lines.isEmpty()) {
            return new Found.Broken("a message without its IPTC 7901 header", message.original());
        }
        Matcher header = HEADER.matcher(lines.removeFirst());
        header.matches();
        String number = header.group(1) + header.group(2);
        Optional<WireTime> time = foot(lines);
        if (message.breaksOff() && time.isEmpty()) {
            return new Found.Broken(
                    "message " + number + " breaks off before its end (no ETX, no time); ask for it again",
                    message.original());
        }
        header(header);
        head(lines);
        DpaNotebook notebook = DpaNotebook.of(lines);
        notebook.describe(draft);
        draft.body(Teleprinter.paragraphs(notebook.text()));
        identity(number, time);
        return new Found.Read(draft.done(message.original()));
    }

    private void header(Matcher header) {
        draft.put("service", header.group(1));
        draft.put("number", header.group(2));
        draft.put("urgency", header.group(3));
        draft.put("category", header.group(4));
        draft.put("source", header.group(6));
        int bells = Teleprinter.bells(message.text());
        draft.put("bells", bells == 0 ? "" : String.valueOf(bells));
    }

    /** The slug is the first line; the head lines follow, up to the one that ends with a sign, else to a blank line. */
    private void head(List<String> lines) {
        dropBlank(lines);
        if (lines.isEmpty()) {
            return;
        }
        if (hasSlug(lines)) {
            draft.put("slugline", EDGES.matcher(lines.removeFirst().strip()).replaceAll(""));
        }
        dropBlank(lines);
        int end = headEnd(lines);
        int text = end + 1;
        while (end < 0 && text < lines.size() && !lines.get(text).isBlank()) {
            text++;
        }
        var head = new ArrayList<String>();
        lines.subList(0, text)
                .forEach(line -> head.add(Teleprinter.withoutEnd(line, "=+").strip()));
        lines.subList(0, text).clear();
        head.removeIf(String::isBlank);
        headLines(head);
    }

    private boolean hasSlug(List<String> lines) {
        int end = headEnd(lines);
        int header = message.text().indexOf('\n', message.text().indexOf(draft.first("number")));
        int text = message.text().indexOf(Teleprinter.STX);
        boolean textFollowsHeader = text >= 0
                && (text < header || message.text().substring(header, text).isBlank());
        boolean slashed = lines.size() > 1 && lines.getFirst().strip().endsWith("/");
        return end != 0
                && (!textFollowsHeader || slashed)
                && (end > 0 || lines.size() > 1 && !lines.get(1).isBlank());
    }

    private static int headEnd(List<String> lines) {
        for (int i = 0; i < Math.min(LONGEST_HEAD, lines.size()); i++) {
            if (lines.get(i).stripTrailing().endsWith("=")) {
                return i;
            }
        }
        return -1;
    }

    private void headLines(List<String> head) {
        var headline = new ArrayList<String>();
        Matcher lead = LEAD.matcher(String.join("\n", head));
        draft.put("version", lead.find() ? lead.group(1) : "");
        for (int i = 0; i < head.size(); i++) {
            String line = head.get(i);
            Matcher byline = BYLINE.matcher(line);
            boolean lastHope = headline.isEmpty() && i == head.size() - 1;
            if (byline.matches()) {
                draft.put("byline", byline.group(1));
            } else if (!lastHope && TAG.matcher(line).matches()) {
                draft.put("tag", line);
                tags.add(line);
            } else {
                headline.add(line);
            }
        }
        draft.put("headline", String.join(" ", headline));
    }

    /** The foot is taken off from below: the time, then the signs of those who wrote and edited. */
    private Optional<WireTime> foot(List<String> lines) {
        dropBlankEnd(lines);
        Optional<WireTime> time = lines.isEmpty() ? Optional.empty() : WireTime.of(lines.getLast());
        if (time.isPresent()) {
            lines.removeLast();
            dropBlankEnd(lines);
        }
        if (!lines.isEmpty() && SIGNS.matcher(lines.getLast()).matches()) {
            draft.put("signs", lines.removeLast());
        }
        return time;
    }

    private void identity(String number, Optional<WireTime> time) {
        String of = time.map(WireTime::day).orElseGet(() -> Digest.of(message.printed()));
        draft.put("id", number + ":" + of);
        time.ifPresent(at -> draft.put("firstCreated", at.time()).put("versionCreated", at.time()));
        String slug = draft.first("slugline");
        if (!slug.isEmpty() && time.isPresent()) {
            draft.link("slug", draft.first("service") + "/" + slug + ":" + of, slug);
        }
        time.ifPresent(this::named);
    }

    /** "(Achtung: bdt0623 zurückgezogen)": the numbers of other messages in the head. */
    private void named(WireTime time) {
        String head = String.join(" ", tags) + " " + draft.first("headline");
        Matcher other = NUMBER.matcher(head);
        while (other.find()) {
            time.idOf(other.group(1), other.group(2), draft.first("number"))
                    .ifPresent(id -> draft.link("number", id, other.group()));
        }
    }

    private static void dropBlank(List<String> lines) {
        int text = 0;
        while (text < lines.size() && lines.get(text).isBlank()) {
            text++;
        }
        lines.subList(0, text).clear();
    }

    private static void dropBlankEnd(List<String> lines) {
        while (!lines.isEmpty() && lines.getLast().isBlank()) {
            lines.removeLast();
        }
    }
}
