package copytaster.enrich.models;

import static java.util.Objects.requireNonNull;

import copytaster.enrich.text.CleanText;
import copytaster.enrich.words.FoldedText;
import copytaster.schemas.Evidence;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A linear model of one language: for each label the weight of every term that counts for or against it. Immutable, safe for many threads.
 */
public final class TopicModel {

    private static final int MOST_EVIDENCE = 6;
    private static final String[] ZONES = {"headline", "lead", "body"};

    private final Origin origin;
    private final List<Label> labels;
    private final List<String> terms;
    private final float[] rarity;
    private final Long2IntOpenHashMap ids;
    private final int[] from;
    private final int[] itsLabels;
    private final float[] itsWeights;
    private final String text;
    private final String version;

    /**
     * Where a model comes from.
     *
     * @param language a primary language subtag
     * @param stories how many it was learned from
     * @param micro F1 over all labels together, cross-validated
     * @param macro mean F1 of the labels, cross-validated
     */
    public record Origin(String language, int stories, double micro, double macro) {}

    /**
     * One label.
     *
     * @param examples how many stories carried it
     * @param f1 cross-validated
     * @param threshold the margin from which on the label holds
     * @param slope how fast a score rises with the margin
     * @param terms ids of its terms, the heaviest for it first
     * @param weights of these terms
     */
    record Label(String name, int examples, double f1, double threshold, double slope, int[] terms, float[] weights) {}

    TopicModel(Origin origin, List<Label> labels, List<String> terms, float[] rarity) {
        this.origin = requireNonNull(origin);
        this.labels = List.copyOf(labels);
        this.terms = List.copyOf(terms);
        this.rarity = rarity.clone();
        this.ids = new Long2IntOpenHashMap(terms.size());
        ids.defaultReturnValue(-1);
        for (int id = 0; id < terms.size(); id++) {
            ids.put(TextFeatures.hash(terms.get(id)), id);
        }
        int[] counts = new int[terms.size() + 1];
        labels.forEach(label -> IntStream.of(label.terms).forEach(term -> counts[term + 1]++));
        for (int i = 0; i < terms.size(); i++) {
            counts[i + 1] += counts[i];
        }
        this.from = counts.clone();
        this.itsLabels = new int[from[terms.size()]];
        this.itsWeights = new float[itsLabels.length];
        for (int l = 0; l < labels.size(); l++) {
            Label label = labels.get(l);
            for (int i = 0; i < label.terms.length; i++) {
                int at = counts[label.terms[i]]++;
                itsLabels[at] = l;
                itsWeights[at] = label.weights[i];
            }
        }
        this.text = ModelText.write(this);
        this.version = ModelText.version(text);
    }

    /** @throws ModelException where the text is no model, with the line */
    public static TopicModel read(String text) {
        return ModelText.read(text);
    }

    /** The labels that hold, the surest first. */
    public List<Guess> classify(CleanText story) {
        FoldedText zones = TextFeatures.zones(story);
        Vector vector = Vector.of(zones, TextFeatures.byCharacters(origin.language), ids, rarity);
        double[] margins = margins(vector);
        List<Guess> guesses = new ArrayList<>(4);
        for (int l = 0; l < margins.length; l++) {
            Label label = labels.get(l);
            if (margins[l] >= label.threshold && vector.terms().length > 0) {
                double score = 1 / (1 + Math.exp(-label.slope * (margins[l] - label.threshold)));
                guesses.add(new Guess(label.name, score, evidence(l, vector, zones)));
            }
        }
        guesses.sort(Comparator.comparingDouble((Guess guess) -> -guess.score()).thenComparing(Guess::label));
        return guesses;
    }

    private double[] margins(Vector vector) {
        double[] margins = new double[labels.size()];
        int[] known = vector.terms();
        for (int i = 0; i < known.length; i++) {
            float value = vector.values()[i];
            for (int at = from[known[i]]; at < from[known[i] + 1]; at++) {
                margins[itsLabels[at]] += value * itsWeights[at];
            }
        }
        return margins;
    }

    private List<Evidence> evidence(int label, Vector vector, FoldedText zones) {
        int[] known = vector.terms();
        double[] parts = new double[known.length];
        for (int i = 0; i < known.length; i++) {
            for (int at = from[known[i]]; at < from[known[i] + 1]; at++) {
                if (itsLabels[at] == label) {
                    parts[i] = vector.values()[i] * itsWeights[at];
                }
            }
        }
        return IntStream.range(0, known.length)
                .filter(i -> parts[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -parts[i]).thenComparing(i -> vector.begins()[i]))
                .limit(MOST_EVIDENCE)
                .map(i -> new Evidence(
                        ZONES[zones.zone(vector.begins()[i])],
                        zones.words(vector.begins()[i], vector.ends()[i]),
                        "model"))
                .toList();
    }

    public Origin origin() {
        return origin;
    }

    public String language() {
        return origin.language;
    }

    /** The first 12 hex digits of the SHA-256 of its text. */
    public String version() {
        return version;
    }

    /** The names of the labels it can tell. */
    public List<String> labelNames() {
        return labels.stream().map(Label::name).toList();
    }

    /** The model as a person can read it: a line for each term, then each label with its terms, the heaviest first. */
    public String text() {
        return text;
    }

    List<Label> labels() {
        return labels;
    }

    List<String> terms() {
        return terms;
    }

    float rarity(int term) {
        return rarity[term];
    }
}
