package copytaster.ingest.formats;

/** What a format made of one item of a delivery. */
public sealed interface Found {

    /** An item with text, or a notice about one. */
    record Read(Item item) implements Found {}

    /** Something that is no text story, rightly sent: a picture, a planning item, a catalog. */
    record Aside(String what, byte[] original) implements Found {}

    /** What should have been an item and cannot be read. */
    record Broken(String reason, byte[] original) implements Found {}
}
