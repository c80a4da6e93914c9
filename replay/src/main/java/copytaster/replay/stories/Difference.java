package copytaster.replay.stories;

import java.util.List;

/**
 * One thing that came out differently.
 *
 * @param before what it was; empty where it was not
 * @param after what it is; empty where it is no more
 * @param whyBefore what spoke for it then
 * @param whyAfter what speaks for it now
 */
public record Difference(Kind kind, String before, String after, List<String> whyBefore, List<String> whyAfter) {

    /** What can differ, in the order in which it is told. */
    public enum Kind {
        APPEARED("appeared"),
        VANISHED("vanished"),
        STATUS("status"),
        VERSION("version in force"),
        VERDICT("verdict"),
        CLUSTER("cluster"),
        THREAD("thread"),
        COUNTRY_GAINED("country gained"),
        COUNTRY_LOST("country lost"),
        COUNTRY_WEIGHED("country about or mentioned"),
        TOPIC_GAINED("topic gained"),
        TOPIC_LOST("topic lost"),
        DESK_GAINED("desk gained"),
        DESK_LOST("desk lost"),
        WARNINGS("warnings"),
        EVENTS("told otherwise");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For a person. */
        public String words() {
            return words;
        }
    }

    public Difference {
        whyBefore = List.copyOf(whyBefore);
        whyAfter = List.copyOf(whyAfter);
    }
}
