package copytaster.ingest;

/** What became of one item of a delivery. */
public sealed interface Reading permits Parsed, SetAside, Rejected {

    /** The item's own bytes, for a file of one item those of the file. Not to be changed. */
    byte[] original();
}
