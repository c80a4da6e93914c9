package copytaster.desk.web;

/** One value of a facet, with how many stories have it. */
record FacetCount(String value, String label, long count, boolean chosen) {

    FacetCount plus(FacetCount other) {
        return new FacetCount(value, label, count + other.count, chosen);
    }
}
