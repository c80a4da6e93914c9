package copytaster.replay.guarantees;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Collects what contradicts a guarantee, and keeps the tale short. */
final class Violations {

    private static final int MOST_TOLD = 10;

    private final List<String> told = new ArrayList<>();
    private int untold;

    void add(String violation) {
        if (told.size() < MOST_TOLD) {
            told.add(violation);
        } else {
            untold++;
        }
    }

    void unless(boolean holds, String violation) {
        if (!holds) {
            add(violation);
        }
    }

    void unlessEqual(Object found, Object expected, String what) {
        if (!Objects.equals(found, expected)) {
            add(what + ": " + found + " instead of " + expected);
        }
    }

    /** Both hold the same, whatever the order. */
    void unlessSame(Collection<String> found, Collection<String> expected, String what) {
        var missing = new TreeSet<>(expected);
        missing.removeAll(found);
        var tooMany = new TreeSet<>(found);
        tooMany.removeAll(expected);
        missing.forEach(one -> add(what + ": missing " + one));
        tooMany.forEach(one -> add(what + ": not expected " + one));
    }

    List<String> list() {
        var list = new ArrayList<>(told);
        if (untold > 0) {
            list.add("and " + untold + " more");
        }
        return list;
    }
}
