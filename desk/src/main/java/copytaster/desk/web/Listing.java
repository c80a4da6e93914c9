package copytaster.desk.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page of the list.
 *
 * @param total stories in the selection, copies included
 * @param newest where the list began: what is above it is new; empty while there is none
 * @param next where the following page begins; empty at the end
 * @param facets counts by facet; only on the first page
 * @param thread the running story, where the selection is of one
 * @param times when its stories came; only on the first page
 */
record Listing(
        List<StoryRow> rows,
        long total,
        Optional<Position> newest,
        Optional<Position> next,
        Map<Facet, List<FacetCount>> facets,
        Optional<ThreadSize> thread,
        Histogram times) {

    Listing(
            List<StoryRow> rows,
            long total,
            Optional<Position> newest,
            Optional<Position> next,
            Map<Facet, List<FacetCount>> facets) {
        this(rows, total, newest, next, facets, Optional.empty(), Histogram.NONE);
    }

    /** The same with its days opened, below {@code above}. */
    Listing withDays(HouseTime time, Optional<Position> above) {
        var day = above.map(position -> time.day(position.seen())).orElse(null);
        return new Listing(Days.opened(rows, day, time), total, newest, next, facets, thread, times);
    }
}
