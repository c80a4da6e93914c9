package copytaster.enrich.duplicates;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fingerprints of the window, and which of them share what: an inverted index in memory over the winnowed hashes.
 * Most hashes belong to one story; those stand in a plain map, the others in lists.
 */
public final class Neighbourhood {

    /** A hash that more clusters than this share is a template's, not a report's. */
    static final int COMMON = 3;

    private static final int NONE = -1;

    /** One story of the window. */
    record Neighbour(String storeKey, Fingerprint print, int slot) {}

    private final ArrayList<Neighbour> slots = new ArrayList<>();
    private final IntArrayList free = new IntArrayList();
    private final Map<String, Neighbour> byKey = new HashMap<>();
    private final ArrayDeque<Neighbour> byTime = new ArrayDeque<>();
    private final Int2IntOpenHashMap single = new Int2IntOpenHashMap();
    private final Int2ObjectOpenHashMap<IntArrayList> several = new Int2ObjectOpenHashMap<>();
    private final Long2ObjectOpenHashMap<IntArrayList> byText = new Long2ObjectOpenHashMap<>();

    public Neighbourhood() {
        single.defaultReturnValue(NONE);
    }

    /** How many stories are in the window. */
    public int size() {
        return byKey.size();
    }

    /** Adds a story's fingerprint; prints are added in the order of their store keys, which begin with the time. */
    public void add(String storeKey, Fingerprint print) {
        int slot = free.isEmpty() ? slots.size() : free.removeInt(free.size() - 1);
        var neighbour = new Neighbour(storeKey, print, slot);
        if (slot == slots.size()) {
            slots.add(neighbour);
        } else {
            slots.set(slot, neighbour);
        }
        byKey.put(print.key(), neighbour);
        byTime.addLast(neighbour);
        byText.computeIfAbsent(print.textHash(), unused -> new IntArrayList(1)).add(slot);
        for (int gram : neighbour.print.grams()) {
            post(gram, slot);
        }
    }

    /** Where the print of this story is stored, if it is in the window. */
    public Optional<String> storeKeyOf(String storyKey) {
        return Optional.ofNullable(byKey.get(storyKey)).map(neighbour -> neighbour.storeKey);
    }

    /** The fingerprint of this story, if it is in the window. */
    public Optional<Fingerprint> print(String storyKey) {
        return Optional.ofNullable(byKey.get(storyKey)).map(Neighbour::print);
    }

    /** Puts a story of the window in another cluster and thread; its place in the order of time stays. */
    public void move(String storyKey, String clusterId, String thread) {
        Neighbour there = byKey.get(storyKey);
        if (there != null) {
            var moved = new Neighbour(there.storeKey, there.print.in(clusterId, thread), there.slot);
            slots.set(there.slot, moved);
            byKey.put(storyKey, moved);
        }
    }

    public void remove(String storyKey) {
        Neighbour neighbour = byKey.remove(storyKey);
        if (neighbour == null) {
            return;
        }
        for (int gram : neighbour.print.grams()) {
            unpost(gram, neighbour.slot);
        }
        IntArrayList sameText = byText.get(neighbour.print.textHash());
        sameText.rem(neighbour.slot);
        if (sameText.isEmpty()) {
            byText.remove(neighbour.print.textHash());
        }
        slots.set(neighbour.slot, null);
        free.add(neighbour.slot);
    }

    /** The story keys whose store key lies before {@code bound}, oldest first. */
    public List<String> before(String bound) {
        var old = new ArrayList<String>();
        while (!byTime.isEmpty()) {
            Neighbour oldest = byTime.peekFirst();
            Neighbour now = byKey.get(oldest.print.key());
            boolean gone = now == null || !now.storeKey.equals(oldest.storeKey);
            if (!gone && oldest.storeKey.compareTo(bound) >= 0) {
                break;
            }
            byTime.removeFirst();
            if (!gone) {
                old.add(oldest.print.key());
            }
        }
        return old;
    }

    /** Stories with exactly this text. */
    List<Neighbour> sameText(long textHash) {
        IntArrayList found = byText.get(textHash);
        var same = new ArrayList<Neighbour>();
        if (found != null) {
            found.forEach(slot -> same.add(slots.get(slot)));
        }
        return same;
    }

    /** The stories that hold this hash. */
    IntArrayList holders(int gram) {
        IntArrayList list = several.get(gram);
        if (list != null) {
            return list;
        }
        int slot = single.get(gram);
        return slot == NONE ? new IntArrayList(0) : IntArrayList.of(slot);
    }

    Neighbour at(int slot) {
        return slots.get(slot);
    }

    Optional<Neighbour> of(String storyKey) {
        return Optional.ofNullable(byKey.get(storyKey));
    }

    private void post(int gram, int slot) {
        IntArrayList list = several.get(gram);
        if (list != null) {
            list.add(slot);
            return;
        }
        int other = single.get(gram);
        if (other == NONE) {
            single.put(gram, slot);
            return;
        }
        single.remove(gram);
        several.put(gram, IntArrayList.of(other, slot));
    }

    private void unpost(int gram, int slot) {
        IntArrayList list = several.get(gram);
        if (list == null) {
            single.remove(gram, slot);
            return;
        }
        list.rem(slot);
        if (list.isEmpty()) {
            several.remove(gram);
        }
    }
}
