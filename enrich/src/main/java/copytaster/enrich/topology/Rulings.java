package copytaster.enrich.topology;

import copytaster.schemas.Account;
import copytaster.schemas.BookEntry;
import copytaster.schemas.Event;
import copytaster.schemas.Judgement;
import copytaster.schemas.Ruling;
import copytaster.schemas.Status;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a person's judgement on two stories brings about. It counts from here on, above every verdict. */
final class Rulings {

    private static final Logger LOG = LoggerFactory.getLogger(Rulings.class);

    private final Book book;
    private final Draft draft;
    private final Composer composer;
    private final Horizons horizons;
    private final Account account;
    private final Instant seen;

    Rulings(Book book, Draft draft, Composer composer, Horizons horizons, Account account, Instant seen) {
        this.book = book;
        this.draft = draft;
        this.composer = composer;
        this.horizons = horizons;
        this.account = account;
        this.seen = seen;
    }

    void keep(Judgement judgement) {
        account.setJudged(account.getJudged() + 1);
        List<String> pair = List.of(judgement.getFirst(), judgement.getSecond());
        if (judgement.getFirst().equals(judgement.getSecond())) {
            LOG.warn("{} was judged beside itself: passed over", judgement.getFirst());
            return;
        }
        draft.later(() -> book.judgements().put(judgement));
        List<String> unknown =
                pair.stream().filter(key -> draft.known(key) == null).toList();
        if (!unknown.isEmpty()) {
            account.setJudgedUnknown(account.getJudgedUnknown() + 1);
            LOG.warn("{} judged {}, and {} is not known on this wire: remembered", signature(judgement), pair, unknown);
            unknown.forEach(
                    key -> draft.later(() -> book.remind(seen.plus(horizons.last()), Book.Appointment.DROP, key)));
            return;
        }
        Judgements judgements = book.judgements().with(judgement);
        var regrouping = new Regrouping(draft, composer, new KinWarnings(draft, composer, seen), judgements, seen);
        if (judgement.getRuling() == Ruling.SAME) {
            same(judgement, regrouping);
        } else {
            different(judgement, regrouping);
        }
    }

    /** For the evidence of a merge. */
    static String whySame(Judgement judgement) {
        return judgement.getFirst() + " and " + judgement.getSecond() + " were judged the same " + signed(judgement);
    }

    private void same(Judgement judgement, Regrouping regrouping) {
        String first = judgement.getFirst();
        String second = judgement.getSecond();
        String why = whySame(judgement);
        boolean one = regrouping.merge(first, second, why)
                || regrouping.take(second, first, why)
                || regrouping.take(first, second, why);
        if (!one) {
            LOG.warn("{}; but other judgements part their clusters: they stay two", why);
            return;
        }
        settle(first, second, Event.MERGED, "judged the same as " + second + " " + signed(judgement));
        settle(second, first, Event.MERGED, "judged the same as " + first + " " + signed(judgement));
    }

    private void different(Judgement judgement, Regrouping regrouping) {
        String first = judgement.getFirst();
        String second = judgement.getSecond();
        if (clusterOf(first).equals(clusterOf(second))) {
            regrouping.part(first, second, signed(judgement));
        }
        settle(first, second, Event.SEPARATED, "judged another story than " + second + " " + signed(judgement));
        settle(second, first, Event.SEPARATED, "judged another story than " + first + " " + signed(judgement));
    }

    /** Takes away the doubt that is answered now; where there was none, nothing is sent. */
    private void settle(String key, String about, Event event, String sentence) {
        BookEntry entry = draft.copyOf(key);
        boolean shown = !entry.getForgotten() && entry.getLast().getStory().getStatus() != Status.KILLED;
        boolean doubted = entry.getLast().getVerdict().getDoubts().stream()
                .anyMatch(doubt -> doubt.getKey().equals(about));
        if (shown && doubted) {
            draft.followUp(composer.settled(entry.getLast(), about, event, sentence, seen));
        }
    }

    private String clusterOf(String key) {
        return draft.copyOf(key).getLast().getVerdict().getClusterId();
    }

    private static String signed(Judgement judgement) {
        String note = judgement.getNote().strip();
        return "by " + signature(judgement) + (note.isEmpty() ? "" : ": " + note);
    }

    private static String signature(Judgement judgement) {
        String by = judgement.getBy().strip();
        return by.isEmpty() ? "a person" : by;
    }
}
