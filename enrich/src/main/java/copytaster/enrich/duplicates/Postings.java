package copytaster.enrich.duplicates;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;

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

    /** Most hashes belong to one story; those stand here, the others in lists. */
    private final Int2IntOpenHashMap single = new Int2IntOpenHashMap();

    private final Int2ObjectOpenHashMap<Holders> several = new Int2ObjectOpenHashMap<>();

    Postings() {
        single.defaultReturnValue(NONE);
    }

    void add(int hash, int number) {
        Holders holders = several.get(hash);
        if (holders != null) {
            holders.numbers.add(number);
            return;
        }
        int other = single.get(hash);
        if (other == NONE) {
            single.put(hash, number);
            return;
        }
        single.remove(hash);
        several.put(hash, new Holders(other, number));
    }

    /** To be called for each hash of a story that has just died. */
    void sweep(int hash, Alive alive) {
        Holders holders = several.get(hash);
        if (holders != null) {
            holders.dropDead(alive);
            if (holders.dead == holders.numbers.size()) {
                several.remove(hash);
            }
            return;
        }
        int number = single.get(hash);
        if (number != NONE && !alive.test(number)) {
            single.remove(hash);
        }
    }

    /** At most {@code most} of the first and as many of the last stories alive that hold the hash, each once. */
    void read(int hash, int most, Alive alive, Reader reader) {
        Holders holders = several.get(hash);
        if (holders == null) {
            int number = single.get(hash);
            if (number != NONE && alive.test(number)) {
                reader.read(number);
            }
            return;
        }
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
