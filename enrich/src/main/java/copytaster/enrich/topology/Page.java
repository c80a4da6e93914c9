package copytaster.enrich.topology;

import copytaster.enrich.duplicates.Judge;
import copytaster.enrich.versions.Standing;
import copytaster.schemas.Account;
import copytaster.schemas.BookEntry;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Judgement;
import copytaster.schemas.Related;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Relation;
import copytaster.schemas.Ruling;
import copytaster.schemas.Status;
import copytaster.schemas.StoryKey;
import copytaster.schemas.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What one story brings about, drafted before any of it is written: its own entry, the merging of clusters, the kill of
 * another, the warnings to its kin. In = accepted + repeated + stale + test.
 */
final class Page {

    private static final int PAST_HASHES = 64;

    private final Book book;
    private final Draft draft;
    private final Horizons horizons;
    private final Account account;
    private final Instant seen;
    private final KinWarnings warnings;
    private final Regrouping regrouping;
    private final Kills kills;

    Page(Book book, Draft draft, Composer composer, Horizons horizons, Account account, Instant seen) {
        this.book = book;
        this.draft = draft;
        this.horizons = horizons;
        this.account = account;
        this.seen = seen;
        this.warnings = new KinWarnings(draft, composer, seen);
        this.regrouping = new Regrouping(draft, composer, warnings, book.judgements(), seen);
        this.kills = new Kills(book, draft, composer, warnings, horizons, seen);
    }

    void story(Delivery.Entry.OfStory delivery) {
        String key = StoryKey.of(delivery.judged().raw().getStory());
        switch (delivery.judged().ordered().standing()) {
            case Standing.Test test -> account.setTest(account.getTest() + 1);
            case Standing.Repeated repeated -> {
                BookEntry entry = draft.copyOf(key);
                entry.setRepeated(entry.getRepeated() + 1);
                account.setRepeated(account.getRepeated() + 1);
            }
            case Standing.Stale stale -> {
                BookEntry entry = draft.copyOf(key);
                entry.setStale(entry.getStale() + 1);
                account.setStale(account.getStale() + 1);
            }
            case Standing.First first -> accept(delivery, key);
            case Standing.Newer newer -> accept(delivery, key);
            case Standing.Kill kill -> {
                BookEntry before = draft.known(key);
                accept(delivery, key);
                kills.kill(delivery.judged().raw().getStory(), draft.copyOf(key).getLast(), before);
            }
        }
    }

    private void accept(Delivery.Entry.OfStory delivery, String key) {
        EnrichedStory story = delivery.enriched();
        if (story == null) {
            throw new IllegalStateException(key + ": an accepted story comes composed");
        }
        BookEntry known = draft.known(key);
        if (known != null) {
            // From here on only late evidence and people move it, and both are said as such.
            story.getVerdict().setClusterId(known.getLast().getVerdict().getClusterId());
        }
        draft.put(key, entry(delivery, known, story));
        draft.send(key);
        draft.join(story.getVerdict().getClusterId(), key, story.getFirstSeen());
        if (known == null || known.getForgotten()) {
            warnings.arrived(story);
            draft.later(() -> book.remind(seen.plus(horizons.book()), Book.Appointment.FORGET, key));
        }
        regroup(delivery.judged(), key);
        draft.later(() -> chain(story));
        draft.later(() -> remind(story));
        draft.later(() -> remember(delivery, key));
        account.setAccepted(account.getAccepted() + 1);
        if (story.getVerdict().getUndecided() != null || story.getUntagged() != null) {
            account.setUndecided(account.getUndecided() + 1);
        }
        if (story.getVerdict().getRelation() == Relation.CORRECTION) {
            warnings.corrected(draft.copyOf(key).getLast());
        }
    }

    private static BookEntry entry(Delivery.Entry.OfStory delivery, @Nullable BookEntry known, EnrichedStory story) {
        long hash = delivery.judged().ordered().contentHash();
        if (known == null) {
            Verdict verdict = story.getVerdict();
            boolean follows = !verdict.getClusterId().equals(story.getKey());
            return BookEntry.newBuilder()
                    .setLast(story)
                    .setContentHash(hash)
                    .setFollows(follows ? verdict.getRelatedTo() : null)
                    .build();
        }
        var past = new ArrayList<>(known.getPastHashes());
        past.add(known.getContentHash());
        return BookEntry.newBuilder(known)
                .setLast(story)
                .setForgotten(false)
                .setContentHash(hash)
                .setPastHashes(past.subList(Math.max(0, past.size() - PAST_HASHES), past.size()))
                .build();
    }

    /** What the agency, its text or a person says of it may make two clusters one. */
    private void regroup(Delivery.Judged judged, String key) {
        judged.links().forEach(link -> regrouping.merge(key, link.key(), link.why()));
        for (Judgement judgement : book.judgements().of(key)) {
            if (judgement.getRuling() == Ruling.SAME) {
                regrouping.merge(key, Judgements.other(judgement, key), Rulings.whySame(judgement));
            }
        }
    }

    /** What this story points at may be the only thing that its follow-up has in common with it. */
    private void chain(EnrichedStory story) {
        for (Related related : story.getStory().getRelated()) {
            if (related.getRole() == RelatedRole.ASSOCIATED && !related.getId().isBlank()) {
                book.chains().put(StoryKey.of(related, story.getStory()), story.getKey());
            }
        }
    }

    private void remind(EnrichedStory story) {
        Instant embargo = story.getStory().getEmbargoUntil();
        if (story.getStory().getStatus() == Status.EMBARGOED && embargo != null) {
            book.remind(embargo, Book.Appointment.LIFT, story.getKey());
        }
        if (story.getExpiresAt() != null) {
            book.remind(story.getExpiresAt(), Book.Appointment.EXPIRE, story.getKey());
        }
    }

    /** A killed story's fingerprint stays: a copy that comes later must be warned of. */
    private void remember(Delivery.Entry.OfStory delivery, String key) {
        EnrichedStory story = draft.copyOf(key).getLast();
        if (story.getStory().getStatus() == Status.KILLED) {
            return;
        }
        if (!Judge.compares(story.getStory().getKind())) {
            book.prints().remove(key);
            return;
        }
        Verdict verdict = story.getVerdict();
        book.prints()
                .put(
                        account.getClock(),
                        account.getAccepted(),
                        delivery.judged().finding().print().in(verdict.getClusterId(), verdict.getThread()));
    }
}
