package copytaster.enrich.topology;

import copytaster.enrich.desks.Rules;
import copytaster.schemas.Account;
import copytaster.schemas.Judgement;
import copytaster.schemas.RuleSet;
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
    private KeyValueStore<String, RuleSet> ruleSets;
    private KeyValueStore<String, Account> accounts;
    private RulesInForce rules;
    private PrintStore prints;
    private AlmanacStore almanac;
    private Book book;

    DeskBook(Composer composer, Horizons horizons) {
        this.composer = composer;
        this.horizons = horizons;
    }

    @Override
    public void init(ProcessorContext<String, Outgoing> context) {
        super.init(context);
        ruleSets = context.getStateStore(DeskBookStores.RULES);
        accounts = context.getStateStore(DeskBookStores.ACCOUNT);
        rules = new RulesInForce(ruleSets);
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
        switch (record.value()) {
            case Delivery.Entry.OfStory story -> new Page(book, draft, composer, horizons, account, seen).story(story);
            case Delivery.Entry.OfTick tick ->
                new Appointments(book, draft, composer, horizons, account.getClock(), seen).keep();
            case Delivery.Entry.OfJudgement judged ->
                new Rulings(book, draft, composer, horizons, account, seen).keep(judged.judgement());
            case Delivery.Entry.OfRules change -> refuseUnlessReadable(change.rules());
        }
        List<Emission> emissions = draft.settle();
        draft.write();
        prints.expire(account.getClock(), horizons.window());
        almanac.turn(account.getClock());
        if (record.value() instanceof Delivery.Entry.OfStory story) {
            almanac.note(account, story);
        }
        if (record.value() instanceof Delivery.Entry.OfRules change) {
            ruleSets.put(DeskBookStores.IN_FORCE, change.rules());
        }
        accounts.put(DeskBookStores.ACCOUNT, account);
        emit(emissions, record);
    }

    /** A rule set that cannot be read goes to the dead letters whole; the one in force stays. */
    private static void refuseUnlessReadable(RuleSet change) {
        Rules unused = Rules.of(change);
    }

    private void emit(List<Emission> emissions, Record<String, Delivery.Entry> cause) {
        int wire = context().taskId().partition();
        for (Emission emission : emissions) {
            var headers = new RecordHeaders(cause.headers());
            WireHeaders.put(
                    headers, WireHeaders.ENRICHED, Long.toString(context().currentSystemTimeMs()));
            context()
                    .recordMetadata()
                    .ifPresent(from -> WireHeaders.put(headers, WireHeaders.WIRE, Integer.toString(from.partition())));
            var whole = new Record<>(emission.key(), new Outgoing(wire, emission.story()), cause.timestamp(), headers);
            context().forward(whole, EnrichTopology.WIRE_ENRICHED);
            for (String desk : emission.desks()) {
                if (rules.get().withTopic().contains(desk)) {
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
