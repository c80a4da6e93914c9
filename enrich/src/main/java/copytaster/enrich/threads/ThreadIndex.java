package copytaster.enrich.threads;

import copytaster.enrich.duplicates.Fingerprint;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The running stories of the window, and who holds which name, figure and term: in memory, and a function of the prints in
 * the window alone. Prints without traits are none of it.
 */
public final class ThreadIndex {

    /** One story of the window; the later it came, the higher its number. */
    record Member(int number, Fingerprint print) {}

    private final Map<String, Member> byKey = new HashMap<>();
    private final Int2ObjectOpenHashMap<Member> byNumber = new Int2ObjectOpenHashMap<>();
    private final Map<String, IntArrayList> threads = new HashMap<>();
    private int next;

    final Postings names = new Postings();
    final Postings skeletons = new Postings();
    final Postings figures = new Postings();
    final Postings terms = new Postings();

    /** Adds a story; prints are added in the order in which they stand in the store. */
    public void add(Fingerprint print) {
        if (print.traits().isEmpty()) {
            return;
        }
        var member = new Member(next++, print);
        byKey.put(print.key(), member);
        byNumber.put(member.number, member);
        join(member);
        for (long printed : print.traits().names()) {
            long name = Spelling.bare(printed);
            names.add(Spelling.exact(name), member.number);
            skeletons.add(Spelling.skeleton(name), member.number);
        }
        for (int figure : print.traits().figures()) {
            figures.add(figure, member.number);
        }
        for (int term : print.traits().terms()) {
            terms.add(term, member.number);
        }
    }

    public void remove(String key) {
        Member member = byKey.remove(key);
        if (member == null) {
            return;
        }
        byNumber.remove(member.number);
        leave(member);
        for (long printed : member.print.traits().names()) {
            long name = Spelling.bare(printed);
            names.remove(Spelling.exact(name), member.number);
            skeletons.remove(Spelling.skeleton(name), member.number);
        }
        for (int figure : member.print.traits().figures()) {
            figures.remove(figure, member.number);
        }
        for (int term : member.print.traits().terms()) {
            terms.remove(term, member.number);
        }
    }

    /** Takes a story's fingerprint in place of its last one, from which it differs in cluster and thread only. */
    public void move(Fingerprint print) {
        Member member = byKey.get(print.key());
        if (member == null) {
            return;
        }
        leave(member);
        var moved = new Member(member.number, print);
        byKey.put(print.key(), moved);
        byNumber.put(moved.number, moved);
        join(moved);
    }

    private void join(Member member) {
        IntArrayList thread = threads.computeIfAbsent(member.print.thread(), unused -> new IntArrayList(2));
        int at = thread.size();
        while (at > 0 && thread.getInt(at - 1) > member.number) {
            at--;
        }
        thread.add(at, member.number);
    }

    private void leave(Member member) {
        IntArrayList thread = threads.get(member.print.thread());
        thread.rem(member.number);
        if (thread.isEmpty()) {
            threads.remove(member.print.thread());
        }
    }

    /** How many stories of the window may belong to a running one. */
    public int size() {
        return byKey.size();
    }

    /** Whether nothing of the window runs in this thread but this cluster of copies. */
    boolean isAlone(String thread, String cluster) {
        IntArrayList numbers = threads.get(thread);
        if (numbers == null) {
            return true;
        }
        for (int i = 0; i < numbers.size(); i++) {
            if (!byNumber.get(numbers.getInt(i)).print.clusterId().equals(cluster)) {
                return false;
            }
        }
        return true;
    }

    Member at(int number) {
        return byNumber.get(number);
    }

    /** The first story of a thread in the window, and its latest ones: at most {@code latest} and one. */
    List<Member> representatives(String thread, int latest) {
        IntArrayList numbers = threads.get(thread);
        var chosen = new ArrayList<Member>(latest + 1);
        chosen.add(byNumber.get(numbers.getInt(0)));
        for (int i = Math.max(1, numbers.size() - latest); i < numbers.size(); i++) {
            chosen.add(byNumber.get(numbers.getInt(i)));
        }
        return chosen;
    }
}
