package copytaster.ingest;

import copytaster.ingest.providers.Providers;
import copytaster.ingest.transports.CursorStore;
import copytaster.ingest.transports.Delivery;
import copytaster.ingest.transports.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fetches from a feed once and reads what comes; publishes, moves and advances nothing, and needs no Kafka. */
public final class FeedTest {

    /** One reading and where it came from. */
    public record Sample(String source, Reading reading) {}

    /**
     * What came.
     *
     * @param notes what a person should know besides, a sentence each
     */
    public record Fetched(List<Sample> samples, List<String> notes) {

        public Fetched {
            samples = List.copyOf(samples);
            notes = List.copyOf(notes);
        }
    }

    private static final CursorStore NO_CURSORS = new CursorStore() {
        @Override
        public Map<String, String> load(String feed) {
            return Map.of();
        }

        @Override
        public void save(String feed, Map<String, String> state) {
            throw new IllegalStateException("a test advances nothing");
        }
    };

    private final IngestSettings settings;

    public FeedTest(IngestSettings settings) {
        this.settings = settings;
    }

    /**
     * What the feed would publish now.
     *
     * @throws IllegalArgumentException when there is no such feed, or it is pushed and cannot be fetched
     * @throws IOException when the other side cannot be read
     */
    public Fetched fetch(String feed) throws IOException, InterruptedException {
        FeedSettings wanted = settings.feeds().get(feed);
        if (wanted == null) {
            throw new IllegalArgumentException("there is no feed " + feed + "; the configuration has "
                    + settings.feeds().keySet());
        }
        if (wanted.push()) {
            throw new IllegalArgumentException("feed " + feed + " is pushed: there is nothing to fetch");
        }
        Providers providers =
                settings.providers().isEmpty() ? Providers.standard() : Providers.with(Path.of(settings.providers()));
        var reader = new WireReader(providers);
        var samples = new ArrayList<Sample>();
        var notes = new ArrayList<String>();
        providers.doubt(wanted.provider()).ifPresent(notes::add);
        try (Transport transport = Feeds.transport(feed, wanted, NO_CURSORS)) {
            List<Delivery> deliveries = transport.poll();
            if (wanted.isFolder()) {
                // A folder gives out files on the second look.
                deliveries = transport.poll();
            }
            if (wanted.api().agency() == ApiSettings.Agency.DPA && !deliveries.isEmpty()) {
                notes.add("the queue hides these from the running feed for some minutes, and then gives them again");
            }
            for (Delivery delivery : deliveries) {
                var context = new ReadContext(feed, delivery.source(), wanted.provider(), delivery.charset());
                readings(reader, delivery, context)
                        .forEach(reading -> samples.add(new Sample(delivery.source(), reading)));
            }
            if (transport.more()) {
                notes.add("these are the first " + deliveries.size() + (wanted.isFolder() ? " files" : " answers")
                        + "; more are waiting");
            }
        }
        return new Fetched(samples, notes);
    }

    /** One file that cannot be opened must not hide what the others hold. */
    private static List<Reading> readings(WireReader reader, Delivery delivery, ReadContext context) {
        try {
            byte[] bytes = delivery.bytes();
            return delivery.unread().isEmpty()
                    ? reader.read(bytes, context)
                    : List.of(new Rejected(delivery.unread(), bytes));
        } catch (IOException e) {
            return List.of(new Rejected("cannot be opened: " + e, new byte[0]));
        }
    }
}
