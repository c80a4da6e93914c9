package copytaster.ingest.formats;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** RSS 0.9x to 2.0, RSS 1.0 (RDF) and Atom: a feed and its items, of which any may lack anything and none need be well-formed. */
final class FeedFormat implements Format {

    private static final Set<String> ITEMS = Set.of("item", "Item", "ITEM", "entry", "Entry", "deleted-entry", "ENTRY");
    private static final Set<String> SHARED_ROOTS = Set.of("rdf", "feed", "entry", "channel");
    private static final Pattern FEED = Pattern.compile(
            "(?i)<(?:\\w+:)?(?:item|entry|deleted-entry)\\b|purl\\.org/(?:rss|atom)|w3\\.org/2005/Atom");
    private static final Pattern BEGINNING = Pattern.compile("(?i)<\\?xml|<rss\\b|<rdf:RDF\\b|<feed\\b");
    /** How much of what a server printed before its feed is stepped over, in characters. */
    private static final int LONGEST_PREFACE = 2_000;

    @Override
    public boolean recognises(Content content) {
        String root = content.root().toLowerCase(Locale.ROOT);
        if (root.equals("rss")
                || (SHARED_ROOTS.contains(root) && FEED.matcher(content.text()).find())) {
            return true;
        }
        int beginning = beginning(content);
        return beginning > 0 && new FeedFormat().recognises(from(content, beginning));
    }

    @Override
    public List<Found> read(Content content) {
        int beginning = beginning(content);
        Content feed = beginning > 0 ? from(content, beginning) : content;
        return XmlItems.read(feed, XmlPieces.side(feed.text(), ITEMS), FeedTree::read, FeedFormat::item);
    }

    private static Found item(XmlNode root, byte[] original) {
        String name = root.name();
        if (name.equals("feed") || name.equals("entry")) {
            return AtomEntry.read(root, original);
        }
        return RssItem.read(root, original);
    }

    /** Where the feed begins behind a server's warnings; 0 when nothing stands before it, or nothing like a feed follows. */
    private static int beginning(Content content) {
        String start = content.text().substring(0, Math.min(content.text().length(), LONGEST_PREFACE));
        String root = content.root().toLowerCase(Locale.ROOT);
        if (root.equals("rss") || SHARED_ROOTS.contains(root) || root.equals("html") || content.looksLikeJson()) {
            return 0;
        }
        var beginning = BEGINNING.matcher(start);
        return beginning.find() ? beginning.start() : 0;
    }

    private static Content from(Content content, int beginning) {
        return new Content(content.bytes(), content.text().substring(beginning), content.charset(), content.mark());
    }
}
