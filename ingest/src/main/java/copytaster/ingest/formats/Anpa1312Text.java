package copytaster.ingest.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an ANPA 1312 message. Head lines begin with {@code ^} and end with {@code <}; centred lines end with {@code =};
 * a paragraph begins with a tab, a row of a table with a backspace or has {@code ;} between its cells. Kyodo sends none of
 * these marks: there the slug is the first line, the headline ends with {@code +}, and paragraphs are indented.
 */
final class Anpa1312Text {

    private static final char ROW = '\b';
    private static final Pattern SPACE_BAND = Pattern.compile("\\x10");
    private static final Pattern SELECTOR = Pattern.compile("^\\*\\d{3,6}<\\s*\\^?");
    private static final Pattern SLUG = Pattern.compile("^(.{2,80}?)(?:,\\s?(?=\\D)(.{2,60}?))?(?:,\\s?\\d{0,5})?$");
    private static final Pattern CYCLE = Pattern.compile("^(?i:AM|PM|BC|AP)-\\S.*");
    private static final Pattern BYLINE = Pattern.compile("^By (\\p{Lu}.{2,100}|the .{2,60})$");
    private static final Pattern TITLE =
            Pattern.compile("(?i)\\b(AP|Associated Press|writer|editor|correspondent|reporter|columnist)\\b");
    private static final Pattern NOTE =
            Pattern.compile("(?i)^\\(?(?:Eds|Editors|EDITOR'S NOTE)\\s*[:_—-]\\s*(.*?)\\)?$");
    private static final Pattern PHOTOS = Pattern.compile("^\\(?AP (?:Photo|Graphic|Video|Interactive)s?\\b.*");
    private static final Pattern HALF = Pattern.compile("(?<=[\\d;\\t ])\\{(?=[;\\s]|$)");
    private static final Pattern CELLS = Pattern.compile("[ \\t]?;[ \\t]?");
    private static final Pattern WIDE = Pattern.compile("(?<=\\S) {2,}(?=\\S)");

    private final List<String> lines;
    private final List<String> blocks = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    private StringBuilder paragraph = new StringBuilder();

    private Anpa1312Text(List<String> lines) {
        this.lines = lines;
    }

    static Anpa1312Text of(List<String> lines) {
        return new Anpa1312Text(new ArrayList<>(lines));
    }

    void describe(Item.Draft draft) {
        lines.removeIf(line -> printed(line).isBlank());
        if (lines.isEmpty()) {
            return;
        }
        if (printed(lines.getFirst()).startsWith("^")) {
            marked(draft);
        } else {
            unmarked(draft);
        }
    }

    private void unmarked(Item.Draft draft) {
        String first = printed(lines.getFirst());
        if (CYCLE.matcher(first).matches()) {
            slug(draft, first.strip());
            lines.removeFirst();
        }
        int text = 0;
        var headline = new StringBuilder();
        while (text < lines.size() && !isIndented(lines.get(text))) {
            headline.append(Teleprinter.withoutEnd(printed(lines.get(text++)), "<=+^"))
                    .append(' ');
        }
        lines.subList(0, text).clear();
        draft.put("headline", headline.toString());
        draft.body(PlainText.ofText(
                String.join("\n", lines.stream().map(Anpa1312Text::printed).toList())));
    }

    private static boolean isIndented(String line) {
        String printed = printed(line);
        return printed.startsWith(" ") || printed.startsWith("\t");
    }

    private void marked(Item.Draft draft) {
        int at = 0;
        slug(draft, head(at++));
        boolean byline = false;
        while (at < lines.size() && printed(lines.get(at)).startsWith("^")) {
            String line = head(at);
            Matcher note = NOTE.matcher(line);
            Matcher by = BYLINE.matcher(line);
            if (note.matches()) {
                draft.note(note.group(1), "editors", true);
                draft.put("advisory", note.group(1));
            } else if (PHOTOS.matcher(line).matches()) {
                draft.note(line, "pictures", true);
            } else if (by.matches()) {
                draft.put("byline", line);
                byline = true;
            } else if (byline && TITLE.matcher(line).find()) {
                draft.put("bylineTitle", line);
                byline = false;
            } else if (draft.first("headline").isEmpty()) {
                draft.put("headline", quoted(line));
            } else if (!isCentred(at) && endsHead(at)) {
                draft.put("abstract", quoted(line));
            } else if (draft.first("byline").isEmpty() && isFollowedByByline(at)) {
                draft.put("subheadline", line);
            } else {
                break;
            }
            at++;
        }
        lines.subList(at, lines.size()).forEach(this::text);
        endParagraph();
        endRows();
        draft.body(String.join("\n\n", blocks));
    }

    /** In tables a line such as "All Times EDT" stands between the headline and the byline. */
    private boolean isFollowedByByline(int at) {
        return at + 1 < lines.size() && printed(lines.get(at + 1)).startsWith("^By ");
    }

    private static void slug(Item.Draft draft, String line) {
        Matcher slug = SLUG.matcher(line);
        if (slug.matches()) {
            draft.put("slugText", slug.group(1));
            draft.put("tag", slug.group(2) == null ? "" : slug.group(2));
        }
    }

    private void text(String raw) {
        boolean tabbed = raw.startsWith("\t");
        String line = printed(raw);
        boolean centred = line.startsWith("^");
        boolean row = raw.indexOf(ROW) >= 0 || CELLS.matcher(line).results().count() >= 2 || isColumns(line);
        if (row && !tabbed) {
            endParagraph();
            rows.add(row(raw));
            return;
        }
        endRows();
        if (tabbed || centred || paragraph.isEmpty()) {
            endParagraph();
        }
        String text = Teleprinter.withoutEnd(line.startsWith("^") ? line.substring(1) : line, "<=+^");
        paragraph.append(paragraph.isEmpty() ? "" : " ").append(text.strip());
        if (centred) {
            endParagraph();
        }
    }

    private static boolean isColumns(String line) {
        return WIDE.matcher(line.strip()).results().count() >= 2;
    }

    private static String row(String raw) {
        String line = printed(SPACE_BAND.matcher(raw).replaceAll("\t"));
        String plain = Teleprinter.withoutEnd(line.startsWith("^") ? line.substring(1) : line, "<=+^");
        String cells = CELLS.matcher(plain.strip()).replaceAll("\t");
        return HALF.matcher(WIDE.matcher(cells).replaceAll("\t"))
                .replaceAll("½")
                .replaceAll(" ?\\t ?", "\t");
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            blocks.add(quoted(paragraph.toString().replaceAll("\\s+", " ").strip()));
            paragraph = new StringBuilder();
        }
    }

    private void endRows() {
        if (!rows.isEmpty()) {
            blocks.add(String.join("\n", rows));
            rows.clear();
        }
    }

    /** A line of the head, without its marks. */
    private String head(int at) {
        String line = printed(lines.get(at)).substring(1);
        return Teleprinter.withoutEnd(SELECTOR.matcher(line.strip()).replaceFirst(""), "<=+^");
    }

    private boolean isCentred(int at) {
        return printed(lines.get(at)).stripTrailing().endsWith("=");
    }

    private boolean endsHead(int at) {
        return printed(lines.get(at)).stripTrailing().endsWith("<");
    }

    /** The quotes and dashes that seven bits had no room for. */
    private static String quoted(String text) {
        return text.replace("``", "“").replace("''", "”").replace('`', '‘').replace(" _ ", " — ");
    }

    private static String printed(String line) {
        return Teleprinter.STEERING.matcher(line).replaceAll("");
    }
}
