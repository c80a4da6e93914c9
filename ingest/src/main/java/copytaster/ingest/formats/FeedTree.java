package copytaster.ingest.formats;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Makes a tree of a feed in which every name is as feeds usually write it: lower case, with the usual prefix of its
 * namespace, whatever prefix this feed declares for it or fails to declare.
 */
final class FeedTree {

    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("www.w3.org/2005/atom", "atom"),
            Map.entry("purl.org/atom/ns#", "atom"),
            Map.entry("purl.org/dc/elements/1.1", "dc"),
            Map.entry("purl.org/dc/elements/1.0", "dc"),
            Map.entry("purl.org/dc/terms", "dcterms"),
            Map.entry("purl.org/rss/1.0/modules/content", "content"),
            Map.entry("search.yahoo.com/mrss", "media"),
            Map.entry("rss.dw.com/syndication/dwsyn", "dwsyn"),
            Map.entry("purl.org/atompub/tombstones/1.0", "at"),
            Map.entry("www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"),
            Map.entry("purl.org/rss/1.0", ""),
            Map.entry("my.netscape.com/rdf/simple/0.9", ""),
            Map.entry("channel.netscape.com/rdf/simple/0.9", ""),
            Map.entry("backend.userland.com/rss2", ""));

    private static final Set<String> ROOTS = Set.of("rss", "rdf", "feed", "entry", "channel");

    /** Elements of an item that hold text or markup: another of them inside means that an end was forgotten. */
    private static final Set<String> FIELDS = Set.of(
            "title",
            "link",
            "guid",
            "pubdate",
            "description",
            "category",
            "content:encoded",
            "dc:creator",
            "dc:date",
            "dc:subject",
            "dc:language",
            "media:group",
            "language");

    private static final Set<String> ITEMS = Set.of("item", "entry");

    private static final Set<String> MARKUP = Set.of("description", "content:encoded", "media:group");
    /** Those that a text in HTML may hold itself. */
    private static final Set<String> HTML = Set.of("title", "link");

    private final Map<String, String> prefixes = new HashMap<>();

    private FeedTree() {}

    /** What strict reading refuses (a stray ampersand, a forgotten end) is read once more by jsoup. */
    static XmlNode read(String document) throws Unreadable {
        try {
            return new FeedTree().named(XmlReader.read(document));
        } catch (Unreadable strict) {
            if (document.contains("<!ENTITY")) {
                throw strict;
            }
            return new FeedTree().mended(document, strict);
        }
    }

    private XmlNode mended(String document, Unreadable strict) throws Unreadable {
        Document parsed = TagSoup.xml(document);
        Element root = parsed.children().stream()
                .filter(child -> ROOTS.contains(local(child.tagName().toLowerCase(Locale.ROOT))))
                .findFirst()
                .orElseThrow(() -> strict);
        // A transfer that broke off must be asked for again, and not pass for a short story.
        String tail = document.substring(Math.max(0, document.length() - 200)).toLowerCase(Locale.ROOT);
        if (!tail.contains("</" + root.tagName().toLowerCase(Locale.ROOT))) {
            throw strict;
        }
        return hoisted(named(copy(root, 0)));
    }

    private static XmlNode copy(Element element, int depth) throws Unreadable {
        if (depth > XmlReader.MAX_DEPTH) {
            throw new Unreadable("XML nested deeper than " + XmlReader.MAX_DEPTH + ": no agency sends that");
        }
        var attributes = new LinkedHashMap<String, String>();
        for (Attribute attribute : element.attributes()) {
            attributes.put(attribute.getKey(), attribute.getValue());
        }
        XmlNode copy = XmlNode.element(element.tagName(), attributes);
        for (Node child : element.childNodes()) {
            if (child instanceof TextNode run) {
                copy.add(run.getWholeText());
            } else if (child instanceof Element inner) {
                copy.add(copy(inner, depth + 1));
            }
        }
        return copy;
    }

    private XmlNode named(XmlNode root) {
        declared(root);
        if (Set.of("feed", "entry").contains(local(root.qualifiedName().toLowerCase(Locale.ROOT)))) {
            // In Atom itself its names have no prefix; in RSS they have one.
            prefixes.replaceAll((prefix, usual) -> usual.equals("atom") ? "" : usual);
        }
        return renamed(root);
    }

    private void declared(XmlNode node) {
        node.attributes().forEach((name, uri) -> {
            if (name.startsWith("xmlns:")) {
                String known = PREFIXES.get(uri.toLowerCase(Locale.ROOT)
                        .strip()
                        .replaceFirst("^https?://", "")
                        .replaceFirst("/$", ""));
                if (known != null) {
                    prefixes.putIfAbsent(name.substring("xmlns:".length()).toLowerCase(Locale.ROOT), known);
                }
            }
        });
        node.children().forEach(this::declared);
    }

    private XmlNode renamed(XmlNode node) {
        var attributes = new LinkedHashMap<String, String>();
        node.attributes().forEach((name, value) -> attributes.put(usual(name), value));
        XmlNode renamed = XmlNode.element(usual(node.qualifiedName()), attributes);
        for (XmlNode child : node.children()) {
            renamed.add(child.isText() ? child : renamed(child));
        }
        return renamed;
    }

    private String usual(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int colon = lower.indexOf(':');
        if (colon < 0) {
            return lower;
        }
        String prefix = lower.substring(0, colon);
        String usual = prefixes.getOrDefault(prefix, prefix);
        return usual.isEmpty() ? local(lower) : usual + ":" + local(lower);
    }

    /** Gives an item back what a forgotten end has put inside its title or text. */
    private static XmlNode hoisted(XmlNode node) {
        XmlNode whole = XmlNode.element(node.qualifiedName(), node.attributes());
        node.children().forEach(child -> place(child, whole, whole, false));
        return whole;
    }

    /**
     * @param into what the node stands in
     * @param item what it belongs to if it cannot belong in there
     * @param markup whether it stands in a text that may hold HTML
     */
    private static void place(XmlNode node, XmlNode into, XmlNode item, boolean markup) {
        String name = node.qualifiedName();
        if (node.isText()) {
            into.add(node);
        } else if (ITEMS.contains(name)) {
            item.add(hoisted(node));
        } else if (into == item && !FIELDS.contains(name)) {
            into.add(hoisted(node));
        } else {
            boolean field = FIELDS.contains(name) && !(markup && HTML.contains(name));
            XmlNode copy = XmlNode.element(name, node.attributes());
            (field ? item : into).add(copy);
            boolean inMarkup = field ? MARKUP.contains(name) : markup;
            node.children().forEach(child -> place(child, copy, item, inMarkup));
        }
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
