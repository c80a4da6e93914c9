package copytaster.enrich.models;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * One support vector machine for each label (L2-regularised, squared hinge loss), fitted twice: over all terms, to find the heaviest of
 * each label, and over these alone, so that a small model is a good one.
 *
 * @param renamed the new id of each term; -1 for those that no label needs
 * @param weights of each label, by new id; 0 for terms that are not among the label's own heaviest
 * @param biases of each label
 */
record Fit(int[] renamed, float[][] weights, double[] biases) {

    private static final double TOLERANCE = 0.1;

    static {
        Linear.disableDebugOutput();
    }

    /**
     * @param truths for each label, which stories carry it
     * @param from the stories to learn from
     */
    static Fit of(List<Vector> stories, List<boolean[]> truths, int[] from, int terms, Training.Settings settings) {
        Feature[][] all = features(stories, from, identity(terms));
        float[][] first = weights(all, truths, from, terms, settings, new double[truths.size()]);
        int[] renamed = heaviest(first, terms, settings.termsPerLabel());
        int kept = Arrays.stream(renamed).max().orElse(-1) + 1;
        double[] biases = new double[truths.size()];
        float[][] second = weights(features(stories, from, renamed), truths, from, kept, settings, biases);
        for (float[] label : second) {
            float least = least(label, settings.termsPerLabel());
            for (int i = 0; i < label.length; i++) {
                label[i] = Math.abs(label[i]) < least ? 0 : label[i];
            }
        }
        return new Fit(renamed, second, biases);
    }

    double[] margins(Vector story) {
        Vector mine = story.only(renamed);
        double[] margins = biases.clone();
        for (int label = 0; label < margins.length; label++) {
            for (int i = 0; i < mine.terms().length; i++) {
                margins[label] += mine.values()[i] * weights[label][mine.terms()[i]];
            }
        }
        return margins;
    }

    private static int[] identity(int terms) {
        return IntStream.range(0, terms).toArray();
    }

    private static Feature[][] features(List<Vector> stories, int[] from, int[] renamed) {
        return IntStream.of(from)
                .mapToObj(story -> {
                    Vector mine = stories.get(story).only(renamed);
                    Feature[] nodes = new Feature[mine.terms().length + 1];
                    for (int i = 0; i < mine.terms().length; i++) {
                        nodes[i] = new FeatureNode(mine.terms()[i] + 1, mine.values()[i]);
                    }
                    nodes[nodes.length - 1] = new FeatureNode(renamed.length + 1, 1);
                    return nodes;
                })
                .toArray(Feature[][]::new);
    }

    private static float[][] weights(
            Feature[][] features,
            List<boolean[]> truths,
            int[] from,
            int terms,
            Training.Settings settings,
            double[] biases) {
        int bias = features.length == 0 ? 0 : features[0][features[0].length - 1].getIndex() - 1;
        return IntStream.range(0, truths.size())
                .parallel()
                .mapToObj(label -> {
                    var problem = new Problem();
                    problem.l = features.length;
                    problem.n = bias + 1;
                    problem.x = features;
                    problem.y = IntStream.of(from)
                            .mapToDouble(story -> truths.get(label)[story] ? 1 : -1)
                            .toArray();
                    problem.bias = 1;
                    var parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, settings.softness(), TOLERANCE);
                    parameter.setRandom(new Random(label));
                    return taken(problem, parameter, terms, bias, biases, label);
                })
                .toArray(float[][]::new);
    }

    private static float[] taken(
            Problem problem, Parameter parameter, int terms, int bias, double[] biases, int label) {
        float[] mine = new float[terms];
        double[] sought = new double[] {problem.y[0]};
        if (Arrays.stream(problem.y).allMatch(y -> y == sought[0])) {
            biases[label] = sought[0];
            return mine;
        }
        Model model = Linear.train(problem, parameter);
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        double[] weights = model.getFeatureWeights();
        for (int i = 0; i < terms; i++) {
            mine[i] = (float) (sign * weights[i]);
        }
        biases[label] = sign * weights[bias];
        return mine;
    }

    private static int[] heaviest(float[][] weights, int terms, int perLabel) {
        boolean[] kept = new boolean[terms];
        for (float[] label : weights) {
            float least = least(label, perLabel);
            for (int i = 0; i < terms; i++) {
                kept[i] |= label[i] != 0 && Math.abs(label[i]) >= least;
            }
        }
        int[] renamed = new int[terms];
        int next = 0;
        for (int i = 0; i < terms; i++) {
            renamed[i] = kept[i] ? next++ : -1;
        }
        return renamed;
    }

    /** The weight, in size, of the last of a label's heaviest terms. */
    private static float least(float[] weights, int perLabel) {
        if (weights.length <= perLabel) {
            return 0;
        }
        float[] sizes = new float[weights.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(weights[i]);
        }
        Arrays.sort(sizes);
        return sizes[sizes.length - perLabel];
    }
}
