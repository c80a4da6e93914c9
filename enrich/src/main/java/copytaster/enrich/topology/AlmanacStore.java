package copytaster.enrich.topology;

import copytaster.enrich.almanac.Almanac;
import copytaster.enrich.almanac.Recurrence;
import copytaster.enrich.words.PackedInts;
import copytaster.schemas.Account;
import copytaster.schemas.AlmanacPage;
import copytaster.schemas.ClusterMember;
import copytaster.schemas.EnrichedStory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The almanac, on disk and in the changelog: one page a day that is over, and one entry a story of the day that is not.
 * In memory it is built from these when it is first asked for, which is after any restore. Days are the wire's clock's.
 */
final class AlmanacStore implements StateStore {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final KeyValueStore<String, AlmanacPage> pages;
    private final int days;
    private @Nullable Almanac almanac;

    private AlmanacStore(KeyValueStore<String, AlmanacPage> pages, int days) {
        this.pages = pages;
        this.days = days;
    }

    /** Reads the almanac anew when it is next asked for: a task that begins may have another content under it. */
    void reindex() {
        almanac = null;
    }

    /** @param clock milliseconds of the wire's clock, with the story that is asked about */
    Recurrence recall(int[] skeleton, long clock) {
        return almanac().recall(skeleton, day(clock));
    }

    /** Enters a story, if it is a new instance of its form. */
    void note(Account account, Delivery.Entry.OfStory delivery) {
        EnrichedStory story = delivery.enriched();
        int[] skeleton = delivery.judged().finding().print().skeleton();
        if (story == null || story.getVersions() > 1 || skeleton.length == 0) {
            return;
        }
        if (Almanac.counts(story.getVerdict().getRelation(), minutesBehind(story))) {
            note(account.getClock(), account.getAccepted(), skeleton);
        }
    }

    /** @param number tells the stories of a day apart */
    void note(long clock, long number, int[] skeleton) {
        long day = day(clock);
        // Before the store is written: the almanac may only now be read from it.
        almanac().note(day, skeleton);
        pages.put(entryKey(day, number), page(skeleton));
    }

    /** Makes pages of the days that are over, and tears out those beyond the horizon. */
    void turn(long clock) {
        long today = day(clock);
        for (long over : almanac().openBefore(today)) {
            int[] forms = almanac().formsOf(over);
            pages.put(pageKey(over), page(forms));
            entriesOf(over).forEach(pages::delete);
            almanac().close(over, forms);
        }
        for (long gone : almanac().beyondHorizon(today)) {
            pages.delete(pageKey(gone));
            almanac().forget(gone);
        }
    }

    /** What is stored, in order: the pages, and after its own day's page the entries of a day. */
    List<String> keys() {
        var keys = new ArrayList<String>();
        try (KeyValueIterator<String, AlmanacPage> all = pages.all()) {
            all.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }

    private Almanac almanac() {
        Almanac read = almanac;
        if (read == null) {
            read = new Almanac(days);
            try (KeyValueIterator<String, AlmanacPage> all = pages.all()) {
                while (all.hasNext()) {
                    var page = all.next();
                    int[] forms = PackedInts.unpack(page.value.getForms());
                    int dash = page.key.indexOf('-');
                    if (dash < 0) {
                        read.close(Long.parseLong(page.key), forms);
                    } else {
                        read.note(Long.parseLong(page.key.substring(0, dash)), forms);
                    }
                }
            }
            almanac = read;
        }
        return read;
    }

    private List<String> entriesOf(long day) {
        var keys = new ArrayList<String>();
        try (KeyValueIterator<String, AlmanacPage> range = pages.range(pageKey(day) + "-", pageKey(day) + ".")) {
            range.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }

    private static long minutesBehind(EnrichedStory story) {
        return story.getCluster().stream()
                .filter(member -> member.getKey().equals(story.getKey()))
                .mapToLong(ClusterMember::getMinutesBehind)
                .findFirst()
                .orElse(0);
    }

    private static AlmanacPage page(int[] forms) {
        return AlmanacPage.newBuilder().setForms(PackedInts.pack(forms)).build();
    }

    private static long day(long clock) {
        return Math.floorDiv(Math.max(0, clock), DAY);
    }

    private static String pageKey(long day) {
        return "%08d".formatted(day);
    }

    private static String entryKey(long day, long number) {
        return "%s-%012d".formatted(pageKey(day), number);
    }

    @Override
    public String name() {
        return pages.name();
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        // After an aborted transaction the same store is opened again with less in it.
        reindex();
        pages.init(context, root);
    }

    @Override
    public void flush() {
        pages.flush();
    }

    @Override
    public void close() {
        pages.close();
    }

    @Override
    public boolean persistent() {
        return pages.persistent();
    }

    @Override
    public boolean isOpen() {
        return pages.isOpen();
    }

    static StoreBuilder<AlmanacStore> builder(KeyValueBytesStoreSupplier kept, Serde<AlmanacPage> serde, int days) {
        return new Builder(Stores.keyValueStoreBuilder(kept, Serdes.String(), serde), days);
    }

    private record Builder(StoreBuilder<KeyValueStore<String, AlmanacPage>> pages, int days)
            implements StoreBuilder<AlmanacStore> {

        @Override
        public StoreBuilder<AlmanacStore> withCachingEnabled() {
            throw new UnsupportedOperationException("the almanac in memory is the cache");
        }

        @Override
        public StoreBuilder<AlmanacStore> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<AlmanacStore> withLoggingEnabled(Map<String, String> config) {
            pages.withLoggingEnabled(config);
            return this;
        }

        @Override
        public StoreBuilder<AlmanacStore> withLoggingDisabled() {
            pages.withLoggingDisabled();
            return this;
        }

        @Override
        public AlmanacStore build() {
            return new AlmanacStore(pages.build(), days);
        }

        @Override
        public Map<String, String> logConfig() {
            return pages.logConfig();
        }

        @Override
        public boolean loggingEnabled() {
            return pages.loggingEnabled();
        }

        @Override
        public String name() {
            return pages.name();
        }
    }
}
