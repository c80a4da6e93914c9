package copytaster.ingest.transports;

/** Bytes that are here already, and of which nothing is left on the other side: the place is marked once for the whole poll. */
record Loaded(String source, String charset, byte[] bytes) implements Delivery {

    @Override
    public void settle(boolean rejected) {
        // The place is marked once, when the whole poll is settled.
    }
}
