package copytaster.replay.editing;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be cut out of a capture. Everything that is asked must hold of a story; rules, models and ticks always stay.
 *
 * @param from what is earlier becomes lead-in, or goes; null for the capture's own beginning
 * @param to what is as late or later goes; null for the end
 * @param leadIn how much of {@code wire.raw} before {@code from} stays as lead-in
 * @param providers agencies; empty for all
 * @param stories keys; each comes with all that belongs to its running story; empty for all
 * @param filter as a desk's, in YAML, for example {@code {country: [KP, KR]}}; what it wants comes with its copies; null for
 *     none
 */
public record Wish(
        @Nullable Instant from,
        @Nullable Instant to,
        Duration leadIn,
        Set<String> providers,
        Set<String> stories,
        @Nullable String filter) {

    /** Everything: what can be read of a damaged capture. */
    public static final Wish ALL = new Wish(null, null, Duration.ZERO, Set.of(), Set.of(), null);

    public Wish {
        providers = Set.copyOf(providers);
        stories = Set.copyOf(stories);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("nothing lies between " + from + " and " + to);
        }
        if (leadIn.isNegative()) {
            throw new IllegalArgumentException("the lead-in must not be negative: " + leadIn);
        }
    }

    boolean needsVerdicts() {
        return filter != null || !stories.isEmpty();
    }

    /** In a few words, for the header. */
    String words() {
        var words = new StringBuilder("cut");
        append(words, " from ", from);
        append(words, " to ", to);
        append(words, " by provider ", providers.isEmpty() ? null : providers);
        append(words, " by story ", stories.isEmpty() ? null : stories);
        append(words, " by filter ", filter);
        return words.toString();
    }

    private static void append(StringBuilder words, String what, @Nullable Object value) {
        if (value != null) {
            words.append(what).append(value);
        }
    }
}
