package copytaster.ingest.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Gathers a document's text, told of each element that opens and closes, into paragraphs and tables. */
final class TextShape {

    private static final Set<String> HIDDEN = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "head",
            "iframe",
            "object",
            "embed",
            "svg",
            "media",
            "nitf-table-metadata",
            "media-caption",
            "media-metadata",
            "media-reference",
            "figcaption",
            "figure",
            "audio",
            "video",
            "canvas",
            "map",
            "form",
            "datalist",
            "textarea",
            "select",
            "button");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "block",
            "blockquote",
            "bq",
            "ul",
            "ol",
            "dl",
            "li",
            "dt",
            "dd",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hl1",
            "hl2",
            "hedline",
            "table",
            "pre",
            "hr",
            "header",
            "footer",
            "aside",
            "main",
            "note",
            "fn",
            "credit",
            "byline",
            "dateline",
            "body",
            "body.content",
            "caption");
    private static final Pattern CELLS = Pattern.compile("(?<=\\S)[ \\u00A0]*\\t[ \\t\\u00A0]*(?=\\S)");
    private static final Pattern SPAN = Pattern.compile("[1-9]\\d?");
    private static final Pattern BEFORE_STOP = Pattern.compile("^[ \\t]*\\n\\s*(?=[.,](?:\\s|$))");
    private static final Pattern BLANKS = Pattern.compile("[ \\u00A0]+");
    private static final Pattern LINE_ENDS = Pattern.compile("[ \\u00A0]*\\n[ \\u00A0\\n]*\\n[ \\u00A0]*");

    private final List<String> paragraphs = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();
    private final StringBuilder current = new StringBuilder();
    private int tables;
    private int preformatted;
    private int columns = 1;
    private int filled;

    /** An element begins; false when what is inside is not text for a reader. */
    boolean open(String element) {
        return open(element, "");
    }

    /** @param span how many columns the element says a cell takes, empty when it does not say */
    boolean open(String element, String span) {
        endRun();
        String name = element.toLowerCase(Locale.ROOT);
        if (HIDDEN.contains(name)) {
            return false;
        }
        switch (name) {
            case "table" -> {
                if (++tables == 1) {
                    endParagraph();
                }
            }
            case "tr", "td", "th" -> {
                if (tables > 1) {
                    space();
                } else if (tables == 0) {
                    endParagraph();
                } else {
                    columns = SPAN.matcher(span).matches() ? Integer.parseInt(span) : 1;
                }
            }
            case "br" -> {
                if (tables > 0) {
                    space();
                } else {
                    current.append('\n');
                }
            }
            default -> block(name);
        }
        if (name.equals("pre")) {
            preformatted++;
        }
        return true;
    }

    void close(String element) {
        endRun();
        String name = element.toLowerCase(Locale.ROOT);
        if (HIDDEN.contains(name)) {
            return;
        }
        if (name.equals("pre")) {
            endParagraph();
            preformatted--;
        }
        switch (name) {
            case "td", "th" -> {
                if (tables == 1) {
                    // Under a cell of several columns, those of the next rows stand where they belong.
                    for (; filled > 0; filled--) {
                        cells.add("");
                    }
                    cells.add(flat(current));
                    current.setLength(0);
                    filled = columns - 1;
                    columns = 1;
                }
            }
            case "tr" -> {
                if (tables == 1) {
                    endRow();
                }
            }
            case "table" -> {
                if (--tables == 0) {
                    endRow();
                    paragraphs.add(String.join("\n", rows));
                    rows.clear();
                }
            }
            case "br" -> {
                // Said when it opened.
            }
            default -> block(name);
        }
    }

    /** Readers cut a run of text wherever an entity stands; it is shaped when it is whole. */
    void text(String part) {
        pending.append(part);
    }

    private void endRun() {
        if (!pending.isEmpty()) {
            String run = pending.toString();
            pending.setLength(0);
            run(run);
        }
    }

    private void run(String run) {
        if (preformatted > 0 && tables == 0) {
            current.append(run.replace("\r\n", "\n"));
        } else if (tables == 0 && LaidOut.is(run)) {
            current.append(LaidOut.shaped(run));
        } else if (tables == 0 && run.indexOf('\t') >= 0 && CELLS.matcher(run).find()) {
            for (String line : run.split("\n")) {
                boolean row = CELLS.matcher(line).find();
                String cells = row ? CELLS.matcher(line.strip()).replaceAll("\t") : Spaces.single(line);
                current.append(row ? "\n" + cells + "\n" : cells);
            }
        } else {
            // Some lay markup out in lines, also before the comma after a name.
            String single = Spaces.single(BEFORE_STOP.matcher(run).replaceFirst(""));
            boolean spaced = !current.isEmpty() && current.charAt(current.length() - 1) == ' ';
            current.append(single, spaced && single.startsWith(" ") ? 1 : 0, single.length());
        }
    }

    String text() {
        endRun();
        endParagraph();
        endRow();
        return String.join(
                "\n\n",
                paragraphs.stream().filter(paragraph -> !paragraph.isBlank()).toList());
    }

    private void block(String name) {
        if (BLOCKS.contains(name)) {
            if (tables > 0) {
                space();
            } else {
                endParagraph();
            }
        }
    }

    /** One is enough: a hundred thousand empty elements must not become as many spaces. */
    private void space() {
        if (!current.isEmpty() && current.charAt(current.length() - 1) != ' ') {
            current.append(' ');
        }
    }

    private void endParagraph() {
        if (preformatted > 0) {
            paragraphs.add(PlainText.ofText(current.toString()));
        } else {
            String text = current.toString();
            for (String paragraph : text.indexOf('\n') < 0 ? new String[] {text} : LINE_ENDS.split(text)) {
                add(paragraph);
            }
        }
        current.setLength(0);
    }

    private void add(String paragraph) {
        String tidy = paragraph.indexOf('\n') < 0
                ? tidy(paragraph)
                : paragraph
                        .lines()
                        .map(TextShape::tidy)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining("\n"));
        if (!tidy.isEmpty()) {
            paragraphs.add(tidy);
        }
    }

    private void endRow() {
        filled = 0;
        if (cells.isEmpty()) {
            return;
        }
        rows.add(String.join("\t", cells));
        cells.clear();
    }

    /** The tabs between the cells of a row stay. */
    private static String tidy(String line) {
        boolean plain = !line.contains("  ") && line.indexOf(0xA0) < 0;
        return (plain ? line : BLANKS.matcher(line).replaceAll(" ")).strip();
    }

    private static String flat(CharSequence text) {
        return Spaces.single(text.toString()).strip();
    }
}
