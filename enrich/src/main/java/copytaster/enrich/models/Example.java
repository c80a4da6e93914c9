package copytaster.enrich.models;

import copytaster.enrich.text.CleanText;
import java.util.Set;

/**
 * One coded story to learn from.
 *
 * @param labels what its coders say it is about
 */
public record Example(CleanText text, Set<String> labels) {

    public Example {
        labels = Set.copyOf(labels);
    }
}
