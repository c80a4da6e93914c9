package copytaster.enrich.topology;

import copytaster.schemas.Account;
import copytaster.schemas.BookEntry;
import copytaster.schemas.ClusterMember;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Related;
import copytaster.schemas.Status;
import copytaster.schemas.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one record will change and send, held back until all of it is worked out: over the book as it stands, so that each
 * part sees what the parts before it have drafted. A story is sent once, whatever happens to it. Sent = accepted +
 * followUps.
 */
final class Draft {

    /** Of several things that happen to a story at once, the first of these is told. */
    private static final List<Event> WEIGHT = List.of(
            Event.KILLED,
            Event.NEW_STORY,
            Event.NEW_VERSION,
            Event.MERGED,
            Event.SEPARATED,
            Event.EMBARGO_LIFTED,
            Event.RETAGGED,
            Event.WARNED);

    private final Book book;
    private final Account account;
    private final Map<String, BookEntry> entries = new LinkedHashMap<>();
    private final Map<String, List<ClusterMember>> clusters = new LinkedHashMap<>();
    private final Set<String> sent = new LinkedHashSet<>();
    private final Set<String> expired = new LinkedHashSet<>();
    private final Set<String> dropped = new LinkedHashSet<>();
    private final List<Runnable> writes = new ArrayList<>();

    Draft(Book book, Account account) {
        this.book = book;
        this.account = account;
    }

    /** Makes every story that is sent whole, with its cluster as it will stand and those who receive it. */
    List<Emission> settle() {
        return sent.stream().map(this::emission).toList();
    }

    /** Writes everything to the book, at once. */
    void write() {
        entries.forEach(book.stories()::put);
        clusters.forEach(book.clusters()::put);
        writes.forEach(Runnable::run);
    }

    void later(Runnable write) {
        writes.add(write);
    }

    void put(String key, BookEntry entry) {
        entries.put(key, entry);
    }

    @Nullable
    BookEntry known(String key) {
        if (dropped.contains(key)) {
            return null;
        }
        BookEntry changed = entries.get(key);
        return changed == null ? book.entry(key) : changed;
    }

    /** The entry of a story that is in the book, to be changed in this draft. */
    BookEntry copyOf(String key) {
        BookEntry entry = known(key);
        if (entry == null) {
            throw new IllegalStateException(key + " is not in the desk book");
        }
        return entries.computeIfAbsent(
                key, unused -> BookEntry.newBuilder(entry).build());
    }

    /** The cluster's members, first seen first. */
    List<ClusterMember> members(String clusterId) {
        List<ClusterMember> changed = clusters.get(clusterId);
        return changed == null ? book.clusters().members(clusterId) : changed;
    }

    void lineUp(String clusterId, List<ClusterMember> members) {
        clusters.put(clusterId, members);
    }

    /** Puts a story into a cluster in which it does not stand yet. */
    void join(String clusterId, String key, Instant firstSeen) {
        List<ClusterMember> members = members(clusterId);
        if (!Lineup.keys(members).contains(key)) {
            lineUp(clusterId, Lineup.with(members, key, firstSeen));
        }
    }

    /** The fingerprint follows its story into another cluster and thread. */
    void moved(String key, Verdict into) {
        writes.add(() -> book.prints().move(key, into.getClusterId(), into.getThread()));
    }

    /** Sends the story that came, as this draft will have put it. */
    void send(String key) {
        sent.add(key);
    }

    boolean sends(String key) {
        return sent.contains(key);
    }

    /** An emission about a story other than the one that came; or more about one that is sent anyway. */
    void followUp(EnrichedStory story) {
        BookEntry entry = copyOf(story.getKey());
        if (sent.add(story.getKey())) {
            account.setFollowUps(account.getFollowUps() + 1);
        } else {
            Event told = entry.getLast().getEvent();
            if (WEIGHT.indexOf(told) < WEIGHT.indexOf(story.getEvent())) {
                story.setEvent(told);
            }
            story.setRevision(entry.getLast().getRevision());
        }
        entry.setLast(story);
    }

    /**
     * Lets go of a story's text and its fingerprint. Its place in its cluster and who received it are remembered longer: a
     * kill must still reach them and its kin.
     *
     * @param remembered the story without its text
     * @param last when nothing of it need be known any more
     */
    void forget(EnrichedStory remembered, Instant last) {
        String key = remembered.getKey();
        BookEntry entry = copyOf(key);
        if (entry.getForgotten()) {
            return;
        }
        List<Related> related = entry.getLast().getStory().getRelated();
        entry.setLast(remembered);
        entry.setForgotten(true);
        writes.add(() -> {
            book.prints().remove(key);
            book.unchain(related, remembered.getStory(), key);
            book.remind(last, Book.Appointment.DROP, key);
        });
    }

    /** Lets go of a story whose contract has ended, and tells every reader: a record without a value. */
    void expire(EnrichedStory remembered, Instant last) {
        forget(remembered, last);
        expired.add(remembered.getKey());
        if (sent.add(remembered.getKey())) {
            account.setFollowUps(account.getFollowUps() + 1);
        }
    }

    /** The last trace but the account. */
    void drop(EnrichedStory last) {
        String key = last.getKey();
        String clusterId = last.getVerdict().getClusterId();
        lineUp(clusterId, Lineup.without(members(clusterId), key));
        entries.remove(key);
        dropped.add(key);
        writes.add(() -> {
            book.stories().delete(key);
            book.judgements().forget(key);
        });
    }

    /** To the index at once; to desks unless embargoed, and whatever has once gone to a desk is followed there. */
    private Emission emission(String key) {
        if (expired.contains(key)) {
            return new Emission(key, null, before(key), List.of());
        }
        BookEntry entry = entries.get(key);
        EnrichedStory story = entry.getLast();
        story.setCluster(Lineup.shown(members(story.getVerdict().getClusterId()), key));
        boolean held = story.getStory().getStatus() == Status.EMBARGOED;
        boolean gone = story.getStory().getStatus() == Status.KILLED;
        var receivers = new TreeSet<>(entry.getDelivered());
        if (!held && !gone) {
            receivers.addAll(story.getDesks());
        }
        entry.setDelivered(new ArrayList<>(receivers));
        return new Emission(key, story, before(key), held ? List.of() : List.copyOf(receivers));
    }

    /** Where this story's last emission is found: the book still stands as it was. */
    private OptionalLong before(String key) {
        BookEntry told = book.entry(key);
        return told == null
                ? OptionalLong.empty()
                : OptionalLong.of(told.getLast().getRevision());
    }
}
