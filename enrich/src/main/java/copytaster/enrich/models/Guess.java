package copytaster.enrich.models;

import copytaster.schemas.Evidence;
import java.util.List;

/**
 * What a model makes of a story.
 *
 * @param score 0 to 1; from 0.5 on the model says that the label holds
 * @param evidence the words that spoke loudest for it
 */
public record Guess(String label, double score, List<Evidence> evidence) {

    public Guess {
        evidence = List.copyOf(evidence);
    }
}
