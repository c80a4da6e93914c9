package copytaster.sink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Cuts a batch into bulk requests, bounded by count and by bytes, and into smaller ones where the server says so. */
final class BulkPlan {

    private final Deque<List<Integer>> open = new ArrayDeque<>();

    BulkPlan(List<StoryDocument> documents, int mostRecords, int mostBytes) {
        List<Integer> bulk = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < documents.size(); i++) {
            int size = documents.get(i).bytes();
            if (!bulk.isEmpty() && (bulk.size() == mostRecords || bytes + size > mostBytes)) {
                open.add(bulk);
                bulk = new ArrayList<>();
                bytes = 0;
            }
            bulk.add(i);
            bytes += size;
        }
        if (!bulk.isEmpty()) {
            open.add(bulk);
        }
    }

    boolean done() {
        return open.isEmpty();
    }

    /** Positions of the documents to send next, in their order. */
    List<Integer> next() {
        return open.remove();
    }

    /** These come first next time, in one request. */
    void again(List<Integer> bulk) {
        if (!bulk.isEmpty()) {
            open.addFirst(bulk);
        }
    }

    /** These come first next time, in two requests. */
    void halve(List<Integer> bulk) {
        int half = (bulk.size() + 1) / 2;
        again(bulk.subList(half, bulk.size()));
        again(bulk.subList(0, half));
    }
}
