package copytaster.replay.days;

/** What the deliveries of an invented day are; what is left of the whole are new stories. */
enum Share {
    /** Newer versions of a story, or stories under a new id that say they update one. */
    UPDATES(0.15),
    /** Stories of another agency that tell the same: whole, trimmed, longer, reordered, or in other words. */
    COPIES(0.12),
    /** What came before, once more. */
    REPEATED(0.03),
    /** Filled-in forms: the same text but for names and figures, and no copies of one another. */
    FORMS(0.06),
    /** Of a story under its own id, or by a notice, some of them before the story has come. */
    KILLS(0.01),
    /** Tests of the line. */
    TESTS(0.002),
    /** What nobody can read. */
    NOISE(0.001),
    /** Not of the whole, but of the updates that are numbered or dated: how many come after the version behind them. */
    LATE(0.05),
    /** Not of the whole, but of new stories and copies: how many are overtaken by others, a copy by its original. */
    DELAYED(0.02);

    private final double usual;

    Share(double usual) {
        this.usual = usual;
    }

    double usual() {
        return usual;
    }

    boolean isOfTheWhole() {
        return this != LATE && this != DELAYED;
    }
}
