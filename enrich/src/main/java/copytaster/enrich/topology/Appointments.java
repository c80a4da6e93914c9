package copytaster.enrich.topology;

import copytaster.schemas.BookEntry;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Status;
import java.time.Instant;

/**
 * What falls due with time: embargoes lift, contracts end, stories are tagged again by new
 * rules, old ones are forgotten; those with kin last.
 */
final class Appointments {

    private final Book book;
    private final Draft draft;
    private final Composer composer;
    private final Horizons horizons;
    private final long clock;
    private final Instant seen;
    private final Retagging retagging;

    /**
     * @param clock the wire's clock, in milliseconds
     * @param seen the timestamp of the tick
     */
    Appointments(
            Book book,
            Draft draft,
            Composer composer,
            Horizons horizons,
            Retagging retagging,
            long clock,
            Instant seen) {
        this.book = book;
        this.draft = draft;
        this.composer = composer;
        this.horizons = horizons;
        this.clock = clock;
        this.seen = seen;
        this.retagging = retagging;
    }

    /** Keeps the appointments that the clock has reached. */
    void keep() {
        for (Book.Due due : book.dueBy(clock)) {
            draft.later(() -> book.due().delete(due.dueKey()));
            BookEntry entry = draft.known(due.storyKey());
            if (entry != null) {
                keep(due, entry);
            } else if (due.appointment() == Book.Appointment.DROP) {
                draft.later(() -> book.judgements().forget(due.storyKey()));
            }
        }
    }

    private void keep(Book.Due due, BookEntry entry) {
        EnrichedStory last = entry.getLast();
        switch (due.appointment()) {
            case LIFT -> {
                Instant until = last.getStory().getEmbargoUntil();
                if (last.getStory().getStatus() == Status.EMBARGOED && until != null && until.toEpochMilli() <= clock) {
                    draft.followUp(composer.lifted(last, seen));
                }
            }
            case EXPIRE -> {
                boolean killed = last.getStory().getStatus() == Status.KILLED;
                if (!killed
                        && last.getExpiresAt() != null
                        && last.getExpiresAt().toEpochMilli() <= clock) {
                    draft.expire(
                            composer.remembered(last), last.getVersionSeen().plus(horizons.last()));
                }
            }
            case FORGET -> {
                boolean kin = draft.members(last.getVerdict().getClusterId()).size() > 1;
                Instant end = last.getVersionSeen().plus(kin ? horizons.last() : horizons.book());
                if (end.toEpochMilli() <= clock) {
                    draft.forget(
                            composer.remembered(last), last.getVersionSeen().plus(horizons.last()));
                } else {
                    draft.later(() -> book.remind(end, Book.Appointment.FORGET, last.getKey()));
                }
            }
            case RETAG -> retagging.retag(entry);
            case DROP -> {
                Instant end = last.getVersionSeen().plus(horizons.last());
                if (entry.getForgotten() && end.toEpochMilli() <= clock) {
                    draft.drop(last);
                } else if (entry.getForgotten()) {
                    draft.later(() -> book.remind(end, Book.Appointment.DROP, last.getKey()));
                }
            }
        }
    }
}
