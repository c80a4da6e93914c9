package copytaster.ingest;

/** What cannot be read, with the reason for a person. */
public record Rejected(String reason, byte[] original) implements Reading {}
