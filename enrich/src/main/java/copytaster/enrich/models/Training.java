package copytaster.enrich.models;

import copytaster.enrich.words.FoldedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Learns a topic model from coded stories of one language, and says by cross-validation how good it is. The same stories give the same model. */
public final class Training {

    private final String language;
    private final Settings settings;

    /**
     * How to learn.
     *
     * @param softness liblinear's C: what a wrong story costs
     * @param folds parts for cross-validation, at least 3
     * @param leastExamples labels of fewer stories are left out
     * @param termsPerLabel the heaviest terms that each label keeps
     */
    public record Settings(double softness, int folds, int leastExamples, int termsPerLabel) {

        /** What proved best by cross-validation on 460 to 9,600 stories of three sets. */
        public static final Settings USUAL = new Settings(2, 10, 8, 1000);

        public Settings {
            if (softness <= 0 || folds < 3 || leastExamples < 2 || termsPerLabel < 1) {
                throw new IllegalArgumentException(
                        "softness above 0, at least 3 folds, 2 examples and 1 term are needed, not " + softness + ", "
                                + folds + ", " + leastExamples + ", " + termsPerLabel);
            }
        }
    }

    /** A model and how good it is. */
    public record Result(TopicModel model, Report report) {}

    public Training(String language, Settings settings) {
        this.language = language;
        this.settings = settings;
    }

    /** @throws ModelException where the stories are too few to learn anything from */
    public Result learn(List<Example> examples) {
        Map<String, Integer> counts = new TreeMap<>();
        examples.forEach(example -> example.labels().forEach(label -> counts.merge(label, 1, Integer::sum)));
        List<String> labels = counts.keySet().stream()
                .filter(label -> counts.get(label) >= settings.leastExamples)
                .toList();
        if (labels.isEmpty()) {
            throw new ModelException("no label is carried by " + settings.leastExamples + " of the " + examples.size()
                    + " stories in '" + language + "': nothing can be learned");
        }
        List<FoldedText> texts =
                examples.stream().map(e -> TextFeatures.zones(e.text())).toList();
        Vocabulary vocabulary = Vocabulary.of(texts, TextFeatures.byCharacters(language));
        List<Vector> vectors = texts.stream().map(vocabulary::vector).toList();
        List<boolean[]> truths =
                labels.stream().map(label -> truth(label, examples)).toList();
        int[] folds = folds(examples.size());
        double[][] margins = margins(vectors, truths, folds, vocabulary.size());
        boolean[][] truth = truths.toArray(boolean[][]::new);
        Report report = report(labels, margins, truth, folds, counts);
        double[] thresholds =
                Thresholds.of(margins, truth, IntStream.range(0, vectors.size()).toArray());
        Fit fit = Fit.of(vectors, truths, IntStream.range(0, vectors.size()).toArray(), vocabulary.size(), settings);
        var origin = new TopicModel.Origin(language, examples.size(), report.micro(), report.macro());
        double slope = Slope.of(margins, truth, thresholds);
        return new Result(model(origin, labels, report, vocabulary, fit, thresholds, slope), report);
    }

    private static boolean[] truth(String label, List<Example> examples) {
        boolean[] truth = new boolean[examples.size()];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = examples.get(i).labels().contains(label);
        }
        return truth;
    }

    /** The fold of each story, the same in every run. */
    private int[] folds(int stories) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, stories).boxed().toList());
        java.util.Collections.shuffle(order, new Random(stories));
        int[] folds = new int[stories];
        for (int i = 0; i < stories; i++) {
            folds[order.get(i)] = i % settings.folds;
        }
        return folds;
    }

    /** By label, then by story: what a model says that has not seen the story's fold. */
    private double[][] margins(List<Vector> vectors, List<boolean[]> truths, int[] folds, int terms) {
        double[][] margins = new double[truths.size()][vectors.size()];
        for (int fold = 0; fold < settings.folds; fold++) {
            int now = fold;
            int[] others = IntStream.range(0, folds.length)
                    .filter(i -> folds[i] != now)
                    .toArray();
            Fit fit = Fit.of(vectors, truths, others, terms, settings);
            IntStream.range(0, folds.length).filter(i -> folds[i] == now).forEach(story -> {
                double[] its = fit.margins(vectors.get(story));
                for (int label = 0; label < its.length; label++) {
                    margins[label][story] = its[label];
                }
            });
        }
        return margins;
    }

    /** The thresholds that judge a fold are those of the other folds. */
    private Report report(
            List<String> labels, double[][] margins, boolean[][] truth, int[] folds, Map<String, Integer> counts) {
        int[][] tallies = new int[labels.size()][3];
        int loudestRight = 0;
        for (int fold = 0; fold < settings.folds; fold++) {
            int now = fold;
            double[] thresholds = Thresholds.of(
                    margins,
                    truth,
                    IntStream.range(0, folds.length)
                            .filter(i -> folds[i] != now)
                            .toArray());
            for (int story = 0; story < folds.length; story++) {
                if (folds[story] != now) {
                    continue;
                }
                int loudest = 0;
                for (int label = 0; label < tallies.length; label++) {
                    boolean given = margins[label][story] >= thresholds[label];
                    if (given || truth[label][story]) {
                        tallies[label][given && truth[label][story] ? 0 : given ? 1 : 2]++;
                    }
                    boolean louder =
                            margins[label][story] - thresholds[label] > margins[loudest][story] - thresholds[loudest];
                    loudest = louder ? label : loudest;
                }
                loudestRight += truth[loudest][story] ? 1 : 0;
            }
        }
        List<Report.Line> lines = IntStream.range(0, labels.size())
                .mapToObj(l -> new Report.Line(labels.get(l), tallies[l][0], tallies[l][1], tallies[l][2]))
                .toList();
        List<Report.Few> few = counts.entrySet().stream()
                .filter(count -> count.getValue() < settings.leastExamples)
                .map(count -> new Report.Few(count.getKey(), count.getValue()))
                .collect(Collectors.toList());
        return new Report(folds.length, lines, loudestRight, few);
    }

    private TopicModel model(
            TopicModel.Origin origin,
            List<String> names,
            Report report,
            Vocabulary vocabulary,
            Fit fit,
            double[] thresholds,
            double slope) {
        List<String> terms = new ArrayList<>();
        List<Float> rarity = new ArrayList<>();
        for (int term = 0; term < vocabulary.size(); term++) {
            if (fit.renamed()[term] >= 0) {
                terms.add(vocabulary.terms().get(term));
                rarity.add(vocabulary.rarity()[term]);
            }
        }
        List<TopicModel.Label> labels = new ArrayList<>();
        for (int l = 0; l < names.size(); l++) {
            float[] weights = fit.weights()[l];
            int[] mine = IntStream.range(0, weights.length)
                    .filter(i -> weights[i] != 0)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer i) -> -weights[i])
                            .thenComparing(i -> i))
                    .mapToInt(Integer::intValue)
                    .toArray();
            float[] heavy = new float[mine.length];
            for (int i = 0; i < heavy.length; i++) {
                heavy[i] = weights[mine[i]];
            }
            Report.Line line = report.labels().get(l);
            labels.add(new TopicModel.Label(
                    names.get(l), line.examples(), line.f1(), thresholds[l] - fit.biases()[l], slope, mine, heavy));
        }
        float[] rare = new float[rarity.size()];
        for (int i = 0; i < rare.length; i++) {
            rare[i] = rarity.get(i);
        }
        // Through its text, so that it is bit by bit the model that others will read.
        return TopicModel.read(new TopicModel(origin, labels, terms, rare).text());
    }
}
