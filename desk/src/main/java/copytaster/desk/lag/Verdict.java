package copytaster.desk.lag;

import java.util.Locale;

/** How a group does on a partition, gentlest first. No verdict rests on a number that somebody chose. */
public enum Verdict {
    /** It has read everything, or reads at least as fast as the wire writes. */
    OK("ok"),
    /** There have been too few looks to tell. */
    UNSURE("too early to tell"),
    /** The group is at work and reads this topic no longer: what it committed here is of the past. */
    LEFT("left"),
    /** It commits, and yet what it has not read grows older all the time. */
    FALLING_BEHIND("falling behind"),
    /** It stands before a place that it had passed: it reads again what it had read. */
    REWOUND("rewound"),
    /** Somebody is in the group, and its place has not moved though something is unread. */
    STALLED("stalled"),
    /** Nobody is in the group, and something is unread. */
    STOPPED("stopped"),
    /** Retention has taken records that it had not read. */
    LOSING("losing data");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** For a person. */
    public String words() {
        return words;
    }

    /** For a program: the name, in small letters. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody should look. */
    public boolean isTrouble() {
        return compareTo(LEFT) > 0;
    }
}
