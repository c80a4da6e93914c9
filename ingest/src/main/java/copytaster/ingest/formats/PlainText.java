package copytaster.ingest.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Makes plain text of markup: paragraphs apart by a blank line, the rows of a table by a line end, its cells by a tab. */
final class PlainText {

    private static final Pattern REFERENCE =
            Pattern.compile("&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});");
    private static final Pattern TAG = Pattern.compile(
            "</?(?:(a|abbr|b|big|cite|code|em|font|i|mark|s|small|span|strong|strike|sub|sup|tt|u|wbr)|body|br|center|div"
                    + "|h[1-6]|hr|html|img|li|ol|p|svg|iframe|object|embed|table|tbody|td|th|tr|ul)\\b[^<>]*>",
            Pattern.CASE_INSENSITIVE);
    /** STT's printers had tags for dashes, which come escaped around the dash. */
    private static final Pattern NAMED_DASH = Pattern.compile("</?e[mn]dash ?/?>");

    private static final Pattern GAP = Pattern.compile("(?<=\\S)(?: {3,}| *\\t[ \\t]*)(?=\\S)");
    private static final Pattern CELLS = Pattern.compile("(?<=\\S)(?: {2,}| *\\t[ \\t]*)(?=\\S)");
    private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t\\u00A0]*\\n[ \\t\\u00A0\\n]*");
    private static final Pattern INDENT = Pattern.compile("\\n(?= {3,}\\S|\\t\\S)(?![^\\n]*\\S(?: {3,}|\\t)\\S)");

    private static final int ROWS_OF_A_TABLE = 3;
    private static final String SENTENCE_MARKS = ".!?\u3002\u2026";
    private static final String CLOSING_MARKS = "\"'\u201D\u2019\u00BB)]";
    private static final int HARD_WIDTH = 160;
    private static final int LONGEST_TAIL = 16;

    private PlainText() {}

    /** One line: HTML tags removed, references resolved (agencies escape twice), white space single. */
    static String line(String text) {
        String plain = text;
        if (plain.indexOf('<') >= 0) {
            // A word may be in two kinds of type; but it does not go on past the end of a paragraph.
            plain = TAG.matcher(Unseen.withoutScripts(plain)).replaceAll(tag -> tag.group(1) == null ? " " : "");
        }
        return Spaces.single(settled(plain)).strip();
    }

    static String ofXml(XmlNode node) {
        if (!node.hasElements()) {
            String content = node.content();
            return content.indexOf('<') >= 0 && TAG.matcher(content).find() ? ofHtml(content) : ofText(content);
        }
        return shaped(node);
    }

    private static String shaped(XmlNode node) {
        var shape = new TextShape();
        node.children().forEach(child -> add(child, shape));
        return settled(shape.text());
    }

    /** Most of what agencies send is well-formed, and read in a fraction of the time that mending takes. */
    static String ofHtml(String html) {
        try {
            // Word's o:p is no paragraph, and would be one without its prefix.
            return html.contains("<o:") ? ofBrokenHtml(html) : shaped(XmlReader.read("<body>" + html + "</body>"));
        } catch (Unreadable notWellFormed) {
            return ofBrokenHtml(html);
        }
    }

    private static String ofBrokenHtml(String html) {
        var shape = new TextShape();
        Element body = TagSoup.html(html).body();
        // As below.
        body.select("figure:has(table)").unwrap();
        NodeTraversor.traverse(new Shaping(shape), body);
        return settled(shape.text());
    }

    /**
     * Text without markup: paragraphs are apart by a blank line or begin indented, and hard line ends within one are joined;
     * lines laid out in columns are the rows of a table.
     */
    static String ofText(String text) {
        String unix = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        if (linesAreParagraphs(unix)) {
            unix = unix.replace("\n", "\n\n");
        }
        var paragraphs = new ArrayList<String>();
        for (String block : BLANK_LINE.split("\n" + unix.stripTrailing())) {
            for (String paragraph : indented("\n" + block)) {
                String shaped = lines(paragraph);
                if (!shaped.isEmpty()) {
                    paragraphs.add(shaped);
                }
            }
        }
        return settled(String.join("\n\n", paragraphs));
    }

    /** Text without markup in which every line is a paragraph; lines with cells are the rows of a table. */
    static String ofLines(String text) {
        var shaped = new StringBuilder();
        boolean afterRow = false;
        for (String line : text.lines().toList()) {
            String bare = line.strip();
            boolean row = hasGap(bare);
            String paragraph = row
                    ? CELLS.matcher(bare).replaceAll("\t")
                    : Spaces.single(bare).strip();
            if (!paragraph.isEmpty()) {
                shaped.append(shaped.isEmpty() ? "" : row && afterRow ? "\n" : "\n\n")
                        .append(paragraph);
                afterRow = row;
            }
        }
        return settled(shaped.toString());
    }

    /** HTML where there is a tag, else lines. */
    static String ofHtmlOrLines(String text) {
        return text.indexOf('<') >= 0 && TAG.matcher(text).find() ? ofHtml(text) : ofLines(text);
    }

    private static String[] indented(String block) {
        return block.contains("\n   ") || block.contains("\n\t") ? INDENT.split(block) : new String[] {block};
    }

    /** Lines longer than a teleprinter's, or that nearly all end a sentence, were not broken to fit a width. */
    private static boolean linesAreParagraphs(String text) {
        int lines = 0;
        int ended = 0;
        boolean wide = false;
        for (String line : text.split("\n")) {
            if (!line.isBlank() && !hasGap(line.strip())) {
                lines++;
                ended += endsSentence(line) ? 1 : 0;
                wide |= line.length() > HARD_WIDTH;
            }
        }
        return lines > 1 && (ended * 5L >= lines * 4L || wide);
    }

    /** Looks before it matches: in almost every line of a wire there is nothing to find. */
    private static boolean hasGap(String line) {
        return (line.indexOf('\t') >= 0 || line.contains("   "))
                && GAP.matcher(line).find();
    }

    private static boolean endsSentence(String line) {
        int least = Math.max(0, line.length() - LONGEST_TAIL);
        int end = line.length();
        while (end > least && Spaces.is(line.charAt(end - 1))) {
            end--;
        }
        while (end > least && CLOSING_MARKS.indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > least && SENTENCE_MARKS.indexOf(line.charAt(end - 1)) >= 0;
    }

    /** A line that leaves half of its width empty ends its paragraph. */
    private static String lines(String paragraph) {
        List<String> lines = paragraph
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        long rows = lines.stream().filter(PlainText::hasGap).count();
        if (rows >= ROWS_OF_A_TABLE && rows * 2 >= lines.size()) {
            return table(lines);
        }
        int width = lines.stream().mapToInt(String::length).max().orElse(0);
        var shaped = new StringBuilder();
        boolean afterRow = false;
        boolean afterShort = false;
        for (String line : lines) {
            boolean row = hasGap(line);
            if (!shaped.isEmpty()) {
                shaped.append(row || afterRow ? "\n" : afterShort ? "\n\n" : " ");
            }
            shaped.append(row ? CELLS.matcher(line).replaceAll("\t") : Spaces.single(line));
            afterRow = row;
            afterShort = line.length() * 2 < width;
        }
        return shaped.toString();
    }

    /** Where rows are most of the lines, what stands over, between and under them is no text broken to fit. */
    private static String table(List<String> lines) {
        return lines.stream()
                .map(line ->
                        hasGap(line) || CELLS.matcher(line).results().limit(2).count() == 2
                                ? CELLS.matcher(line).replaceAll("\t")
                                : Spaces.single(line))
                .collect(Collectors.joining("\n"));
    }

    /**
     * What is still escaped after its format has been read was escaped twice; no further, or text about HTML suffers. A
     * script that comes to light so is none the better for it.
     */
    private static String settled(String text) {
        String plain = text;
        if (text.indexOf('&') >= 0) {
            for (int i = 0; i < 2 && REFERENCE.matcher(plain).find(); i++) {
                plain = Parser.unescapeEntities(plain, false);
            }
        }
        if (plain.indexOf("dash>") >= 0) {
            plain = NAMED_DASH.matcher(plain).replaceAll("");
        }
        return Unseen.removed(Unseen.withoutScripts(plain));
    }

    private static void add(XmlNode node, TextShape shape) {
        if (node.isText()) {
            shape.text(node.run());
            return;
        }
        // A figure is a picture with its caption, but some editors put their tables into one.
        boolean table =
                node.name().equals("figure") && node.firstAnywhere("table").isPresent();
        String name = table ? "div" : node.name();
        boolean cell = name.equals("td") || name.equals("th");
        if (shape.open(name, cell ? node.attribute("colspan") : "")) {
            node.children().forEach(child -> add(child, shape));
        }
        shape.close(name);
    }

    private record Shaping(TextShape shape, List<Node> hidden) implements NodeVisitor {

        Shaping(TextShape shape) {
            this(shape, new ArrayList<>());
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode run && hidden.isEmpty()) {
                shape.text(run.getWholeText());
            } else if (node instanceof Element element
                    && (!hidden.isEmpty() || !shape.open(element.normalName(), element.attr("colspan")))) {
                hidden.add(node);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (!hidden.isEmpty()) {
                    hidden.removeLast();
                }
                if (hidden.isEmpty()) {
                    shape.close(element.normalName());
                }
            }
        }
    }
}
