package copytaster.ingest.transports;

/**
 * How a file looks in a list: another size or time means another content.
 *
 * @param modified milliseconds of the folder's own clock, as exact as it tells; compared with nothing but itself
 */
record FileLooks(String name, long size, long modified) {

    /** As it is remembered. */
    String looks() {
        return size + " " + modified;
    }
}
