package copytaster.ingest.transports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import copytaster.ingest.transports.FeedTrouble.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * dpa's wireQ, a queue over HTTP. Entries are fetched with GET, which hides each for some minutes under a receipt, and deleted
 * by their receipts once Kafka has them; what is not deleted comes again. The other way, to take them off the queue with the
 * fetching, loses what is in hand when a machine dies.
 */
public final class DpaQueue implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(DpaQueue.class);
    private static final String RECEIPT = "_wireq_receipt";

    private final URI queue;
    private final String shown;
    private final Map<String, String> secrets;
    private final Web web;
    private boolean any;
    private Duration wanted = Duration.ZERO;

    /**
     * @param queue the queue's own address, whose path may be the key to it and is never shown
     * @param authorization the header's whole value, empty for none
     */
    public DpaQueue(URI queue, String authorization, Duration patience) {
        this.queue = queue;
        this.shown = PollTransport.shown(queue.resolve("/"));
        this.secrets = authorization.isEmpty() ? Map.of() : Map.of("Authorization", authorization);
        this.web = new Web(patience);
    }

    @Override
    public List<Delivery> poll() throws IOException, InterruptedException {
        Web.Answer answer = ask("GET", "/entries.json").wanted();
        wanted = RetryAfter.of(answer.header("Retry-After")).orElse(Duration.ZERO);
        JsonNode entries = ApiJson.read(answer).path("entries");
        if (!entries.isArray()) {
            throw new FeedTrouble(Kind.UNREADABLE, shown + " answered with no entries");
        }
        var deliveries = new ArrayList<Delivery>();
        for (JsonNode entry : entries) {
            deliveries.add(delivery(entry));
        }
        any = !deliveries.isEmpty();
        return deliveries;
    }

    /** The queue says when it wants to be asked again; while it gives entries, that counts alone. */
    @Override
    public Duration pause(Duration every) {
        if (any && !wanted.isZero()) {
            return wanted;
        }
        return wanted.compareTo(every) > 0 ? wanted : every;
    }

    private Delivery delivery(JsonNode entry) throws IOException {
        String receipt = entry.path(RECEIPT).asText();
        JsonNode story = entry instanceof ObjectNode object ? object.without(RECEIPT) : entry;
        return new Entry(shown + "entries.json#" + entry.path("entry_id").asText(), receipt, ApiJson.write(story));
    }

    private Web.Answer ask(String method, String path) throws IOException, InterruptedException {
        URI address = Query.of(queue, path, Map.of());
        return web.ask(new Web.Question(method, address, shown, Map.of("Accept", "application/json"), secrets));
    }

    @Override
    public void settled() {
        // Each entry was settled by itself.
    }

    @Override
    public void close() {
        web.close();
    }

    private final class Entry implements Delivery {

        private final String source;
        private final String receipt;
        private final byte[] bytes;

        Entry(String source, String receipt, byte[] bytes) {
            this.source = source;
            this.receipt = receipt;
            this.bytes = bytes;
        }

        @Override
        public String source() {
            return source;
        }

        @Override
        public String charset() {
            return "UTF-8";
        }

        @Override
        public byte[] bytes() {
            return bytes;
        }

        @Override
        public void settle(boolean rejected) throws IOException {
            try {
                Web.Answer answer = ask("DELETE", path(receipt));
                if (answer.status() == 404 || answer.status() == 410) {
                    LOG.debug("{}: the receipt has run out; if the entry was not deleted it comes again", source);
                    return;
                }
                if (answer.status() / 100 != 2) {
                    throw kept("answered " + answer.status());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw kept("stopped");
            } catch (FeedTrouble trouble) {
                throw trouble.kind() == Kind.FILE ? trouble : kept(String.valueOf(trouble.getMessage()));
            }
        }

        /** A receipt is told from outside: what no address may hold is written as it must be. */
        private static String path(String receipt) {
            try {
                return new URI(null, null, "/entry/" + receipt, null).toASCIIString();
            } catch (URISyntaxException e) {
                throw new IllegalStateException("a receipt that no path can hold", e);
            }
        }

        /** Of this entry only: the others are in hand already, and hidden from everybody else. */
        private FeedTrouble kept(String why) {
            return new FeedTrouble(Kind.FILE, "it could not be deleted from the queue and comes again: " + why);
        }
    }
}
