package copytaster.ingest;

import copytaster.ingest.formats.Formats;
import copytaster.ingest.formats.Found;
import copytaster.ingest.formats.Item;
import copytaster.ingest.providers.NoStory;
import copytaster.ingest.providers.Providers;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a delivery into stories: the format by its content, the meaning by its provider. Pure, thread-safe, never throws. */
public final class WireReader {

    private static final Logger LOG = LoggerFactory.getLogger(WireReader.class);

    private final Providers providers;

    public WireReader(Providers providers) {
        this.providers = providers;
    }

    /** With the providers that come with Copytaster. */
    public static WireReader standard() {
        return new WireReader(Providers.standard());
    }

    /** One reading an item, in the delivery's order; never empty. */
    public List<Reading> read(byte[] bytes, ReadContext context) {
        try {
            return Formats.read(bytes, context.charset()).stream()
                    .map(found -> reading(found, context))
                    .toList();
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("a fault of Copytaster's while reading {} of feed {}", context.source(), context.feed(), e);
            return List.of(new Rejected("could not be read, by a fault of Copytaster's: " + e, bytes));
        }
    }

    private Reading reading(Found found, ReadContext context) {
        return switch (found) {
            case Found.Read read -> story(read.item(), context);
            case Found.Aside aside -> new SetAside(aside.what(), aside.original());
            case Found.Broken broken -> new Rejected(broken.reason(), broken.original());
        };
    }

    private Reading story(Item item, ReadContext context) {
        try {
            return new Parsed(providers.story(item, context.provider()), item.format(), item.original());
        } catch (NoStory e) {
            return new Rejected(item.format() + ": " + e.getMessage(), item.original());
        }
    }
}
