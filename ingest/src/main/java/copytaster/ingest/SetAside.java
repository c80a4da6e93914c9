package copytaster.ingest;

/** An item that is rightly sent and no story: a picture, a planning item, a catalog. Counted, not rejected. */
public record SetAside(String what, byte[] original) implements Reading {}
