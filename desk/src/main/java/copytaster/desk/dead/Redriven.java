package copytaster.desk.dead;

/**
 * What a redrive did with one letter.
 *
 * @param to the topic and partition, or the index, it went to or would go to; empty where it stays
 * @param why for a person; empty where nothing is to be said
 */
record Redriven(DeadLetter letter, Fate fate, String to, String why) {

    /** What became of a letter. */
    enum Fate {
        /** On its wire again. */
        SENT("sent"),
        /** In the index now. */
        INDEXED("indexed"),
        /** The index had it already, or newer. */
        STALE("stale"),
        /** Sent again at an earlier time. */
        ALREADY("already redriven"),
        /** Would be sent, were this no dry run. */
        WOULD("would be sent"),
        /** Still a dead letter. */
        LEFT("left");

        private final String words;

        Fate(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
