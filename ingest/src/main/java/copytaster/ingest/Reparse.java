package copytaster.ingest;

import copytaster.ingest.providers.Providers;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RawStory;
import copytaster.schemas.StoryKey;
import copytaster.schemas.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Sends what was rejected through today's formats and providers again. What can be read now goes to {@code wire.raw} as its
 * feed, as it is configured now, would publish it: key, partition, contract, and the trace of the delivery it came with.
 * What still cannot be read stays where it is. Nothing is published twice, however often this runs: what has gone out is
 * remembered on {@code wire.cursors} once Kafka has it.
 */
public final class Reparse {

    private static final int SAVE_EVERY = 200;

    private final IngestSettings settings;
    private final KafkaSettings kafka;
    private final Providers providers;
    private final WireReader reader;
    private final Clock clock;

    /**
     * What became of one rejected item.
     *
     * @param stories the keys of those that can be read now
     * @param setAside what is known now to be no story
     * @param reasons why the rest, or all of it, still cannot be read; empty when it can
     */
    public record Again(RejectedItem item, List<String> stories, List<String> setAside, List<String> reasons) {

        public Again {
            stories = List.copyOf(stories);
            setAside = List.copyOf(setAside);
            reasons = List.copyOf(reasons);
        }
    }

    /** @param clock stamps the records */
    public Reparse(IngestSettings settings, KafkaSettings kafka, Clock clock) {
        this.settings = settings;
        this.kafka = kafka;
        this.providers =
                settings.providers().isEmpty() ? Providers.standard() : Providers.with(Path.of(settings.providers()));
        this.reader = new WireReader(providers);
        this.clock = clock;
    }

    /**
     * Tries everything that has not gone out since it was rejected, oldest first.
     *
     * @param publish false to try only: nothing is published, nothing remembered
     * @throws IllegalStateException when there is no topic of rejected items, or Kafka does not take a story; what it took
     *     before is remembered
     */
    public void run(RejectedItems.Wanted wanted, boolean publish, Consumer<Again> report) {
        var items = new RejectedItems(kafka);
        long beginning = items.beginning();
        if (publish) {
            new Topics(kafka).publishedSchemas().publish();
        }
        try (var cursors = new KafkaCursors(kafka);
                var publisher = new WirePublisher(kafka, clock)) {
            var marks = new ReparseMarks(cursors.load(ReparseMarks.CURSOR));
            marks.forgetBefore(beginning);
            var unsaved = new ArrayList<Again>();
            try {
                items.read(beginning, wanted, item -> {
                    if (!marks.isDone(item)) {
                        Again again = again(item, marks, publisher, publish);
                        report.accept(again);
                        unsaved.add(again);
                    }
                    if (publish && unsaved.size() >= SAVE_EVERY) {
                        cursors.save(ReparseMarks.CURSOR, marks.state());
                        unsaved.clear();
                    }
                });
            } finally {
                if (publish && !unsaved.isEmpty()) {
                    cursors.save(ReparseMarks.CURSOR, marks.state());
                }
            }
        }
    }

    private Again again(RejectedItem item, ReparseMarks marks, WirePublisher publisher, boolean publish) {
        FeedSettings feed = settings.feeds().get(item.feed());
        if (feed == null) {
            return stays(
                    item,
                    "there is no feed " + item.feed() + " in the configuration, whose contract and wire would apply");
        }
        if (feed.wire() >= publisher.wires()) {
            return stays(item, "wire " + feed.wire() + " of feed " + item.feed() + " is not there");
        }
        if (item.isCut()) {
            return stays(item, item.reason());
        }
        var stories = new ArrayList<Parsed>();
        var aside = new ArrayList<String>();
        var reasons = new ArrayList<String>();
        var context = new ReadContext(item.feed(), item.source(), feed.provider(), "");
        for (Reading reading : reader.read(item.original(), context)) {
            switch (reading) {
                case Parsed parsed -> {
                    if (!publisher.fits(FeedIntake.raw(parsed, feed, providers))) {
                        reasons.add("story " + StoryKey.of(parsed.story()) + " is too large for a wire");
                    } else if (!marks.isDone(item, parsed)) {
                        stories.add(parsed);
                    }
                }
                case SetAside set -> aside.add(set.what());
                case Rejected rejected -> reasons.add(rejected.reason());
            }
        }
        if (publish) {
            publish(item, stories, feed, publisher);
            if (reasons.isEmpty()) {
                marks.done(item);
            } else {
                marks.done(item, stories);
            }
        }
        return new Again(
                item,
                stories.stream().map(parsed -> StoryKey.of(parsed.story())).toList(),
                aside,
                reasons);
    }

    private void publish(RejectedItem item, List<Parsed> stories, FeedSettings feed, WirePublisher publisher) {
        var origin = new WirePublisher.Origin(item.feed(), item.source(), item.trace(), clock.instant());
        var sent = new ArrayList<CompletableFuture<Boolean>>();
        for (Parsed story : stories) {
            RawStory raw = FeedIntake.raw(story, feed, providers);
            sent.add(publisher.story(raw, feed.wire(), origin));
        }
        try {
            sent.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "Kafka does not take what can be read of #" + item.offset() + ": " + e.getCause(), e);
        }
    }

    private static Again stays(RejectedItem item, String reason) {
        return new Again(item, List.of(), List.of(), List.of(reason));
    }
}
