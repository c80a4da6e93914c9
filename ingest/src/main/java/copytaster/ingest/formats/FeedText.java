package copytaster.ingest.formats;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;

/** The texts of a feed's item: plain, HTML escaped once or twice, markup as it stands, or Base64. */
final class FeedText {

    private static final Pattern MARKUP = Pattern.compile(
            "(?i)</?(?:p|br|hr|div|a|img|b|i|em|strong|span|font|ul|ol|li|table|tr|td|h[1-6]|blockquote|figure|script|style|iframe)\\b[^<>]*>");
    private static final Pattern PARAGRAPHS = Pattern.compile("(?i)<(?:p|br|div)\\b");
    private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t\\r]*\\n");
    private static final Pattern TEXT_TYPE = Pattern.compile("(?i)^$|^(?:text|html|xhtml)\\b|xml\\b|html\\b");

    /** The longest line of a text that was broken to fit a width, in characters. */
    private static final int WIDEST = 100;

    private FeedText() {}

    /** The content of an element as the body of a story. */
    static String body(XmlNode node) {
        if (node.hasElements()) {
            return PlainText.ofXml(node);
        }
        boolean encoded = node.attribute("mode").equalsIgnoreCase("base64")
                || node.attribute("encoding").equalsIgnoreCase("base64");
        return encoded ? decoded(node) : body(node.content());
    }

    static String body(String content) {
        String markup = content;
        if (markup.indexOf('<') < 0 && markup.contains("&lt;")) {
            String once = Parser.unescapeEntities(markup, false);
            markup = MARKUP.matcher(once).find() ? once : markup;
        }
        return MARKUP.matcher(markup).find() ? PlainText.ofHtml(lineEndsKept(markup)) : plain(markup);
    }

    /** Lines of about one width were broken to fit it; of any others, each is a paragraph. */
    private static String plain(String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        int width = lines.stream().mapToInt(String::length).max().orElse(0);
        long full = lines.stream().filter(line -> line.length() * 5 > width * 3).count();
        boolean broken = lines.size() > 2 && width <= WIDEST && full * 4 >= lines.size() * 3L;
        return broken ? PlainText.ofText(text) : PlainText.ofLines(text);
    }

    /** The first of the elements that has any text. */
    static String firstBody(Stream<XmlNode> nodes) {
        return nodes.map(FeedText::body)
                .filter(body -> !body.isBlank())
                .findFirst()
                .orElse("");
    }

    static String text(XmlNode parent, String name) {
        return parent.exactly(name).stream()
                .map(XmlNode::content)
                .filter(content -> !content.isBlank())
                .findFirst()
                .orElse("");
    }

    /** What is said of the pictures: description and credit, each said once. */
    static List<String> captions(XmlNode item) {
        Stream<XmlNode> media = Stream.concat(
                Stream.of(item),
                Stream.concat(
                        item.exactly("media:group").stream(),
                        Stream.concat(
                                item.exactly("media:content").stream(),
                                item.exactly("media:group").stream()
                                        .flatMap(group -> group.exactly("media:content").stream()))));
        return Stream.concat(media.map(FeedText::caption), figures(item))
                .filter(caption -> !caption.isEmpty())
                .distinct()
                .toList();
    }

    private static Stream<String> figures(XmlNode item) {
        return Stream.of("content:encoded", "content", "description")
                .flatMap(name -> item.exactly(name).stream())
                .flatMap(text -> text.hasElements()
                        ? text.anywhere("figcaption").stream().map(XmlNode::line)
                        : figures(text.content()));
    }

    private static Stream<String> figures(String html) {
        return html.contains("<figcaption")
                ? TagSoup.html(html).select("figcaption").eachText().stream().map(PlainText::line)
                : Stream.empty();
    }

    private static String caption(XmlNode media) {
        String description = PlainText.line(text(media, "media:description"));
        String credit = PlainText.line(text(media, "media:credit"));
        return credit.isEmpty() || description.contains(credit)
                ? description
                : description.isEmpty() ? "" : description + " (" + credit + ")";
    }

    private static String decoded(XmlNode node) {
        if (!TEXT_TYPE.matcher(node.attribute("type")).find()) {
            return "";
        }
        try {
            return body(
                    Decoder.decode(Base64.getMimeDecoder().decode(node.content().strip()), "")
                            .text());
        } catch (IllegalArgumentException notBase64) {
            return body(node.content());
        }
    }

    /** Some feeds mix a tag or two into plain text, whose blank lines then still part its paragraphs. */
    private static String lineEndsKept(String html) {
        return PARAGRAPHS.matcher(html).find() ? html : BLANK_LINE.matcher(html).replaceAll("<br><br>");
    }
}
