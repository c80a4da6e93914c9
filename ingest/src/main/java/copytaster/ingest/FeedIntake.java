package copytaster.ingest;

import copytaster.ingest.providers.Providers;
import copytaster.ingest.transports.Delivery;
import copytaster.schemas.Contract;
import copytaster.schemas.RawStory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Takes one feed's deliveries: reads, publishes, and returns when Kafka has acknowledged every item. */
final class FeedIntake {

    private static final int REASONS = 10;

    private final String feed;
    private final FeedSettings settings;
    private final WireReader reader;
    private final Providers providers;
    private final WirePublisher publisher;
    private final Clock clock;
    private final FeedCounters counters = new FeedCounters();
    private Set<String> lastPoll = Set.of();

    FeedIntake(String feed, FeedSettings settings, Providers providers, WirePublisher publisher, Clock clock) {
        this.feed = feed;
        this.settings = settings;
        this.reader = new WireReader(providers);
        this.providers = providers;
        this.publisher = publisher;
        this.clock = clock;
    }

    FeedCounters counters() {
        return counters;
    }

    /**
     * Thread-safe for deliveries; a polled list is taken by its one thread.
     *
     * @throws NotTaken when Kafka does not take it: nothing may be settled, it must come again
     * @throws IOException when the delivery's own bytes cannot be read
     */
    Receipt take(Delivery delivery) throws IOException {
        var origin = new WirePublisher.Origin(
                feed, delivery.source(), UUID.randomUUID().toString(), clock.instant());
        byte[] bytes = delivery.bytes();
        List<Reading> readings = delivery.unread().isEmpty()
                ? reader.read(bytes, new ReadContext(feed, delivery.source(), settings.provider(), delivery.charset()))
                : List.of(new Rejected(delivery.unread(), bytes));
        Set<String> seen = new HashSet<>();
        List<Reading> fresh = !settings.isPolled()
                ? readings
                : readings.stream()
                        .filter(reading -> {
                            String mark = mark(reading);
                            seen.add(mark);
                            return !lastPoll.contains(mark);
                        })
                        .toList();
        Receipt receipt = publish(fresh, readings.size() - fresh.size(), origin);
        if (settings.isPolled()) {
            lastPoll = seen;
        }
        counters.add(receipt, bytes.length, clock.instant());
        return receipt;
    }

    private Receipt publish(List<Reading> readings, int unchanged, WirePublisher.Origin origin) throws IOException {
        var stories = new ArrayList<CompletableFuture<Boolean>>();
        var rejections = new ArrayList<CompletableFuture<Void>>();
        var reasons = new ArrayList<String>();
        int setAside = 0;
        for (Reading reading : readings) {
            switch (reading) {
                case Parsed parsed ->
                    stories.add(publisher.story(raw(parsed, settings, providers), settings.wire(), origin));
                case Rejected rejected -> {
                    reasons.add(rejected.reason());
                    rejections.add(publisher.rejected(rejected.reason(), rejected.original(), origin));
                }
                case SetAside aside -> setAside++;
            }
        }
        try {
            rejections.forEach(CompletableFuture::join);
            int tooLarge =
                    (int) stories.stream().filter(CompletableFuture::join).count();
            if (tooLarge > 0) {
                reasons.add(tooLarge + " too large for a wire");
            }
            return new Receipt(
                    readings.size(),
                    stories.size() - tooLarge,
                    rejections.size() + tooLarge,
                    setAside,
                    unchanged,
                    reasons.subList(0, Math.min(REASONS, reasons.size())));
        } catch (CompletionException e) {
            throw new NotTaken(origin.source(), e.getCause());
        }
    }

    /** The story as a feed with these settings publishes it. */
    static RawStory raw(Parsed parsed, FeedSettings settings, Providers providers) {
        String home = settings.home().isEmpty() ? providers.home(parsed.story().getProvider()) : settings.home();
        return RawStory.newBuilder()
                .setStory(parsed.story())
                .setFormat(parsed.format())
                .setHome(home)
                .setContract(new Contract(settings.retentionDays(), settings.redistribute(), settings.learn()))
                .setOriginal(ByteBuffer.wrap(parsed.original()))
                .build();
    }

    /** By what was understood, not by the bytes: a list's own time stamp changes at every poll. */
    private static String mark(Reading reading) {
        byte[] what = reading instanceof Parsed parsed
                ? parsed.story().toString().getBytes(StandardCharsets.UTF_8)
                : reading.original();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(what);
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
