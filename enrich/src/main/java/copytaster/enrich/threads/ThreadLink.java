package copytaster.enrich.threads;

import static java.util.Objects.requireNonNull;

import copytaster.enrich.text.CleanText;
import java.util.ArrayList;
import java.util.List;

/**
 * That a story belongs to a running one.
 *
 * @param thread the running story
 * @param to the key of the story it was recognised by
 * @param names that both hold, as they sound
 * @param figures hashes of the figures that both hold
 */
public record ThreadLink(String thread, String to, List<Long> names, List<Integer> figures) {

    private static final int TOLD = 6;

    public ThreadLink {
        requireNonNull(thread, "thread");
        requireNonNull(to, "to");
        names = List.copyOf(names);
        figures = List.copyOf(figures);
    }

    /** What the link rests on, in the words of the story that was linked. */
    public String evidence(CleanText text) {
        TraitReader reader = TraitReader.readAll(text);
        var common = new ArrayList<String>();
        names.stream()
                .map(reader::printed)
                .filter(word -> !word.isEmpty())
                .limit(TOLD)
                .forEach(common::add);
        figures.stream()
                .map(reader::printed)
                .filter(word -> !word.isEmpty())
                .limit(TOLD)
                .forEach(common::add);
        return common.isEmpty()
                ? "same running story as " + to + ": much of its wording in common"
                : "same running story as " + to + ": " + String.join(", ", common) + " in common";
    }
}
