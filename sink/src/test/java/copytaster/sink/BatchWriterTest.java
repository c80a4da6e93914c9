package copytaster.sink;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.sink.Outcome.Busy;
import copytaster.sink.Outcome.Indexed;
import copytaster.sink.Outcome.Refused;
import copytaster.sink.Outcome.Stale;
import copytaster.sink.Outcome.Unsplit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BatchWriterTest {

    private final Troubled index = new Troubled();
    private final List<String> waits = new ArrayList<>();

    @Test
    void bulksAreBoundedByCount() {
        assertThat(write(2, 1_000_000, "a", "b", "c", "d", "e")).hasSize(5).containsOnly(new Indexed());
        assertThat(index.bulks).startsWith("a b", "c d", "e");
    }

    @Test
    void bulksAreBoundedByBytesButALargeStoryPassesAlone() {
        int one = StoryDocument.of(Stories.fresh("a", 1)).bytes();
        write(100, 2 * one, "a", "b", "c");
        assertThat(index.bulks).startsWith("a b", "c");
        index.bulks.clear();
        write(100, 10, "d", "e");
        assertThat(index.bulks).startsWith("d", "e");
    }

    @Test
    void onlyBusyItemsAreSentAgain() {
        index.answerOnce(documents -> of(documents, id -> id.equals("b") ? new Busy("queue full") : null));
        assertThat(write(10, 1_000_000, "a", "b", "c")).containsOnly(new Indexed());
        assertThat(index.bulks).startsWith("a b c", "b");
        assertThat(waits).containsExactly("queue full");
    }

    @Test
    void aBrokenConnectionSendsTheWholeBulkAgainAndWhatHadArrivedIsStale() {
        index.answerOnce(documents -> {
            index.inner.writeStories(documents);
            throw new IndexBusyException("connection reset");
        });
        assertThat(write(10, 1_000_000, "a", "b")).containsOnly(new Stale());
        assertThat(index.inner.stories()).containsOnlyKeys("example/a", "example/b");
        assertThat(index.inner.versions()).hasSize(2);
    }

    @Test
    void aBulkThatIsTooLargeIsHalvedUntilTheOneThatIsTooLargeStandsAlone() {
        index.always(documents -> documents.size() > 2 || ids(documents).contains("d")
                ? of(documents, id -> new Unsplit("HTTP 413"))
                : null);
        assertThat(write(10, 1_000_000, "a", "b", "c", "d", "e"))
                .containsExactly(new Indexed(), new Indexed(), new Indexed(), new Refused("HTTP 413"), new Indexed());
        assertThat(waits).isEmpty();
    }

    @Test
    void aKillCountsEvenWhereItsDocumentIsRefused() {
        BatchWriter writer = writer(10, 1_000_000);
        writer.write(List.of(StoryDocument.of(Stories.fresh("a", 1))));
        index.answerOnce(documents -> of(documents, id -> new Refused("immense term")));
        assertThat(writer.write(List.of(StoryDocument.of(Stories.kill("a", 2)))))
                .containsExactly(new Refused("immense term"));
        assertThat(index.inner.stories().get("example/a"))
                .containsEntry("status", "KILLED")
                .doesNotContainKeys("body", "headline");
        assertThat(index.inner.versions().get("example/a@1")).containsEntry("status", "KILLED");
    }

    private List<Outcome.Settled> write(int mostRecords, int mostBytes, String... ids) {
        return writer(mostRecords, mostBytes)
                .write(Arrays.stream(ids)
                        .map(id -> Stories.fresh(id, 1))
                        .map(StoryDocument::of)
                        .toList());
    }

    private BatchWriter writer(int mostRecords, int mostBytes) {
        Patience patience = new Patience() {
            @Override
            public void await(String reason) {
                waits.add(reason);
            }

            @Override
            public void worked() {}
        };
        return new BatchWriter(
                index, patience, new SinkSettings(null, null, 0, mostRecords, mostBytes, null, null, null));
    }

    private static List<Outcome> of(List<StoryDocument> documents, Function<String, Outcome> outcome) {
        return documents.stream().map(document -> outcome.apply(id(document))).toList();
    }

    private static String id(StoryDocument document) {
        return document.key().substring("example/".length());
    }

    private static List<String> ids(List<StoryDocument> documents) {
        return documents.stream().map(BatchWriterTest::id).toList();
    }

    /** An index in memory with the answers of a busy one in front; a null among them lets a document through. */
    private static final class Troubled implements StoryIndex {

        final InMemoryStoryIndex inner = new InMemoryStoryIndex();
        final List<String> bulks = new ArrayList<>();
        private final List<Function<List<StoryDocument>, List<Outcome>>> once = new ArrayList<>();
        private Function<List<StoryDocument>, List<Outcome>> always = documents -> null;

        void answerOnce(Function<List<StoryDocument>, List<Outcome>> answer) {
            once.add(answer);
        }

        void always(Function<List<StoryDocument>, List<Outcome>> answer) {
            always = answer;
        }

        @Override
        public List<Outcome> writeStories(List<StoryDocument> documents) {
            bulks.add(String.join(" ", ids(documents)));
            List<Outcome> scripted = (once.isEmpty() ? always : once.removeFirst()).apply(documents);
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < documents.size(); i++) {
                Outcome trouble = scripted == null ? null : scripted.get(i);
                outcomes.add(
                        trouble == null
                                ? inner.writeStories(List.of(documents.get(i))).getFirst()
                                : trouble);
            }
            return outcomes;
        }

        @Override
        public List<Outcome> writeVersions(List<StoryDocument> documents) {
            return inner.writeVersions(documents);
        }

        @Override
        public Set<String> killed(Collection<String> keys) {
            return inner.killed(keys);
        }

        @Override
        public Set<StoryDocument> searchable(Collection<StoryDocument> documents) {
            return inner.searchable(documents);
        }

        @Override
        public void emptyVersions(Collection<String> keys) {
            inner.emptyVersions(keys);
        }

        @Override
        public long tidy(Instant now) {
            return inner.tidy(now);
        }

        @Override
        public void prepare() {}

        @Override
        public void close() {}
    }
}
