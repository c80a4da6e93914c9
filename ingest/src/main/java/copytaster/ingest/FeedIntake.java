package copytaster.ingest;

import copytaster.ingest.providers.Providers;
import copytaster.ingest.transports.Delivery;
import copytaster.schemas.Contract;
import copytaster.schemas.RawStory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

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
    private final Seen seen = new Seen();

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
     * Thread-safe for deliveries; an asked feed is taken by its one thread.
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
        if (!settings.isPolled()) {
            return counted(publish(readings, 0, origin), bytes);
        }
        List<Seen.Mark> marks = readings.stream().map(Seen.Mark::of).toList();
        List<Reading> fresh = IntStream.range(0, readings.size())
                .filter(n -> !seen.has(marks.get(n)))
                .mapToObj(readings::get)
                .toList();
        Receipt receipt = publish(fresh, readings.size() - fresh.size(), origin);
        seen.show(marks);
        return counted(receipt, bytes);
    }

    private Receipt counted(Receipt receipt, byte[] bytes) {
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
}
