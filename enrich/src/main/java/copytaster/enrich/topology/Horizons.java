package copytaster.enrich.topology;

import java.time.Duration;

/**
 * How far back the desk book looks.
 *
 * @param window in which a story can be a copy of another
 * @param book after which a story without news and without kin is forgotten here; it stays in the index
 * @param almanacDays before today in which the forms of stories are known again
 */
public record Horizons(Duration window, Duration book, int almanacDays) {

    private static final Duration A_YEAR = Duration.ofDays(365);

    public Horizons {
        if (window.isNegative() || window.isZero() || book.compareTo(window) < 0) {
            throw new IllegalArgumentException(
                    "the book must reach back at least as far as the window, not " + book + " and " + window);
        }
    }

    /** After which nobody is remembered any more who received a story, nor the story itself if it has kin. */
    Duration last() {
        return book.plus(A_YEAR);
    }
}
