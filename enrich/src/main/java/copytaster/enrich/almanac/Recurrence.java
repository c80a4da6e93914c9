package copytaster.enrich.almanac;

import java.time.LocalDate;

/**
 * How often a form has come before today.
 *
 * @param days on which it came
 * @param of so many days before today
 * @param last the day, since 1970-01-01, on which it last came; meaningless when it never did
 */
public record Recurrence(int days, int of, long last) {

    /** On so many other days, and it is a thing that comes again and again. */
    static final int RECURS = 2;

    public boolean recurs() {
        return days >= RECURS;
    }

    /** For a person. */
    public String evidence() {
        return "its form has come on " + days + " of the last " + of + " days, last on " + LocalDate.ofEpochDay(last);
    }
}
