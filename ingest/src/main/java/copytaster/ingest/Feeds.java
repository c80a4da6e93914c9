package copytaster.ingest;

import copytaster.ingest.transports.CursorStore;
import copytaster.ingest.transports.FolderTransport;
import copytaster.ingest.transports.PollTransport;
import copytaster.ingest.transports.Transport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/** Makes a feed's transport by its settings. */
final class Feeds {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Feeds() {}

    /** For feeds that are looked at; a pushed feed has none. */
    static Transport transport(String feed, FeedSettings settings, CursorStore cursors) {
        if (!settings.directory().isEmpty()) {
            return FolderTransport.watching(feed, Path.of(settings.directory()), settings.after(), cursors);
        }
        if (settings.ftp().isThere()) {
            return FolderTransport.watching(
                    feed, settings.ftp().folder(settings.user(), settings.password()), settings.after(), cursors);
        }
        URI address = settings.poll();
        if (address == null) {
            throw new IllegalStateException("feed " + feed + " is pushed: there is nothing to fetch");
        }
        return new PollTransport(feed, address, authorization(settings), PATIENCE, cursors);
    }

    private static String authorization(FeedSettings settings) {
        if (!settings.user().isEmpty()) {
            byte[] both = (settings.user() + ":" + settings.password()).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(both);
        }
        return settings.token().isEmpty() ? "" : "Bearer " + settings.token();
    }
}
