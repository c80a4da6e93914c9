package copytaster.desk.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a reader asked to see: words, chosen values of each facet, a running story, a span of time. Every selection is a URL and every URL a selection;
 * what is too long to be meant is cut, never an error.
 */
record Selection(String words, Map<Facet, Set<String>> chosen, Optional<String> thread, Span span) {

    static final Selection EVERYTHING = new Selection("", Map.of());

    static final String THREAD = "thread";

    private static final String WORDS = "q";
    private static final int LONGEST_WORDS = 500;
    private static final int LONGEST_VALUE = 100;
    private static final int LONGEST_THREAD = 512;
    private static final int MOST_VALUES = 50;

    Selection {
        words = words.strip();
        words = words.substring(0, Math.min(words.length(), LONGEST_WORDS));
        var copy = new EnumMap<Facet, Set<String>>(Facet.class);
        chosen.forEach((facet, values) -> {
            var meant = new TreeSet<String>();
            values.stream()
                    .filter(value -> !value.isBlank() && value.length() <= LONGEST_VALUE)
                    .limit(MOST_VALUES)
                    .forEach(meant::add);
            if (!meant.isEmpty()) {
                copy.put(facet, meant);
            }
        });
        chosen = copy;
        thread = thread.filter(id -> !id.isBlank() && id.length() <= LONGEST_THREAD);
    }

    Selection(String words, Map<Facet, Set<String>> chosen) {
        this(words, chosen, Optional.empty(), Span.ALL);
    }

    /** Reads the parameters of a request; unknown ones are somebody else's. */
    static Selection of(Map<String, List<String>> parameters) {
        var chosen = new EnumMap<Facet, Set<String>>(Facet.class);
        for (Facet facet : Facet.values()) {
            chosen.put(facet, new TreeSet<>(parameters.getOrDefault(facet.parameter(), List.of())));
        }
        return new Selection(
                String.join(" ", parameters.getOrDefault(WORDS, List.of())),
                chosen,
                parameters.getOrDefault(THREAD, List.of()).stream().findFirst(),
                Span.of(parameters));
    }

    Set<String> chosen(Facet facet) {
        return chosen.getOrDefault(facet, Set.of());
    }

    boolean holds(Facet facet, String value) {
        return chosen(facet).contains(value);
    }

    boolean isEverything() {
        return words.isEmpty() && chosen.isEmpty() && thread.isEmpty() && span.isAll();
    }

    /** The same with this value chosen, or no longer chosen if it was. */
    Selection toggled(Facet facet, String value) {
        var values = new TreeSet<>(chosen(facet));
        if (!values.remove(value)) {
            values.add(value);
        }
        return with(facet, values);
    }

    static Selection only(Facet facet, String value) {
        return new Selection("", Map.of(facet, Set.of(value)));
    }

    /** All of a running story. */
    static Selection ofThread(String thread) {
        return new Selection("", Map.of(), Optional.of(thread), Span.ALL);
    }

    /** The same over all running stories. */
    Selection withoutThread() {
        return new Selection(words, chosen, Optional.empty(), span);
    }

    /** The same in another span of time. */
    Selection in(Span other) {
        return new Selection(words, chosen, thread, other);
    }

    /** The address of this selection under a path, for example {@code /?q=seoul&country=KR}. */
    String at(String path) {
        String query = query();
        return query.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + query;
    }

    String query() {
        var parts = new ArrayList<String>();
        if (!words.isEmpty()) {
            parts.add(WORDS + "=" + Address.encoded(words));
        }
        chosen.forEach((facet, values) ->
                values.forEach(value -> parts.add(facet.parameter() + "=" + Address.encoded(value))));
        thread.ifPresent(id -> parts.add(THREAD + "=" + Address.encoded(id)));
        span.from().ifPresent(time -> parts.add(Span.FROM + "=" + time));
        span.to().ifPresent(time -> parts.add(Span.TO + "=" + time));
        return String.join("&", parts);
    }

    private Selection with(Facet facet, Set<String> values) {
        var changed = new EnumMap<Facet, Set<String>>(Facet.class);
        changed.putAll(chosen);
        changed.put(facet, values);
        return new Selection(words, changed, thread, span);
    }
}
