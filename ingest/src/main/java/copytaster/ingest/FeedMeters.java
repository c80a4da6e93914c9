package copytaster.ingest;

import copytaster.ingest.transports.FeedTrouble;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Shows a feed's counters as {@code ingest_feed_*}, by the names that Prometheus expects. */
final class FeedMeters {

    private static final double MILLIS = 1000.0;

    private final MeterRegistry registry;

    FeedMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void add(String feed, FeedCounters counters) {
        count("deliveries", "Files, answers and requests taken", feed, counters, FeedCounters.Counts::deliveries);
        count(
                "received",
                "Items received: published, rejected or set aside",
                feed,
                counters,
                FeedCounters.Counts::received);
        count("published", "Stories on wire.raw", feed, counters, FeedCounters.Counts::published);
        count("rejected", "Items on wire.rejected", feed, counters, FeedCounters.Counts::rejected);
        count(
                "set.aside",
                "Items that are no stories: pictures, planning, catalogues",
                feed,
                counters,
                FeedCounters.Counts::setAside);
        count(
                "unchanged",
                "Items of a polled list that stood in it before",
                feed,
                counters,
                FeedCounters.Counts::unchanged);
        count("bytes", "Bytes of all deliveries", feed, counters, FeedCounters.Counts::bytes);
        for (FeedTrouble.Kind kind : FeedTrouble.Kind.values()) {
            FunctionCounter.builder("ingest.feed.errors", counters, own -> own.counts()
                            .failuresByKind()
                            .getOrDefault(kind, 0L))
                    .description("Deliveries and looks at the feed that failed, by cause")
                    .tag("feed", feed)
                    .tag("cause", kind.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        Gauge.builder("ingest.feed.last.story.timestamp", counters, FeedMeters::lastStory)
                .description(
                        "When the last story was published, in seconds since 1970; 0 before the first since the start")
                .baseUnit("seconds")
                .tag("feed", feed)
                .register(registry);
    }

    void add(FeedHealth health) {
        gauge(
                "silent",
                "1 while the feed is silent beyond its habit, or beyond silentAfter until that is known",
                health,
                own -> own.isSilent() ? 1 : 0);
        gauge(
                "flooding",
                "1 while the feed sends more than it ever did at this hour of the week",
                health,
                own -> own.habit().isFlood(own.now()) ? 1 : 0);
        gauge("last.hour.stories", "Stories within the last sixty minutes", health, own -> own.habit()
                .lastHour(own.now()));
        gauge(
                "usual.hour.stories",
                "Stories that are usual at this hour of the week; 0 while that is not known",
                health,
                own -> own.habit().usual(own.now()).orElse(0));
        gauge("habit.hours", "Hours of the week, of 168, whose habit is known", health, own -> own.habit()
                .knownHours());
        Gauge.builder(
                        "ingest.feed.silence",
                        health,
                        own -> own.habit().silence(own.now()).toMillis() / MILLIS)
                .description("Since the last story, or since the start")
                .baseUnit("seconds")
                .tag("feed", health.feed())
                .register(registry);
    }

    private void gauge(String name, String description, FeedHealth health, ToDoubleFunction<FeedHealth> value) {
        Gauge.builder("ingest.feed." + name, health, value)
                .description(description)
                .tag("feed", health.feed())
                .register(registry);
    }

    private void count(
            String name,
            String description,
            String feed,
            FeedCounters counters,
            ToDoubleFunction<FeedCounters.Counts> count) {
        FunctionCounter.builder("ingest.feed." + name, counters, own -> count.applyAsDouble(own.counts()))
                .description(description)
                .tag("feed", feed)
                .register(registry);
    }

    private static double lastStory(FeedCounters counters) {
        return counters.counts().lastStory().map(Instant::toEpochMilli).orElse(0L) / MILLIS;
    }
}
