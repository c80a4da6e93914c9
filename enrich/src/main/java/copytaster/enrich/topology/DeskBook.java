package copytaster.enrich.topology;

import copytaster.schemas.Account;
import copytaster.schemas.Judgement;
import copytaster.schemas.WireHeaders;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Remembers and emits: the only step that changes state, and the last that can. What one record brings about is worked
 * out whole on a {@link Draft}, then written, then sent; the account is written with it.
 */
final class DeskBook extends ContextualProcessor<String, Delivery.Entry, String, Outgoing> {

    private final Composer composer;
    private final Horizons horizons;
    private final TopicTaggers mediaTopics;
    private final Passing passing;
    private final Told told;
    private KeyValueStore<String, Account> accounts;
    private InForce inForce;
    private PrintStore prints;
    private AlmanacStore almanac;
    private Book book;

    DeskBook(Composer composer, Horizons horizons, TopicTaggers mediaTopics, Passing passing, Told told) {
        this.told = told;
        this.passing = passing;
        this.mediaTopics = mediaTopics;
        this.composer = composer;
        this.horizons = horizons;
    }

    @Override
    public void init(ProcessorContext<String, Outgoing> context) {
        super.init(context);
        accounts = context.getStateStore(DeskBookStores.ACCOUNT);
        inForce = new InForce(context, mediaTopics);
        prints = context.getStateStore(DeskBookStores.PRINTS);
        almanac = context.getStateStore(DeskBookStores.ALMANAC);
        book = new Book(
                context.getStateStore(DeskBookStores.STORIES),
                new Clusters(context.getStateStore(DeskBookStores.CLUSTERS)),
                new Judgements(context.<KeyValueStore<String, Judgement>>getStateStore(DeskBookStores.JUDGEMENTS)),
                context.getStateStore(DeskBookStores.CHAINS),
                context.getStateStore(DeskBookStores.DUE),
                prints);
    }

    @Override
    public void process(Record<String, Delivery.Entry> record) {
        Account stored = accounts.get(DeskBookStores.ACCOUNT);
        Account account = stored == null
                ? Account.newBuilder().build()
                : Account.newBuilder(stored).build();
        account.setClock(WireClock.advanced(stored, record.timestamp()));
        var draft = new Draft(book, account);
        Instant seen = Instant.ofEpochMilli(record.timestamp());
        var retagging = new Retagging(book, draft, composer, inForce, seen);
        switch (record.value()) {
            case Delivery.Entry.OfStory story -> new Page(book, draft, composer, horizons, account, seen).story(story);
            case Delivery.Entry.OfTick tick ->
                new Appointments(book, draft, composer, horizons, retagging, account.getClock(), seen).keep();
            case Delivery.Entry.OfJudgement judged ->
                new Rulings(book, draft, composer, horizons, account, seen).keep(judged.judgement());
            // What cannot be read goes to the dead letters whole; what is in force stays.
            case Delivery.Entry.OfRules change -> {
                if (inForce.isNews(change.rules())) {
                    draft.later(() -> inForce.put(change.rules()));
                    retagging.appoint(account.getClock());
                }
            }
            case Delivery.Entry.OfModel change -> {
                if (inForce.isNews(change.model())) {
                    draft.later(() -> inForce.put(change.model()));
                    retagging.appoint(account.getClock());
                }
            }
        }
        List<Emission> emissions = draft.settle();
        draft.write();
        prints.expire(account.getClock(), horizons.window());
        almanac.turn(account.getClock());
        if (record.value() instanceof Delivery.Entry.OfStory story) {
            almanac.note(account, story);
        }
        accounts.put(DeskBookStores.ACCOUNT, account);
        emit(emissions, record);
    }

    private void emit(List<Emission> emissions, Record<String, Delivery.Entry> cause) {
        int wire = context().taskId().partition();
        boolean again = context()
                .recordMetadata()
                .filter(from -> told.before(from.partition(), from.offset()))
                .isPresent();
        for (Emission emission : emissions) {
            var headers = new RecordHeaders(cause.headers());
            WireHeaders.put(
                    headers, WireHeaders.ENRICHED, Long.toString(context().currentSystemTimeMs()));
            context()
                    .recordMetadata()
                    .ifPresent(from -> WireHeaders.put(headers, WireHeaders.WIRE, Integer.toString(from.partition())));
            if (again) {
                WireHeaders.put(headers, WireHeaders.AGAIN, "true");
            }
            emission.before().ifPresent(before -> WireHeaders.put(headers, WireHeaders.BEFORE, Long.toString(before)));
            var whole = new Record<>(emission.key(), new Outgoing(wire, emission.story()), cause.timestamp(), headers);
            context().forward(whole, EnrichTopology.WIRE_ENRICHED);
            if (emission.story() != null) {
                passing.passes(
                        emission.story(),
                        cause.headers(),
                        Instant.ofEpochMilli(context().currentSystemTimeMs()));
            }
            for (String desk : emission.desks()) {
                if (!again && inForce.rules().withTopic().contains(desk)) {
                    var addressed = new RecordHeaders(headers);
                    WireHeaders.put(addressed, EnrichTopology.DESK_HEADER, desk);
                    context()
                            .forward(
                                    new Record<>(
                                            emission.key(),
                                            new Outgoing(wire, emission.forDesks()),
                                            cause.timestamp(),
                                            addressed),
                                    EnrichTopology.DESK_TOPICS);
                }
            }
        }
    }
}
