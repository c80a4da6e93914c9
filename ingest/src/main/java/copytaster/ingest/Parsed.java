package copytaster.ingest;

import copytaster.schemas.Story;

/**
 * An item that is a story.
 *
 * @param format for example {@code newsml-1.2}
 */
public record Parsed(Story story, String format, byte[] original) implements Reading {}
