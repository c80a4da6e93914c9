package copytaster.enrich.topology;

import copytaster.schemas.Account;
import copytaster.schemas.BookEntry;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Related;
import copytaster.schemas.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one record will change and send, held back until all of it is worked out. Sent = accepted + followUps.
 */
final class Draft {

    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final Book book;
    private final Account account;
    private final Map<String, BookEntry> entries = new LinkedHashMap<>();
    private final List<Runnable> writes = new ArrayList<>();
    private final List<Emission> emissions = new ArrayList<>();

    Draft(Book book, Account account) {
        this.book = book;
        this.account = account;
    }

    List<Emission> emissions() {
        return emissions;
    }

    /** Writes everything to the book, at once. */
    void write() {
        entries.forEach(book.stories()::put);
        writes.forEach(Runnable::run);
    }

    void later(Runnable write) {
        writes.add(write);
    }

    void put(String key, BookEntry entry) {
        entries.put(key, entry);
    }

    /** An entry that this draft has put. */
    BookEntry entry(String key) {
        return entries.get(key);
    }

    /** An emission about a story other than the one that came. */
    void followUp(EnrichedStory story) {
        entries.putIfAbsent(story.getKey(), copyOf(story.getKey()));
        entries.get(story.getKey()).setLast(story);
        account.setFollowUps(account.getFollowUps() + 1);
        send(story);
    }

    /** To the index at once; to desks unless embargoed, and whatever has once gone to a desk is followed there. */
    void send(EnrichedStory story) {
        BookEntry entry = entries.get(story.getKey());
        boolean held = story.getStory().getStatus() == Status.EMBARGOED;
        var receivers = new TreeSet<>(entry.getDelivered());
        boolean gone = story.getStory().getStatus() == Status.KILLED;
        if (!held && !gone) {
            receivers.addAll(story.getDesks());
        }
        List<String> now = held ? List.of() : List.copyOf(receivers);
        entry.setDelivered(new ArrayList<>(receivers));
        emissions.add(new Emission(story.getKey(), story, now));
    }

    /**
     * Lets go of a story's text, its fingerprint and its kin. Who received it is remembered for another year: a kill must
     * still reach them.
     *
     * @param remembered the story without its text
     */
    void forget(EnrichedStory remembered) {
        String key = remembered.getKey();
        List<Related> related = known(key).getLast().getStory().getRelated();
        BookEntry entry = copyOf(key);
        if (entry.getForgotten()) {
            return;
        }
        entry.setLast(remembered);
        entry.setForgotten(true);
        writes.add(() -> {
            book.prints().remove(key);
            book.leave(remembered.getVerdict().getClusterId(), key);
            book.unchain(related, remembered.getStory(), key);
            book.remind(remembered.getVersionSeen().plus(REMEMBERED), Book.Appointment.DROP, key);
        });
    }

    /** Lets go of a story whose contract has ended, and tells every reader: a record without a value. */
    void expire(EnrichedStory remembered) {
        forget(remembered);
        emissions.add(new Emission(remembered.getKey(), null, List.of()));
        account.setFollowUps(account.getFollowUps() + 1);
    }

    /** The last trace but the account. */
    void drop(String key) {
        entries.remove(key);
        writes.add(() -> book.stories().delete(key));
    }

    @Nullable
    BookEntry known(String key) {
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
}
