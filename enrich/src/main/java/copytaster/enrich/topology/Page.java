package copytaster.enrich.topology;

import copytaster.enrich.duplicates.Judge;
import copytaster.enrich.versions.Standing;
import copytaster.schemas.Account;
import copytaster.schemas.BookEntry;
import copytaster.schemas.ClusterMember;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Related;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Relation;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import copytaster.schemas.Warning;
import copytaster.schemas.WarningKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one story brings about, drafted before any of it is written: its own entry, the kill of another, the warnings to
 * its kin. In = accepted + repeated + stale + test.
 */
final class Page {

    private static final int PAST_HASHES = 64;

    private final Book book;
    private final Draft draft;
    private final Composer composer;
    private final Horizons horizons;
    private final Account account;
    private final Instant seen;

    Page(Book book, Draft draft, Composer composer, Horizons horizons, Account account, Instant seen) {
        this.book = book;
        this.draft = draft;
        this.composer = composer;
        this.horizons = horizons;
        this.account = account;
        this.seen = seen;
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
                accept(delivery, key);
                kill(delivery, key);
            }
        }
    }

    private void accept(Delivery.Entry.OfStory delivery, String key) {
        EnrichedStory story = delivery.enriched();
        if (story == null) {
            throw new IllegalStateException(key + ": an accepted story comes composed");
        }
        BookEntry known = draft.known(key);
        String clusterId = story.getVerdict().getClusterId();
        List<ClusterMember> cluster = book.membersWith(clusterId, key, story.getFirstSeen());
        story.setCluster(cluster);
        if (known == null || known.getForgotten()) {
            warnOfKilledKin(story, cluster);
            draft.later(() -> book.join(clusterId, key, story.getFirstSeen()));
            draft.later(() -> book.remind(seen.plus(horizons.book()), Book.Appointment.FORGET, key));
        }
        draft.later(() -> chain(story));
        draft.later(() -> remind(story));
        draft.later(() -> remember(delivery, story));
        draft.put(key, entry(delivery, known, story));
        account.setAccepted(account.getAccepted() + 1);
        if (story.getVerdict().getUndecided() != null || story.getUntagged() != null) {
            account.setUndecided(account.getUndecided() + 1);
        }
        draft.send(story);
        if (story.getVerdict().getRelation() == Relation.CORRECTION) {
            warn(clusterId, key, key, WarningKind.SOURCE_CORRECTED, "corrected by " + agency(story.getStory()));
        }
    }

    private static BookEntry entry(Delivery.Entry.OfStory delivery, @Nullable BookEntry known, EnrichedStory story) {
        long hash = delivery.judged().ordered().contentHash();
        if (known == null) {
            return BookEntry.newBuilder().setLast(story).setContentHash(hash).build();
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

    /** What this story points at may be the only thing that its follow-up has in common with it. */
    private void chain(EnrichedStory story) {
        for (Related related : story.getStory().getRelated()) {
            if (related.getRole() == RelatedRole.ASSOCIATED) {
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
    private void remember(Delivery.Entry.OfStory delivery, EnrichedStory story) {
        if (story.getStory().getStatus() == Status.KILLED) {
            return;
        }
        if (!Judge.compares(story.getStory().getKind())) {
            book.prints().remove(story.getKey());
            return;
        }
        book.prints()
                .put(
                        account.getClock(),
                        account.getAccepted(),
                        delivery.judged().finding().print());
    }

    private void kill(Delivery.Entry.OfStory delivery, String key) {
        Story notice = delivery.judged().raw().getStory();
        EnrichedStory told = draft.entry(key).getLast();
        List<String> targets = notice.getRelated().stream()
                .filter(related -> related.getRole() == RelatedRole.KILLS)
                .map(related -> StoryKey.of(related, notice))
                .filter(target -> !target.equals(key))
                .toList();
        targets.forEach(target -> killByPointer(target, notice, told));
        if (targets.isEmpty()) {
            warnKin(key, told.getVerdict().getClusterId(), key, told);
        }
    }

    private void killByPointer(String target, Story notice, EnrichedStory told) {
        BookEntry entry = draft.known(target);
        if (entry == null) {
            EnrichedStory unseen = composer.killedUnseen(target, told, seen);
            draft.put(
                    target,
                    BookEntry.newBuilder().setLast(unseen).setContentHash(0).build());
            draft.later(() -> book.remind(seen.plus(horizons.book()), Book.Appointment.FORGET, target));
            draft.followUp(unseen);
            return;
        }
        if (entry.getLast().getStory().getStatus() != Status.KILLED) {
            draft.followUp(composer.killedBy(entry.getLast(), notice, seen));
            warnKin(target, entry.getLast().getVerdict().getClusterId(), told.getKey(), told);
        }
    }

    private void warnKin(String killed, String clusterId, String exceptKey, EnrichedStory notice) {
        warn(clusterId, killed, exceptKey, WarningKind.SOURCE_KILLED, "killed by " + agency(notice.getStory()));
    }

    /** Tells the kin, first seen first: those before the story that it is their copy, those after that it is their source. */
    private void warn(String clusterId, String about, String exceptKey, WarningKind kind, String what) {
        List<String> members = book.members(clusterId);
        int place = members.indexOf(about);
        for (int i = 0; i < members.size(); i++) {
            String member = members.get(i);
            if (!member.equals(about) && !member.equals(exceptKey)) {
                warnOne(member, about, kind, (i < place ? "copy " : "source ") + what);
            }
        }
    }

    private void warnOne(String member, String about, WarningKind kind, String text) {
        BookEntry entry = draft.known(member);
        if (entry == null || entry.getForgotten() || entry.getLast().getStory().getStatus() == Status.KILLED) {
            return;
        }
        boolean killedAlready = kind == WarningKind.SOURCE_KILLED
                && entry.getLast().getWarnings().stream()
                        .anyMatch(warning ->
                                warning.getKind() == kind && warning.getAbout().equals(about));
        if (!killedAlready) {
            draft.followUp(composer.warned(entry.getLast(), warning(kind, about, text), seen));
        }
    }

    private void warnOfKilledKin(EnrichedStory story, List<ClusterMember> cluster) {
        var warnings = new ArrayList<>(story.getWarnings());
        for (ClusterMember kin : cluster) {
            String member = kin.getKey();
            BookEntry entry = member.equals(story.getKey()) ? null : draft.known(member);
            if (entry != null && entry.getLast().getStory().getStatus() == Status.KILLED) {
                warnings.add(warning(
                        WarningKind.SOURCE_KILLED,
                        member,
                        "source killed by " + agency(entry.getLast().getStory()) + " before this copy came"));
            }
        }
        story.setWarnings(warnings);
    }

    private static String agency(Story story) {
        return story.getProvider().toUpperCase(Locale.ROOT);
    }

    private Warning warning(WarningKind kind, String about, String text) {
        return Warning.newBuilder()
                .setKind(kind)
                .setAbout(about)
                .setText(text)
                .setTime(seen)
                .build();
    }
}
