package copytaster.desk.web;

/**
 * How much of a running story has come.
 *
 * @param thread its id: the cluster it began with
 * @param stories each report once, its copies not counted
 * @param languages in which it is told
 * @param title of its first story
 */
record ThreadSize(String thread, long stories, long languages, String title) {

    /** True where there is more to see than the one report. */
    boolean isRunning() {
        return stories > 1;
    }

    /** "5 stories in 3 languages"; a single language goes without saying. */
    String words() {
        String counted = Labels.counted(stories, "story", "stories");
        return languages > 1 ? counted + " in " + languages + " languages" : counted;
    }
}
