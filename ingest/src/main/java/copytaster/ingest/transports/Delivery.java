package copytaster.ingest.transports;

import java.io.IOException;

/** Bytes from a feed, and how to let go of them. */
public interface Delivery {

    /** The file, address or request, for a person. */
    String source();

    /** The encoding the transport names, empty when it names none. */
    String charset();

    /** Why nobody should read it, too large for memory say: it is rejected with this reason and no bytes. Empty for most. */
    default String unread() {
        return "";
    }

    /** Reads the bytes; may be asked again. */
    byte[] bytes() throws IOException;

    /**
     * Kafka has acknowledged everything that was in it: file it away.
     *
     * @param rejected whether any of it could not be read
     */
    void settle(boolean rejected) throws IOException;
}
