package copytaster.desk.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A span of time in which a story's version came.
 *
 * @param from the first moment in it; empty for all that was before
 * @param to the first moment after it; empty for all that comes
 */
record Span(Optional<Instant> from, Optional<Instant> to) {

    static final Span ALL = new Span(Optional.empty(), Optional.empty());

    static final String FROM = "from";
    static final String TO = "to";

    /** Reads the parameters of a request; what is no time is as if it were not there. */
    static Span of(Map<String, List<String>> parameters) {
        return new Span(time(parameters.getOrDefault(FROM, List.of())), time(parameters.getOrDefault(TO, List.of())));
    }

    static Span between(Instant from, Instant to) {
        return new Span(Optional.of(from), Optional.of(to));
    }

    /** The last so long, and all that comes. */
    static Span since(Instant now, Duration back) {
        return new Span(Optional.of(now.minus(back)), Optional.empty());
    }

    boolean isAll() {
        return from.isEmpty() && to.isEmpty();
    }

    private static Optional<Instant> time(List<String> texts) {
        return texts.stream().findFirst().flatMap(text -> {
            try {
                return Optional.of(Instant.parse(text));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }
}
