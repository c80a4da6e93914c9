package copytaster.sink;

import copytaster.sink.Outcome.Busy;
import copytaster.sink.Outcome.Refused;
import copytaster.sink.Outcome.Settled;
import copytaster.sink.Outcome.Stale;
import copytaster.sink.Outcome.Unsplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Brings a batch of documents into both indices, and does not return before every one is settled.
 *
 * <p>The stories go first: from then on the index knows which of them are killed, so that no version's text is written
 * after its story's kill, in whatever order and however often they come.
 */
final class BatchWriter {

    private final StoryIndex index;
    private final Patience patience;
    private final int mostRecords;
    private final int mostBytes;

    BatchWriter(StoryIndex index, Patience patience, SinkSettings settings) {
        this.index = index;
        this.patience = patience;
        this.mostRecords = settings.batchRecords();
        this.mostBytes = settings.batchBytes();
    }

    /** What became of each document, in their order; refused where either index refused it. */
    List<Settled> write(List<StoryDocument> documents) {
        List<Settled> settled = new ArrayList<>(settle(documents, index::writeStories));
        settle(refusedKills(documents, settled), index::writeStories);

        Set<String> killedNow = new HashSet<>();
        documents.stream().filter(StoryDocument::killed).forEach(document -> killedNow.add(document.key()));
        insist(() -> {
            index.emptyVersions(killedNow);
            return true;
        });

        Set<String> killed = new HashSet<>(killedNow);
        killed.addAll(killedEarlier(documents, settled, killedNow));
        writeVersions(documents, settled, killed);
        return settled;
    }

    private void writeVersions(List<StoryDocument> documents, List<Settled> settled, Set<String> killed) {
        List<Integer> positions = new ArrayList<>();
        List<StoryDocument> versions = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            StoryDocument document = documents.get(i);
            if (document.newText() && !(settled.get(i) instanceof Refused)) {
                positions.add(i);
                versions.add(killed.contains(document.key()) ? document.emptied() : document);
            }
        }
        List<Settled> outcomes = settle(versions, index::writeVersions);
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i) instanceof Refused refused) {
                settled.set(positions.get(i), refused);
            }
        }
    }

    /** A kill counts even where something in it is refused: then its bare fact is written. */
    private static List<StoryDocument> refusedKills(List<StoryDocument> documents, List<Settled> settled) {
        List<StoryDocument> bare = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            if (documents.get(i).killed() && settled.get(i) instanceof Refused) {
                bare.add(documents.get(i).bare());
            }
        }
        return bare;
    }

    /** Only what is stale can belong to a story that is killed already. */
    private Set<String> killedEarlier(List<StoryDocument> documents, List<Settled> settled, Set<String> killedNow) {
        Set<String> doubtful = new HashSet<>();
        for (int i = 0; i < documents.size(); i++) {
            StoryDocument document = documents.get(i);
            if (document.newText() && settled.get(i) instanceof Stale && !killedNow.contains(document.key())) {
                doubtful.add(document.key());
            }
        }
        return doubtful.isEmpty() ? Set.of() : insist(() -> index.killed(doubtful));
    }

    private List<Settled> settle(List<StoryDocument> documents, Function<List<StoryDocument>, List<Outcome>> bulk) {
        Settled[] settled = new Settled[documents.size()];
        BulkPlan plan = new BulkPlan(documents, mostRecords, mostBytes);
        while (!plan.done()) {
            List<Integer> sent = plan.next();
            List<Outcome> outcomes =
                    insist(() -> bulk.apply(sent.stream().map(documents::get).toList()));
            List<Integer> busy = new ArrayList<>();
            List<Integer> unsplit = new ArrayList<>();
            String reason = "";
            for (int i = 0; i < outcomes.size(); i++) {
                int position = sent.get(i);
                switch (outcomes.get(i)) {
                    case Settled done -> settled[position] = done;
                    case Busy later -> {
                        busy.add(position);
                        reason = later.reason();
                    }
                    case Unsplit whole -> {
                        if (sent.size() == 1) {
                            settled[position] = new Refused(whole.reason());
                        } else {
                            unsplit.add(position);
                        }
                    }
                }
            }
            plan.halve(unsplit);
            plan.again(busy);
            if (busy.isEmpty()) {
                patience.worked();
            } else {
                patience.await(reason);
            }
        }
        return Arrays.asList(settled);
    }

    private <T> T insist(Supplier<T> request) {
        while (true) {
            try {
                return request.get();
            } catch (IndexBusyException busy) {
                patience.await(busy.getMessage());
            }
        }
    }
}
