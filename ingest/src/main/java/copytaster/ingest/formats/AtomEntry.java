package copytaster.ingest.formats;

import java.util.List;
import java.util.stream.Stream;

/** One entry of Atom 1.0 or 0.3, or the notice that one was deleted (RFC 6721). */
final class AtomEntry {

    private AtomEntry() {}

    static Found read(XmlNode root, byte[] original) {
        XmlNode entry = root.name().equals("entry") ? root : root.at("entry");
        XmlNode deleted = root.at("deleted-entry");
        String format = format(root);
        if (deleted.exists()) {
            return deleted(deleted, format, original);
        }
        if (!entry.exists()) {
            return new Found.Aside("Atom feed without entries", original);
        }
        XmlNode feed = entry == root ? XmlNode.NONE : root;
        XmlNode source = entry.at("source");
        var draft = new Item.Draft(format);
        draft.put("channelTitle", FeedText.text(feed, "title"));
        draft.put("channelLink", href(feed, "alternate"));
        draft.put("channelLink", href(feed, "self"));
        draft.put("channelLink", feed.attribute("xml:base"));
        String link = FeedLinks.whole(
                href(entry, "alternate"),
                entry.attribute("xml:base"),
                feed.attribute("xml:base"),
                draft.first("channelLink"));
        draft.put("link", link);
        draft.put("guid", FeedText.text(entry, "id"));
        draft.put("id", FeedLinks.id(FeedText.text(entry, "id")));
        draft.put("id", FeedLinks.id(link));
        draft.put("headline", FeedText.text(entry, "title"));
        for (XmlNode from : List.of(entry, source)) {
            from.exactly("author").forEach(author -> draft.put("byline", name(author)));
            from.exactly("dc:creator").forEach(author -> draft.put("byline", author.content()));
        }
        feed.exactly("author").forEach(author -> draft.put("creator", name(author)));
        RssItem.time(draft, "firstCreated", entry, "published", "issued", "created", "dc:date", "updated", "modified");
        RssItem.time(draft, "versionCreated", entry, "updated", "modified", "dcterms:modified", "published", "issued");
        draft.put("language", entry.at("content").attribute("xml:lang"));
        draft.put("language", entry.attribute("xml:lang"));
        draft.put("language", FeedText.text(entry, "dc:language"));
        draft.put("language", feed.attribute("xml:lang"));
        draft.put("rights", FeedText.text(entry, "rights"));
        draft.put("rights", FeedText.text(source, "rights"));
        draft.put("rights", FeedText.text(feed, "rights"));
        draft.put("rights", FeedText.text(feed, "copyright"));
        draft.put("source", FeedText.text(source, "title"));
        topics(draft, entry);
        links(draft, entry);
        FeedText.captions(entry).forEach(draft::caption);
        String full = FeedText.firstBody(entry.exactly("content").stream()
                .filter(content -> content.attribute("src").isEmpty()));
        String summary = FeedText.firstBody(entry.exactly("summary").stream());
        draft.body(full.isBlank() ? summary : full);
        draft.put("summary", full.isBlank() ? "" : summary);
        return new Found.Read(draft.done(original));
    }

    /** A tombstone: the entry of that id is no more. */
    static Found deleted(XmlNode tombstone, String format, byte[] original) {
        var draft = new Item.Draft(format);
        draft.put("guid", tombstone.attribute("ref"));
        draft.put("id", FeedLinks.id(tombstone.attribute("ref")));
        draft.put("status", "deleted");
        draft.put("link", tombstone.at("link").attribute("href"));
        draft.put("versionCreated", tombstone.attribute("when"));
        draft.note(tombstone.at("comment").content(), "kill", true);
        return new Found.Read(draft.done(original));
    }

    private static String format(XmlNode root) {
        boolean early = root.attribute("version").equals("0.3")
                || root.attributes().values().stream().anyMatch(uri -> uri.contains("purl.org/atom/ns"));
        return early ? "atom-0.3" : "atom-1.0";
    }

    private static String name(XmlNode author) {
        XmlNode name = author.at("name");
        return name.exists() ? name.content() : author.hasElements() ? "" : author.content();
    }

    /** The address of the first link of this kind, one to a page before one to anything else. */
    private static String href(XmlNode parent, String rel) {
        List<XmlNode> links = parent.exactly("link").stream()
                .filter(link -> link.attribute("rel").equals(rel)
                        || (rel.equals("alternate") && link.attribute("rel").isEmpty()))
                .toList();
        return Stream.concat(
                        links.stream().filter(link -> link.attribute("type").contains("html")), links.stream())
                .map(link -> link.attribute("href").isEmpty() ? link.content() : link.attribute("href"))
                .findFirst()
                .orElse("");
    }

    private static void topics(Item.Draft draft, XmlNode entry) {
        for (XmlNode category : entry.exactly("category")) {
            String term = category.attribute("term").isEmpty() ? category.line() : category.attribute("term");
            String label = category.attribute("label");
            draft.put("category", term);
            draft.put("keyword", label.isEmpty() ? term : label);
            if (!category.attribute("scheme").isEmpty()) {
                Codes.subject(draft, category.attribute("scheme"), term, "", label);
            }
        }
        entry.exactly("dc:subject").forEach(subject -> draft.put("keyword", subject.content()));
    }

    private static void links(Item.Draft draft, XmlNode entry) {
        for (XmlNode link : entry.exactly("link")) {
            if (link.attribute("rel").equals("enclosure")) {
                draft.put("enclosure", link.attribute("href"));
            }
        }
    }
}
