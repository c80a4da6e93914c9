package copytaster.ingest.formats;

import java.time.ZoneOffset;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One item of RSS in any of its versions. */
final class RssItem {

    private static final Pattern VERSION = Pattern.compile("^\\d(?:\\.\\d{1,3})?");
    /** "mail@address.example (Name of the Author)", as RSS wants an author. */
    private static final Pattern MAIL_AND_NAME = Pattern.compile("^\\S+@\\S+\\s+\\((.+)\\)$");

    /** An export of a whole site holds what nobody was to see yet, or any more. */
    private static final Set<String> UNPUBLISHED =
            Set.of("draft", "pending", "auto-draft", "private", "trash", "future");

    private RssItem() {}

    static Found read(XmlNode root, byte[] original) {
        // RSS 1.0 and EFE's own feed have their items outside the channel.
        XmlNode channel = root.at("channel").exists() ? root.at("channel") : root;
        XmlNode item = channel.at("item").exists() ? channel.at("item") : root.at("item");
        XmlNode deleted = root.firstAnywhere("at:deleted-entry").orElse(XmlNode.NONE);
        if (deleted.exists()) {
            return AtomEntry.deleted(deleted, format(root), original);
        }
        if (!item.exists()) {
            return new Found.Aside("RSS feed without items", original);
        }
        String post = FeedText.text(item, "wp:post_type").strip();
        if (!post.isEmpty() && !post.equals("post")) {
            return new Found.Aside("WordPress " + post, original);
        }
        String state = FeedText.text(item, "wp:status").strip();
        if (UNPUBLISHED.contains(state)) {
            return new Found.Aside("WordPress " + state, original);
        }
        var draft = new Item.Draft(format(root));
        feed(draft, root, channel);
        String link = FeedLinks.whole(link(item), draft.first("channelLink"));
        String guid = FeedText.text(item, "guid").strip();
        draft.put("link", link);
        draft.put("guid", guid);
        // A guid that is no permanent link is all the same what the item is known by: EFE's feed has nothing else.
        draft.put("id", FeedLinks.id(guid));
        draft.put("id", FeedLinks.id(link));
        draft.put("contentId", FeedText.text(item, "dwsyn:contentid"));
        draft.put("headline", FeedText.text(item, "title"));
        draft.put("headline", FeedText.text(item, "dc:title"));
        item.exactly("dc:creator").forEach(creator -> draft.put("byline", creator.content()));
        draft.put("byline", author(FeedText.text(item, "author")));
        times(draft, item);
        language(draft, item, channel, root);
        draft.put("rights", FeedText.text(item, "dc:rights"));
        draft.put("rights", FeedText.text(item, "media:copyright"));
        draft.put("rights", FeedText.text(channel, "copyright"));
        draft.put("rights", FeedText.text(channel, "dc:rights"));
        draft.put("source", FeedText.text(item, "source"));
        draft.put("source", FeedText.text(item, "dc:source"));
        topics(draft, item);
        item.exactly("enclosure").forEach(file -> draft.put("enclosure", file.attribute("url")));
        FeedText.captions(item).forEach(draft::caption);
        String full = FeedText.firstBody(item.exactly("content:encoded").stream());
        String summary = FeedText.firstBody(Stream.of("description", "dc:description", "atom:summary")
                .flatMap(name -> item.exactly(name).stream()));
        draft.body(full.isBlank() ? summary : full);
        draft.put("summary", full.isBlank() ? "" : summary);
        return new Found.Read(draft.done(original));
    }

    private static String format(XmlNode root) {
        if (root.name().equals("rdf")) {
            boolean first = root.attributes().values().stream().anyMatch(uri -> uri.contains("rdf/simple/0.9"));
            return first ? "rss-0.90" : "rss-1.0";
        }
        Matcher version = VERSION.matcher(root.attribute("version"));
        return "rss-" + (version.find() ? version.group() : "2.0");
    }

    private static void feed(Item.Draft draft, XmlNode root, XmlNode channel) {
        draft.put("channelTitle", FeedText.text(channel, "title"));
        draft.put("channelLink", FeedText.text(channel, "link"));
        for (XmlNode link : channel.exactly("atom:link")) {
            draft.put("channelLink", link.attribute("href"));
        }
        draft.put("channelLink", channel.attribute("rdf:about"));
        draft.put("ttl", FeedText.text(channel, "ttl"));
        draft.put("copyrightHolder", FeedText.text(channel, "dc:publisher"));
        draft.put("channelLink", root.attribute("xml:base"));
    }

    private static String link(XmlNode item) {
        String link = FeedText.text(item, "link");
        if (!link.isBlank()) {
            return link;
        }
        return Stream.concat(
                        Stream.concat(item.exactly("link").stream(), item.exactly("atom:link").stream())
                                .map(node -> node.attribute("href")),
                        Stream.of(item.attribute("rdf:about"), FeedText.text(item, "feedburner:origlink")))
                .filter(href -> !href.isBlank())
                .findFirst()
                .orElse("");
    }

    /** The name alone; an address by itself is no byline. */
    private static String author(String author) {
        String line = PlainText.line(author);
        Matcher named = MAIL_AND_NAME.matcher(line);
        if (named.matches()) {
            return named.group(1);
        }
        return line.indexOf('@') >= 0 && line.indexOf(' ') < 0 ? "" : line;
    }

    private static void times(Item.Draft draft, XmlNode item) {
        time(draft, "firstCreated", item, "pubdate", "dc:date", "dcterms:created", "dcterms:issued", "atom:published");
        time(draft, "versionCreated", item, "atom:updated", "dcterms:modified", "updated", "lastbuilddate");
        if (draft.first("versionCreated").isEmpty()) {
            draft.put("versionCreated", draft.first("firstCreated"));
        }
        if (draft.first("firstCreated").isEmpty()) {
            draft.put("firstCreated", draft.first("versionCreated"));
        }
        draft.put("expires", FeedText.text(item, "expirationdate"));
    }

    /** The first that is a time; else the first that says anything. */
    static void time(Item.Draft draft, String field, XmlNode item, String... names) {
        var written = Stream.of(names)
                .map(name -> FeedText.text(item, name))
                .filter(time -> !time.isBlank())
                .toList();
        draft.put(
                field,
                written.stream()
                        .filter(time -> Times.parse(time, ZoneOffset.UTC).isPresent())
                        .findFirst()
                        .orElse(written.isEmpty() ? "" : written.getFirst()));
    }

    private static void language(Item.Draft draft, XmlNode item, XmlNode channel, XmlNode root) {
        draft.put("language", FeedText.text(item, "dc:language"));
        draft.put("language", item.attribute("xml:lang"));
        draft.put("language", FeedText.text(channel, "language"));
        draft.put("language", FeedText.text(channel, "dc:language"));
        draft.put("language", root.attribute("xml:lang"));
    }

    private static void topics(Item.Draft draft, XmlNode item) {
        for (XmlNode category : item.exactly("category")) {
            String domain = category.attribute("domain");
            draft.put("category", domain.equals("post_tag") ? "" : category.content());
            // WordPress says which are sections and which are tags; elsewhere they are both.
            draft.put("keyword", domain.equals("category") ? "" : category.content());
            if (!domain.isEmpty()) {
                Codes.subject(draft, domain, category.line(), "", category.line());
            }
        }
        for (XmlNode subject : item.exactly("dc:subject")) {
            draft.put("category", subject.content());
            draft.put("keyword", subject.content());
        }
    }
}
