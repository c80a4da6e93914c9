package copytaster.ingest;

import static java.util.Objects.requireNonNull;

import copytaster.ingest.transports.ApFeed;
import copytaster.ingest.transports.CursorStore;
import copytaster.ingest.transports.DpaQueue;
import copytaster.ingest.transports.EfeApi;
import copytaster.ingest.transports.FolderTransport;
import copytaster.ingest.transports.PollTransport;
import copytaster.ingest.transports.Transport;
import copytaster.ingest.transports.YonhapApi;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
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
        if (address != null) {
            return new PollTransport(feed, address, authorization(settings), PATIENCE, cursors);
        }
        if (settings.api().isThere()) {
            return api(feed, settings, cursors);
        }
        throw new IllegalStateException("feed " + feed + " is pushed: there is nothing to fetch");
    }

    private static Transport api(String feed, FeedSettings settings, CursorStore cursors) {
        ApiSettings api = settings.api();
        URI address = requireNonNull(api.address());
        Clock clock = Clock.systemUTC();
        return switch (requireNonNull(api.agency())) {
            case EFE ->
                new EfeApi(
                        feed,
                        new EfeApi.Subscription(
                                address, settings.user(), settings.password(), api.product(), api.language()),
                        api.since(),
                        PATIENCE,
                        cursors,
                        clock);
            case DPA -> new DpaQueue(address, authorization(settings), PATIENCE);
            case AP ->
                new ApFeed(feed, address, settings.token(), api.product(), api.since(), PATIENCE, cursors, clock);
            case YONHAP -> new YonhapApi(feed, address, settings.token(), api.since(), PATIENCE, cursors, clock);
        };
    }

    private static String authorization(FeedSettings settings) {
        if (!settings.user().isEmpty()) {
            byte[] both = (settings.user() + ":" + settings.password()).getBytes(StandardCharsets.UTF_8);
            return "Basic " + Base64.getEncoder().encodeToString(both);
        }
        return settings.token().isEmpty() ? "" : "Bearer " + settings.token();
    }
}
