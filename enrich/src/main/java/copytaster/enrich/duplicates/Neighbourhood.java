package copytaster.enrich.duplicates;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.ObjectArrayList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fingerprints of the window, what they share, and how common each word is: inverted indexes in memory. All that can
 * be asked is a function of the fingerprints alone, whatever was in the window before.
 */
public final class Neighbourhood {

    /** One story of the window; the later it was added, the higher its number. */
    record Neighbour(String storeKey, Fingerprint print, int number) {}

    /** A hash that more clusters than this share is a template's, not a report's. */
    private static final int COMMON = 3;

    /** Of the stories that share a hash, so many of the first and so many of the last are looked at. */
    private static final int LOOKED_AT = 16;

    /** The stories by number, from {@link #first} on; null where one has left. */
    private final ObjectArrayList<Neighbour> stories = new ObjectArrayList<>();

    private int first;

    /** How many have left in front, one after the other. */
    private int gone;

    private final Map<String, Neighbour> byKey = new HashMap<>();
    private final ArrayDeque<Neighbour> byTime = new ArrayDeque<>();
    private final Postings grams = new Postings();
    private final Postings strokes = new Postings();
    private final Postings pairs = new Postings();
    private final Postings titles = new Postings();
    private final Postings texts = new Postings();
    private final Int2IntOpenHashMap holders = new Int2IntOpenHashMap();

    /** How many stories are in the window. */
    public int size() {
        return byKey.size();
    }

    /** Adds a story's fingerprint; prints are added in the order of their store keys, which begin with the time. */
    public void add(String storeKey, Fingerprint print) {
        var neighbour = new Neighbour(storeKey, print, first + stories.size());
        stories.add(neighbour);
        byKey.put(print.key(), neighbour);
        byTime.addLast(neighbour);
        post(grams, print.grams(), neighbour.number);
        post(strokes, print.strokes(), neighbour.number);
        post(pairs, print.pairs(), neighbour.number);
        texts.add(Long.hashCode(print.textHash()), neighbour.number);
        if (print.title() != 0) {
            titles.add(print.title(), neighbour.number);
        }
        for (int term : print.terms()) {
            holders.addTo(term, 1);
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
            var moved = new Neighbour(there.storeKey, there.print.in(clusterId, thread), there.number);
            stories.set(there.number - first, moved);
            byKey.put(storyKey, moved);
        }
    }

    public void remove(String storyKey) {
        Neighbour neighbour = byKey.remove(storyKey);
        if (neighbour == null) {
            return;
        }
        Fingerprint print = neighbour.print;
        stories.set(neighbour.number - first, null);
        sweep(grams, print.grams());
        sweep(strokes, print.strokes());
        sweep(pairs, print.pairs());
        texts.sweep(Long.hashCode(print.textHash()), this::isAlive);
        titles.sweep(print.title(), this::isAlive);
        for (int term : print.terms()) {
            if (holders.addTo(term, -1) == 1) {
                holders.remove(term);
            }
        }
        dropGone();
    }

    /** The story keys of the window, the newest first. */
    public List<String> newestFirst() {
        var keys = new ArrayList<String>();
        byTime.descendingIterator().forEachRemaining(neighbour -> {
            Neighbour now = byKey.get(neighbour.print.key());
            if (now != null && now.storeKey.equals(neighbour.storeKey)) {
                keys.add(neighbour.print.key());
            }
        });
        return keys;
    }

    /** The story keys whose store key lies before {@code bound}, oldest first. */
    public List<String> before(String bound) {
        var old = new ArrayList<String>();
        while (!byTime.isEmpty()) {
            Neighbour oldest = byTime.peekFirst();
            Neighbour now = byKey.get(oldest.print.key());
            boolean replaced = now == null || !now.storeKey.equals(oldest.storeKey);
            if (!replaced && oldest.storeKey.compareTo(bound) >= 0) {
                break;
            }
            byTime.removeFirst();
            if (!replaced) {
                old.add(oldest.print.key());
            }
        }
        return old;
    }

    /** In how many stories of the window a word stands. */
    int holders(int term) {
        return holders.get(term);
    }

    /** Do few enough clusters hold a winnowed hash? A cluster with all its copies counts as one. */
    boolean isRareGram(int gram) {
        return isRare(grams, gram);
    }

    boolean isRareStroke(int stroke) {
        return isRare(strokes, stroke);
    }

    private boolean isRare(Postings postings, int hash) {
        if (postings.areAtMost(hash, COMMON)) {
            return true;
        }
        var clusters = new Distinct();
        postings.read(
                hash,
                LOOKED_AT,
                this::isAlive,
                number -> clusters.add(at(number).print.clusterId()));
        return !clusters.overflowed;
    }

    /** The first and last stories that hold a winnowed hash. */
    void readGram(int gram, int most, Postings.Reader reader) {
        grams.read(gram, most, this::isAlive, reader);
    }

    void readStroke(int stroke, int most, Postings.Reader reader) {
        strokes.read(stroke, most, this::isAlive, reader);
    }

    void readPair(int pair, int most, Postings.Reader reader) {
        pairs.read(pair, most, this::isAlive, reader);
    }

    void readTitle(int title, int most, Postings.Reader reader) {
        titles.read(title, most, this::isAlive, reader);
    }

    /** Stories with this text, or, seldom, one that only hashes alike. */
    void readText(long textHash, int most, Postings.Reader reader) {
        texts.read(Long.hashCode(textHash), most, this::isAlive, reader);
    }

    /** The story of a number that has just been read. */
    Neighbour at(int number) {
        return stories.get(number - first);
    }

    Optional<Neighbour> of(String storyKey) {
        return Optional.ofNullable(byKey.get(storyKey));
    }

    private boolean isAlive(int number) {
        return number >= first && stories.get(number - first) != null;
    }

    /** Numbers only grow, so the room of those that have left in front is given back. */
    private void dropGone() {
        while (gone < stories.size() && stories.get(gone) == null) {
            gone++;
        }
        if (gone > 1024 && gone > stories.size() / 2) {
            stories.removeElements(0, gone);
            first += gone;
            gone = 0;
        }
    }

    private static void post(Postings postings, int[] hashes, int number) {
        for (int hash : hashes) {
            postings.add(hash, number);
        }
    }

    private void sweep(Postings postings, int[] hashes) {
        for (int hash : hashes) {
            postings.sweep(hash, this::isAlive);
        }
    }

    /** A few cluster ids, each once. */
    private static final class Distinct {

        private final String[] ids = new String[COMMON];
        private boolean overflowed;

        /** False when there are too many. */
        boolean add(String id) {
            for (int i = 0; i < COMMON; i++) {
                if (ids[i] == null) {
                    ids[i] = id;
                }
                if (ids[i].equals(id)) {
                    return true;
                }
            }
            overflowed = true;
            return false;
        }
    }
}
