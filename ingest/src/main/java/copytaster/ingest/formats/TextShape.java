package copytaster.ingest.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

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
            "credit",
            "byline",
            "dateline",
            "body",
            "body.content",
            "caption");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u2028\\u2029]+");
    private static final Pattern CELLS = Pattern.compile("(?<=\\S)[ \\u00A0]*\\t[ \\t\\u00A0]*(?=\\S)");
    private static final Pattern LINE_ENDS = Pattern.compile("[ \\u00A0]*\\n[ \\u00A0\\n]*\\n[ \\u00A0]*");

    private final List<String> paragraphs = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private StringBuilder current = new StringBuilder();
    private int tables;
    private int preformatted;

    /** An element begins; false when what is inside is not text for a reader. */
    boolean open(String element) {
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
                    current.append(' ');
                } else if (tables == 0) {
                    endParagraph();
                }
            }
            case "br" -> current.append(tables > 0 ? ' ' : '\n');
            default -> block(name);
        }
        if (name.equals("pre")) {
            preformatted++;
        }
        return true;
    }

    void close(String element) {
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
                    cells.add(flat(current));
                    current = new StringBuilder();
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

    void text(String run) {
        if (preformatted > 0 && tables == 0) {
            current.append(run.replace("\r\n", "\n"));
        } else if (tables == 0 && CELLS.matcher(run).find()) {
            for (String line : run.split("\n")) {
                boolean row = CELLS.matcher(line).find();
                String cells = row
                        ? CELLS.matcher(line.strip()).replaceAll("\t")
                        : SPACES.matcher(line).replaceAll(" ");
                current.append(row ? "\n" + cells + "\n" : cells);
            }
        } else {
            current.append(SPACES.matcher(run).replaceAll(" "));
        }
    }

    String text() {
        endParagraph();
        endRow();
        return String.join(
                "\n\n",
                paragraphs.stream().filter(paragraph -> !paragraph.isBlank()).toList());
    }

    private void block(String name) {
        if (BLOCKS.contains(name)) {
            if (tables > 0) {
                current.append(' ');
            } else {
                endParagraph();
            }
        }
    }

    private void endParagraph() {
        if (preformatted > 0) {
            paragraphs.add(PlainText.ofText(current.toString()));
        } else {
            for (String paragraph : LINE_ENDS.split(current)) {
                paragraphs.add(String.join(
                        "\n",
                        paragraph
                                .lines()
                                .map(TextShape::tidy)
                                .filter(line -> !line.isEmpty())
                                .toList()));
            }
        }
        current = new StringBuilder();
    }

    private void endRow() {
        if (cells.isEmpty()) {
            return;
        }
        rows.add(String.join("\t", cells));
        cells.clear();
    }

    private static String tidy(String line) {
        return line.replaceAll("[ \\u00A0]+", " ").strip();
    }

    private static String flat(CharSequence text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }
}
