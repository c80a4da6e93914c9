package copytaster.bench.countries;

import java.util.List;

/** Logistic regression by Newton's method, with a ridge on everything but the first weight, the bias. */
final class Regression {
    private static final double PENALTY = 0.5;
    private static final int MOST_ROUNDS = 30;

    private Regression() {}

    /** What is known of one case, whether it is so, and how much it counts. */
    record Example(double[] features, boolean holds, double weight) {}

    static double probability(double[] weights, double[] features) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * features[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    static double[] fit(List<Example> examples) {
        int n = examples.getFirst().features.length;
        double[] weights = new double[n];
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[][] system = new double[n][n + 1];
            for (int i = 0; i < n; i++) {
                system[i][i] = i == 0 ? 1e-6 : PENALTY;
                system[i][n] = i == 0 ? 0 : -PENALTY * weights[i];
            }
            for (Example example : examples) {
                add(example, weights, system);
            }
            double size = 0;
            double[] step = solve(system);
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

    private static void add(Example example, double[] weights, double[][] system) {
        double[] x = example.features;
        double p = probability(weights, x);
        double error = example.weight * ((example.holds ? 1 : 0) - p);
        double curve = example.weight * p * (1 - p);
        for (int i = 0; i < x.length; i++) {
            if (x[i] != 0) {
                system[i][x.length] += error * x[i];
                for (int j = 0; j < x.length; j++) {
                    system[i][j] += curve * x[i] * x[j];
                }
            }
        }
    }

    /** Gauss and Jordan, with row exchanges. */
    private static double[] solve(double[][] m) {
        int n = m.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                if (Math.abs(m[row][column]) > Math.abs(m[pivot][column])) {
                    pivot = row;
                }
            }
            double[] swap = m[column];
            m[column] = m[pivot];
            m[pivot] = swap;
            for (int row = 0; row < n; row++) {
                if (row != column) {
                    double factor = m[row][column] / m[column][column];
                    for (int k = column; k <= n; k++) {
                        m[row][k] -= factor * m[column][k];
                    }
                }
            }
        }
        double[] solution = new double[n];
        for (int i = 0; i < n; i++) {
            solution[i] = m[i][n] / m[i][i];
        }
        return solution;
    }
}
