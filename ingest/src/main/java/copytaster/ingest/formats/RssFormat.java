package copytaster.ingest.formats;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/** RSS 2.0: a channel and its items, of which any may lack anything. */
final class RssFormat implements Format {

    @Override
    public boolean recognises(Content content) {
        return content.root().equals("rss");
    }

    @Override
    public List<Found> read(Content content) {
        return XmlItems.read(content, Set.of("item"), RssFormat::tree, RssFormat::item);
    }

    private static Found item(XmlNode rss, byte[] original) throws Unreadable {
        // EFE's own feed has its items outside any channel.
        XmlNode channel = rss.at("channel").exists() ? rss.at("channel") : rss;
        XmlNode item = channel.at("item").exists() ? channel.at("item") : rss.at("item");
        if (!item.exists()) {
            return new Found.Aside("RSS feed without items", original);
        }
        var draft = new Item.Draft("rss-2.0");
        draft.put("channelTitle", text(channel, "title"));
        draft.put("channelLink", text(channel, "link"));
        draft.put("link", text(item, "link"));
        draft.put("guid", text(item, "guid"));
        draft.put("id", draft.first("guid").isEmpty() ? draft.first("link") : draft.first("guid"));
        draft.put("headline", text(item, "title"));
        draft.put("byline", text(item, "dc:creator"));
        draft.put("byline", text(item, "author"));
        draft.put("firstCreated", text(item, "pubDate"));
        draft.put("firstCreated", text(item, "dc:date"));
        draft.put("versionCreated", text(item, "atom:updated"));
        draft.put("versionCreated", text(item, "dcterms:modified"));
        draft.put("versionCreated", draft.first("firstCreated"));
        draft.put("language", text(item, "dc:language"));
        draft.put("language", text(channel, "language"));
        draft.put("rights", text(item, "dc:rights"));
        draft.put("rights", text(channel, "copyright"));
        for (XmlNode category : item.exactly("category")) {
            draft.put("category", category.line());
            draft.put("keyword", category.line());
        }
        String content = text(item, "content:encoded");
        draft.body(body(content.isBlank() ? text(item, "description") : content));
        return new Found.Read(draft.done(original));
    }

    private static String body(String content) {
        return content.indexOf('<') >= 0 && content.indexOf('>') >= 0
                ? PlainText.ofHtml(lineEndsKept(content))
                : PlainText.ofText(content);
    }

    /** Some feeds mix a tag or two into plain text, whose line ends then still part its paragraphs. */
    private static String lineEndsKept(String html) {
        return html.matches("(?is).*<(?:p|br|div|table|li)\\b.*") ? html : html.replaceAll("\\n\\s*\\n", "<br><br>");
    }

    private static String text(XmlNode parent, String name) {
        return parent.exactly(name).stream().map(XmlNode::content).findFirst().orElse("");
    }

    /** A stray ampersand must not cost a story: what strict reading refuses is read once more by jsoup. */
    private static XmlNode tree(String document) throws Unreadable {
        try {
            return XmlReader.read(document);
        } catch (Unreadable strict) {
            Element rss = Jsoup.parse(document, "", Parser.xmlParser()).selectFirst("rss");
            boolean whole = document.stripTrailing().endsWith("</rss>");
            if (rss == null || !whole || document.contains("<!ENTITY")) {
                throw strict;
            }
            return copy(rss, 0);
        }
    }

    private static XmlNode copy(Element element, int depth) throws Unreadable {
        if (depth > XmlReader.MAX_DEPTH) {
            throw new Unreadable("nested deeper than " + XmlReader.MAX_DEPTH);
        }
        XmlNode copy = XmlNode.element(element.tagName(), Map.of());
        for (Node child : element.childNodes()) {
            if (child instanceof TextNode run) {
                copy.add(run.getWholeText());
            } else if (child instanceof Element inner) {
                copy.add(copy(inner, depth + 1));
            }
        }
        return copy;
    }
}
