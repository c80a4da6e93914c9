package copytaster.bench.countries;

import copytaster.enrich.countries.Candidate;
import copytaster.enrich.countries.CountryTagger;
import copytaster.enrich.countries.Feature;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Learns the country scorer's weights from stories whose editors placed them, and its threshold by cross-validation over the same
 * stories: never from those that judge.
 */
final class Learning {
    private static final int FOLDS = 5;
    /** 0 counts every mention alike, 1 every country. */
    private static final double EVENNESS = 0.3;
    /** What the stories cannot teach: they carry no codes and no slugs, and their editors tagged every dateline. */
    private static final Map<Feature, Double> SET_BY_HAND = Map.of(
            Feature.MARKET_DESK, -3.0,
            Feature.CODE_EVENT, 4.5,
            Feature.CODE_PLACE, 2.5,
            Feature.CODE_BUREAU, 0.5,
            Feature.SLUG, 1.5);

    /** One story's candidates, found once. */
    private record Lesson(List<Candidate> candidates, Set<String> countries) {}

    /** What was learned. */
    record Learned(double[] weights, double threshold) {}

    private final String home;
    private final List<Lesson> lessons = new ArrayList<>();

    Learning(List<PlacedStory> stories, String home) {
        this.home = home;
        for (PlacedStory story : stories) {
            lessons.add(new Lesson(
                    CountryTagger.standard().candidates(story.text(), story.story(), home), story.countries()));
        }
    }

    /** Each fifth of the days is judged by the weights that the other four teach; the threshold that is best over all five wins. */
    Learned learn(PrintStream report) {
        List<double[]> foldWeights = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            foldWeights.add(fit(fold));
        }
        double best = 0;
        double bestThreshold = 0.5;
        for (int percent = 24; percent <= 60; percent += 2) {
            double threshold = percent / 100.0;
            Agreement agreement = new Agreement();
            for (int fold = 0; fold < FOLDS; fold++) {
                for (Lesson lesson : fold(fold)) {
                    agreement.add(lesson.countries, decide(lesson, foldWeights.get(fold), threshold));
                }
            }
            report.printf(
                    Locale.ROOT,
                    "# threshold %.2f: micro %.4f, macro %.3f, without %s %.3f%n",
                    threshold,
                    agreement.micro(),
                    agreement.macro(),
                    home,
                    agreement.microWithout(home));
            // macro rests on countries with a story or two and jumps: it breaks ties
            double worth = agreement.micro() + agreement.macro() / 4;
            if (worth > best) {
                best = worth;
                bestThreshold = threshold;
            }
        }
        return new Learned(fit(-1), bestThreshold);
    }

    private List<Lesson> fold(int fold) {
        return lessons.subList(lessons.size() * fold / FOLDS, lessons.size() * (fold + 1) / FOLDS);
    }

    private double[] fit(int leftOut) {
        Map<String, Double> weights = weightsOfCountries();
        var examples = new ArrayList<Regression.Example>();
        for (int fold = 0; fold < FOLDS; fold++) {
            if (fold != leftOut) {
                for (Lesson lesson : fold(fold)) {
                    for (Candidate candidate : lesson.candidates) {
                        double[] features = candidate.features().clone();
                        SET_BY_HAND.keySet().forEach(feature -> features[feature.ordinal()] = 0);
                        examples.add(new Regression.Example(
                                features, lesson.countries.contains(candidate.code()), weights.get(candidate.code())));
                    }
                }
            }
        }
        double[] learned = Regression.fit(examples);
        SET_BY_HAND.forEach((feature, weight) -> learned[feature.ordinal()] = weight);
        return learned;
    }

    /** A country that is named often must not drown the others: each mention counts the less, the more there are. */
    private Map<String, Double> weightsOfCountries() {
        Map<String, Double> counts = new HashMap<>();
        for (Lesson lesson : lessons) {
            for (Candidate candidate : lesson.candidates) {
                counts.merge(candidate.code(), 1.0, Double::sum);
            }
        }
        double most =
                counts.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        counts.replaceAll((country, count) -> Math.pow(most / count, EVENNESS));
        return counts;
    }

    private Set<String> decide(Lesson lesson, double[] weights, double threshold) {
        Set<String> found = new HashSet<>();
        for (Candidate candidate : lesson.candidates) {
            if (Regression.probability(weights, candidate.features()) >= threshold) {
                found.add(candidate.code());
            }
        }
        return found.isEmpty() ? Set.of(home) : found;
    }

    /** The file {@code weights.tsv}. */
    static void print(Learned learned, PrintStream out) {
        out.printf(Locale.ROOT, "threshold\t%.3f%n", learned.threshold);
        for (Feature feature : Feature.values()) {
            out.printf(Locale.ROOT, "%s\t%.2f%n", feature.label(), learned.weights[feature.ordinal()]);
        }
    }
}
