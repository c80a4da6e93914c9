package copytaster.ingest.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads an XML delivery item by item. */
final class XmlItems {

    /** What one format makes of a document that holds one item. */
    interface ItemReader {
        Found read(XmlNode root, byte[] original) throws Unreadable;
    }

    /** The same for a format whose items may hold several stories: each is found with the item's bytes. */
    interface StoriesReader {
        List<Found> read(XmlNode root, byte[] original) throws Unreadable;
    }

    /** How a document becomes a tree. */
    interface TreeReader {
        XmlNode read(String document) throws Unreadable;
    }

    private XmlItems() {}

    static List<Found> read(Content content, Set<String> elements, ItemReader reader) {
        return read(content, elements, XmlReader::read, reader);
    }

    static List<Found> read(Content content, Set<String> elements, TreeReader trees, ItemReader reader) {
        return read(content, XmlPieces.of(content.text(), elements), trees, reader);
    }

    static List<Found> read(Content content, XmlPieces.Pieces pieces, TreeReader trees, ItemReader reader) {
        return readStories(content, pieces, trees, (root, original) -> List.of(reader.read(root, original)));
    }

    static List<Found> readStories(Content content, Set<String> elements, StoriesReader reader) {
        return readStories(content, XmlPieces.of(content.text(), elements), XmlReader::read, reader);
    }

    private static List<Found> readStories(
            Content content, XmlPieces.Pieces pieces, TreeReader trees, StoriesReader reader) {
        var found = new ArrayList<Found>();
        boolean whole = pieces.documents().size() == 1 && pieces.tail().isEmpty();
        for (String document : pieces.documents()) {
            byte[] original = whole ? content.bytes() : content.encode(document);
            try {
                found.addAll(reader.read(trees.read(document), original));
            } catch (Unreadable e) {
                found.add(new Found.Broken(String.valueOf(e.getMessage()), original));
            }
        }
        if (pieces.documents().isEmpty()) {
            found.add(new Found.Broken(
                    "what stands before the items is too long to go with each of them", content.bytes()));
        } else if (!pieces.tail().isEmpty()) {
            found.add(new Found.Broken(remainder(pieces.documents().size()), content.encode(pieces.tail())));
        }
        return found;
    }

    private static String remainder(int read) {
        return read < XmlPieces.MOST_ITEMS
                ? "the file breaks off after " + read + " whole items, which were read; ask for the rest again"
                : "the file holds more than the " + read
                        + " items that were read: no agency sends so many; ask for the rest" + " in parts";
    }
}
