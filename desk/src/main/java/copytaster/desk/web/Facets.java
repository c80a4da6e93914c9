package copytaster.desk.web;

import java.util.List;

/** How a facet's values are laid out: the chosen and the most frequent at once, the rest on demand. */
final class Facets {

    private static final int AT_ONCE = 7;

    private Facets() {}

    static List<FacetCount> first(List<FacetCount> counts) {
        // One more is shown rather than a fold of a single value.
        int most = counts.size() == AT_ONCE + 1 ? counts.size() : AT_ONCE;
        return counts.stream()
                .filter(count -> count.chosen() || counts.indexOf(count) < most)
                .toList();
    }

    static List<FacetCount> rest(List<FacetCount> counts) {
        List<FacetCount> first = first(counts);
        return counts.stream().filter(count -> !first.contains(count)).toList();
    }

    /** The label of a chosen value as the index labels it. */
    static String label(Listing listing, Facet facet, String value) {
        return listing.facets().getOrDefault(facet, List.of()).stream()
                .filter(count -> count.value().equals(value))
                .map(FacetCount::label)
                .findFirst()
                .orElseGet(() -> facet.label(value));
    }
}
