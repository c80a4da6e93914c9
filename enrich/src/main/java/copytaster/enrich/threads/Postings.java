package copytaster.enrich.threads;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.Arrays;

/**
 * Which stories hold a hash, by ascending story number. Most hashes belong to one story; those stand in a plain map, the
 * others in lists that shrink cheaply at their old end.
 */
final class Postings {

    private static final int NONE = -1;
    private static final int[] NOBODY = new int[0];

    private final Int2IntOpenHashMap single = new Int2IntOpenHashMap();
    private final Int2ObjectOpenHashMap<Holders> several = new Int2ObjectOpenHashMap<>();

    Postings() {
        single.defaultReturnValue(NONE);
    }

    /** Story numbers only grow. */
    void add(int hash, int story) {
        Holders holders = several.get(hash);
        if (holders != null) {
            holders.add(story);
            return;
        }
        int other = single.get(hash);
        if (other == NONE) {
            single.put(hash, story);
        } else if (other != story) {
            single.remove(hash);
            several.put(hash, new Holders(other, story));
        }
    }

    void remove(int hash, int story) {
        Holders holders = several.get(hash);
        if (holders == null) {
            single.remove(hash, story);
            return;
        }
        holders.remove(story);
        if (holders.size() == 0) {
            several.remove(hash);
        }
    }

    int count(int hash) {
        Holders holders = several.get(hash);
        if (holders != null) {
            return holders.size();
        }
        return single.get(hash) == NONE ? 0 : 1;
    }

    int[] holders(int hash) {
        Holders holders = several.get(hash);
        if (holders != null) {
            return Arrays.copyOfRange(holders.stories, holders.begin, holders.end);
        }
        int story = single.get(hash);
        return story == NONE ? NOBODY : new int[] {story};
    }

    private static final class Holders {
        private int[] stories;
        private int begin;
        private int end;

        Holders(int first, int second) {
            stories = new int[] {first, second};
            end = 2;
        }

        int size() {
            return end - begin;
        }

        void add(int story) {
            if (end > begin && stories[end - 1] == story) {
                return;
            }
            if (end == stories.length) {
                int[] roomier = begin > size() ? stories : new int[size() * 2 + 2];
                System.arraycopy(stories, begin, roomier, 0, size());
                end -= begin;
                begin = 0;
                stories = roomier;
            }
            stories[end++] = story;
        }

        void remove(int story) {
            int at = Arrays.binarySearch(stories, begin, end, story);
            if (at < 0) {
                return;
            }
            if (at - begin < end - at) {
                System.arraycopy(stories, begin, stories, begin + 1, at - begin);
                begin++;
            } else {
                System.arraycopy(stories, at + 1, stories, at, end - at - 1);
                end--;
            }
        }
    }
}
