package copytaster.replay.days;

/**
 * Of all deliveries of an invented day, how many are what, 0 to 1. What is left are new stories.
 *
 * @param updates newer versions of a story, or stories under a new id that say they update one
 * @param copies stories of another agency with the same text: whole, trimmed, longer, reordered, or in other words
 * @param repeated deliveries that came before, once more
 * @param forms filled-in forms: the same text but for names and figures, and no copy of one another
 * @param kills of a story under its own id, or by a notice, some of them before the story has come
 * @param tests of the line
 * @param noise what nobody can read
 * @param late of the updates of agencies that number or date: how many come after the version that follows them
 * @param delayed of new stories and copies: how many stand a while in a queue, so that others overtake them, a copy its
 *     original
 */
record Shares(
        double updates,
        double copies,
        double repeated,
        double forms,
        double kills,
        double tests,
        double noise,
        double late,
        double delayed) {

    static final Shares USUAL = new Shares(0.15, 0.12, 0.03, 0.06, 0.01, 0.002, 0.001, 0.05, 0.02);

    Shares {
        double sum = 0;
        for (double share : new double[] {updates, copies, repeated, forms, kills, tests, noise}) {
            check(share);
            sum += share;
        }
        check(late);
        check(delayed);
        if (sum > 1) {
            throw new IllegalArgumentException("the shares of an invented day are more than the whole: " + sum);
        }
    }

    private static void check(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is 0 to 1, not " + share);
        }
    }
}
