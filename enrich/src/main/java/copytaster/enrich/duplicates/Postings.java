package copytaster.enrich.duplicates;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.objects.ObjectArrayList;

/**
 * Which stories hold a hash, by their numbers, ascending. A story that leaves the window is not searched for in the
 * lists it stands in, which may be long: it stays in them, dead, until all before it are dead too. Whoever reads asks
 * whether a number is alive.
 */
final class Postings {

    /** Is the story of this number still in the window? */
    interface Alive {
        boolean test(int number);
    }

    /** Told each number; false ends the reading. */
    interface Reader {
        boolean read(int number);
    }

    private static final int NONE = -1;

    /** A list whose front is cut off by counting. */
    private static final class Holders {
        private final IntArrayList numbers;
        private int dead;

        Holders(int first, int second) {
            numbers = IntArrayList.of(first, second);
        }

        void dropDead(Alive alive) {
            while (dead < numbers.size() && !alive.test(numbers.getInt(dead))) {
                dead++;
            }
            if (dead > 16 && dead > numbers.size() / 2) {
                numbers.removeElements(0, dead);
                dead = 0;
            }
        }
    }

    /** Of each hash the one story that holds it, or, below {@link #NONE}, where its list stands in {@link #lists}. */
    private final Int2IntOpenHashMap heads = new Int2IntOpenHashMap();

    private final ObjectArrayList<Holders> lists = new ObjectArrayList<>();

    /** The places in {@link #lists} that are free again. */
    private final IntArrayList free = new IntArrayList();

    Postings() {
        heads.defaultReturnValue(NONE);
    }

    void add(int hash, int number) {
        int head = heads.get(hash);
        if (head == NONE) {
            heads.put(hash, number);
        } else if (head < NONE) {
            list(head).numbers.add(number);
        } else {
            heads.put(hash, place(new Holders(head, number)));
        }
    }

    /** To be called for each hash of a story that has just died. */
    void sweep(int hash, Alive alive) {
        int head = heads.get(hash);
        if (head < NONE) {
            Holders holders = list(head);
            holders.dropDead(alive);
            if (holders.dead == holders.numbers.size()) {
                heads.remove(hash);
                lists.set(NONE - 1 - head, null);
                free.add(NONE - 1 - head);
            }
        } else if (head != NONE && !alive.test(head)) {
            heads.remove(hash);
        }
    }

    /** Do so few stories hold the hash, the dead ones that still stand in its list counted as well? */
    boolean areAtMost(int hash, int most) {
        int head = heads.get(hash);
        return head >= NONE || list(head).numbers.size() - list(head).dead <= most;
    }

    private int place(Holders holders) {
        if (free.isEmpty()) {
            lists.add(holders);
            return NONE - lists.size();
        }
        int at = free.popInt();
        lists.set(at, holders);
        return NONE - 1 - at;
    }

    private Holders list(int head) {
        return lists.get(NONE - 1 - head);
    }

    /** At most {@code most} of the first and as many of the last stories alive that hold the hash, each once. */
    void read(int hash, int most, Alive alive, Reader reader) {
        int head = heads.get(hash);
        if (head >= NONE) {
            if (head != NONE && alive.test(head)) {
                reader.read(head);
            }
            return;
        }
        Holders holders = list(head);
        IntArrayList numbers = holders.numbers;
        int at = holders.dead;
        for (int read = 0; at < numbers.size() && read < most; at++) {
            if (alive.test(numbers.getInt(at))) {
                read++;
                if (!reader.read(numbers.getInt(at))) {
                    return;
                }
            }
        }
        int last = numbers.size() - 1;
        for (int read = 0; last >= at && read < most; last--) {
            if (alive.test(numbers.getInt(last))) {
                read++;
                if (!reader.read(numbers.getInt(last))) {
                    return;
                }
            }
        }
    }
}
