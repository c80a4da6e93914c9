package copytaster.enrich.models;

/** How fast the chance that a label holds rises with the margin above its threshold: the slope of a logistic curve through one half there. */
final class Slope {

    private static final double FLATTEST = 0.2;
    private static final double STEEPEST = 12;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final int STEPS = 16;

    private Slope() {}

    /** The likeliest slope, by golden section; the likelihood has one peak. */
    static double of(double[][] margins, boolean[][] truth, double[] thresholds) {
        double low = FLATTEST;
        double high = STEEPEST;
        double first = high - GOLDEN * (high - low);
        double second = low + GOLDEN * (high - low);
        double firstLoss = loss(first, margins, truth, thresholds);
        double secondLoss = loss(second, margins, truth, thresholds);
        for (int step = 0; step < STEPS; step++) {
            if (firstLoss < secondLoss) {
                high = second;
                second = first;
                secondLoss = firstLoss;
                first = high - GOLDEN * (high - low);
                firstLoss = loss(first, margins, truth, thresholds);
            } else {
                low = first;
                first = second;
                firstLoss = secondLoss;
                second = low + GOLDEN * (high - low);
                secondLoss = loss(second, margins, truth, thresholds);
            }
        }
        return (low + high) / 2;
    }

    private static double loss(double slope, double[][] margins, boolean[][] truth, double[] thresholds) {
        double loss = 0;
        for (int label = 0; label < margins.length; label++) {
            for (int story = 0; story < margins[label].length; story++) {
                double x = slope * (margins[label][story] - thresholds[label]);
                double against = truth[label][story] ? -x : x;
                loss += against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against));
            }
        }
        return loss;
    }
}
