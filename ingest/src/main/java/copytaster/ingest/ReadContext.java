package copytaster.ingest;

import static java.util.Objects.requireNonNull;

/**
 * Where bytes come from, for those who read them.
 *
 * @param feed the feed's name
 * @param source the file, address or request
 * @param provider the agency whose rules apply; empty to recognise it by content
 * @param charset what the transport says of the encoding, for example by Content-Type; empty when nothing
 */
public record ReadContext(String feed, String source, String provider, String charset) {

    public ReadContext {
        requireNonNull(feed, "feed");
        requireNonNull(source, "source");
        requireNonNull(provider, "provider");
        requireNonNull(charset, "charset");
    }

    /** The provider is recognised, the encoding found out. */
    public static ReadContext of(String feed, String source) {
        return new ReadContext(feed, source, "", "");
    }
}
