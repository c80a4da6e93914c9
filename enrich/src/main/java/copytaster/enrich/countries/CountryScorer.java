package copytaster.enrich.countries;

import copytaster.enrich.words.Resource;
import java.util.Locale;

/** A logistic regression over {@link Feature}s, with its weights in a table that a person can read. */
final class CountryScorer {
    private final double[] weights = new double[Feature.ALL.length];
    private double threshold = 0.5;

    static CountryScorer load() {
        CountryScorer scorer = new CountryScorer();
        for (String line : Resource.lines(CountryScorer.class, "weights.tsv")) {
            String[] columns = line.split("\t");
            if (columns[0].equals("threshold")) {
                scorer.threshold = Double.parseDouble(columns[1]);
            } else {
                scorer.weights[
                        Feature.valueOf(columns[0].toUpperCase(Locale.ROOT)).ordinal()] = Double.parseDouble(
                        columns[1]);
            }
        }
        return scorer;
    }

    /** 0 to 1: how likely the story is about the country. */
    double score(double[] features) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * features[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    /** At and above this score the story is about the country. */
    double threshold() {
        return threshold;
    }
}
