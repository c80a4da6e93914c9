package copytaster.enrich.countries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Learns the country scorer's weights from labelled stories and says how well they do on later ones. Run with the path of a Reuters file:
 * prints the table {@code weights.tsv}. The first two thirds of the days teach, the rest judge.
 */
final class CountryTraining {
    private static final double PENALTY = 0.5;
    private static final double THRESHOLD = 0.42;
    /** What the stories cannot teach: they carry no codes, and their editors tagged every dateline. */
    private static final Map<Feature, Double> HAND_SET = Map.of(
            Feature.MARKET_DESK, -2.6,
            Feature.CODE_EVENT, 4.5,
            Feature.CODE_PLACE, 2.5,
            Feature.CODE_BUREAU, 0.5,
            Feature.SLUG, 1.0);

    private CountryTraining() {}

    record Example(double[] features, boolean about) {}

    public static void main(String[] arguments) throws IOException {
        List<ReutersFile.Labelled> stories = ReutersFile.read(Path.of(arguments[0]));
        CountryTagger tagger = CountryTagger.standard();
        int split = stories.size() * 2 / 3;
        List<Example> examples = new ArrayList<>();
        for (ReutersFile.Labelled story : stories.subList(0, split)) {
            if (!story.countries().isEmpty()) {
                for (Candidate candidate : tagger.candidates(story.text(), story.story(), "US")) {
                    double[] features = candidate.features().clone();
                    HAND_SET.keySet().forEach(feature -> features[feature.ordinal()] = 0);
                    examples.add(new Example(features, story.countries().contains(candidate.code())));
                }
            }
        }
        double[] weights = fit(examples);
        HAND_SET.forEach((feature, weight) -> weights[feature.ordinal()] = weight);
        System.out.println("examples " + examples.size());
        double bestThreshold = THRESHOLD;
        for (double threshold = 0.3; threshold < 0.55; threshold += 0.02) {
            System.out.printf(
                    Locale.ROOT,
                    "later at %.2f: %s%n",
                    threshold,
                    evaluate(tagger, stories.subList(split, stories.size()), weights, threshold, "US"));
        }
        for (Feature feature : Feature.ALL) {
            System.out.printf(Locale.ROOT, "%s\t%.2f%n", feature.label(), weights[feature.ordinal()]);
        }
        System.out.printf(Locale.ROOT, "threshold\t%.3f%n", bestThreshold);
        List<ReutersFile.Labelled> later = stories.subList(split, stories.size());
        F1 later1 = evaluate(tagger, later, weights, bestThreshold, "US");
        System.out.println(
                "train  home US: " + evaluate(tagger, stories.subList(0, split), weights, bestThreshold, "US"));
        System.out.println("later  home US: " + later1);
        System.out.println("later  no home: " + evaluate(tagger, later, weights, bestThreshold, ""));
        later1.byLabel().entrySet().stream()
                .sorted((a, b) -> (b.getValue()[1] + b.getValue()[2]) - (a.getValue()[1] + a.getValue()[2]))
                .limit(60)
                .forEach(e -> System.out.printf(
                        "%s hit %d false %d missed %d;  ",
                        e.getKey(), e.getValue()[0], e.getValue()[1], e.getValue()[2]));
        System.out.println();
        if (arguments.length > 1) {
            for (String code : arguments[1].split(",")) {
                show(tagger, later, weights, bestThreshold, code, arguments[2].equals("false"));
            }
        }
    }

    private static void show(
            CountryTagger tagger,
            List<ReutersFile.Labelled> stories,
            double[] weights,
            double threshold,
            String code,
            boolean falseOnes) {
        int shown = 0;
        for (ReutersFile.Labelled story : stories) {
            if (story.countries().isEmpty()) {
                continue;
            }
            Candidate its = null;
            for (Candidate candidate : tagger.candidates(story.text(), story.story(), "US")) {
                if (candidate.code().equals(code)) {
                    its = candidate;
                }
            }
            boolean found = its != null && score(weights, its.features()) >= threshold;
            boolean gold = story.countries().contains(code);
            if (found != gold && found == falseOnes && shown++ < 8) {
                System.out.println(story.id() + " " + story.countries() + " "
                        + story.text().headline().replace('\n', ' ')
                        + " | " + story.text().dateline() + " | "
                        + story.text().lead().replace('\n', ' ') + " || "
                        + (its == null ? "-" : score(weights, its.features()) + " " + its.evidence()));
            }
        }
    }

    private static double score(double[] weights, double[] features) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * features[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    static F1 evaluate(
            CountryTagger tagger, List<ReutersFile.Labelled> stories, double[] weights, double threshold, String home) {
        F1 f1 = new F1();
        for (ReutersFile.Labelled story : stories) {
            if (story.countries().isEmpty()) {
                continue;
            }
            Set<String> found = new LinkedHashSet<>();
            for (Candidate candidate : tagger.candidates(story.text(), story.story(), home)) {
                if (score(weights, candidate.features()) >= threshold) {
                    found.add(candidate.code());
                }
            }
            if (found.isEmpty() && !home.isEmpty()) {
                found.add(home);
            }
            f1.add(story.countries(), found);
        }
        return f1;
    }

    /** Newton's method with a ridge on everything but the bias. */
    static double[] fit(List<Example> examples) {
        int n = Feature.ALL.length;
        double[] weights = new double[n];
        for (int round = 0; round < 30; round++) {
            double[][] hessian = new double[n][n + 1];
            for (int i = 0; i < n; i++) {
                hessian[i][i] = i == 0 ? 1e-6 : PENALTY;
                hessian[i][n] = i == 0 ? 0 : -PENALTY * weights[i];
            }
            for (Example example : examples) {
                double[] x = example.features();
                double p = score(weights, x);
                double error = (example.about() ? 1 : 0) - p;
                double curve = p * (1 - p);
                for (int i = 0; i < n; i++) {
                    if (x[i] != 0) {
                        hessian[i][n] += error * x[i];
                        for (int j = 0; j < n; j++) {
                            hessian[i][j] += curve * x[i] * x[j];
                        }
                    }
                }
            }
            double[] step = solve(hessian);
            double size = 0;
            for (int i = 0; i < n; i++) {
                weights[i] += step[i];
                size += Math.abs(step[i]);
            }
            if (size < 1e-6) {
                break;
            }
        }
        return weights;
    }

    private static double[] solve(double[][] m) {
        int n = m.length;
        for (int c = 0; c < n; c++) {
            int pivot = c;
            for (int r = c + 1; r < n; r++) {
                if (Math.abs(m[r][c]) > Math.abs(m[pivot][c])) {
                    pivot = r;
                }
            }
            double[] swap = m[c];
            m[c] = m[pivot];
            m[pivot] = swap;
            for (int r = 0; r < n; r++) {
                if (r != c) {
                    double factor = m[r][c] / m[c][c];
                    for (int k = c; k <= n; k++) {
                        m[r][k] -= factor * m[c][k];
                    }
                }
            }
        }
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = m[i][n] / m[i][i];
        }
        return x;
    }
}
