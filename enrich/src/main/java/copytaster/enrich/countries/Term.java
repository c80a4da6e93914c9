package copytaster.enrich.countries;

import java.time.LocalDate;

/**
 * The days on which a name stands for a country: a leader's time.
 *
 * @param from first day, in days since 1970
 * @param until last day, in days since 1970
 */
public record Term(int from, int until) {
    static final Term ALWAYS = new Term(Integer.MIN_VALUE, Integer.MAX_VALUE);
    /** Of a story that tells no time: every term holds. */
    static final int NO_DAY = Integer.MIN_VALUE;

    public Term {
        if (from > until) {
            throw new IllegalArgumentException("a term that ends before it begins: " + from + " to " + until);
        }
    }

    /** ISO dates; an empty one leaves the term open. */
    static Term of(String from, String until) {
        if (from.isEmpty() && until.isEmpty()) {
            return ALWAYS;
        }
        return new Term(
                from.isEmpty() ? ALWAYS.from : (int) LocalDate.parse(from).toEpochDay(),
                until.isEmpty() ? ALWAYS.until : (int) LocalDate.parse(until).toEpochDay());
    }

    boolean holds(int day) {
        return day == NO_DAY || (day >= from && day <= until);
    }
}
