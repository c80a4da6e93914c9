package copytaster.enrich.topology;

import copytaster.enrich.mediatopics.MediaTopicTagger;
import copytaster.enrich.text.Cleaner;
import copytaster.schemas.BookEntry;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Status;
import copytaster.schemas.TopicTag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * New rules or a new model reach the stories of the window too, the newest first: so many with each second, that the wire
 * goes on. A story that would be tagged and routed as before is not sent again.
 */
final class Retagging {

    private static final Logger LOG = LoggerFactory.getLogger(Retagging.class);

    /** Tagging takes a fraction of a millisecond; so many leave most of a second to what arrives. */
    private static final int STORIES_A_SECOND = 50;

    private final Book book;
    private final Draft draft;
    private final Composer composer;
    private final InForce inForce;
    private final Instant seen;

    Retagging(Book book, Draft draft, Composer composer, InForce inForce, Instant seen) {
        this.book = book;
        this.draft = draft;
        this.composer = composer;
        this.inForce = inForce;
        this.seen = seen;
    }

    /** @param clock the wire's clock, in milliseconds, from which on the stories fall due */
    void appoint(long clock) {
        List<String> stories = book.prints().window().newestFirst();
        for (int i = 0; i < stories.size(); i++) {
            Instant at = Instant.ofEpochMilli(clock).plusSeconds(1 + i / STORIES_A_SECOND);
            String story = stories.get(i);
            draft.later(() -> book.remind(at, Book.Appointment.RETAG, story));
        }
    }

    void retag(BookEntry entry) {
        EnrichedStory last = entry.getLast();
        Status status = last.getStory().getStatus();
        if (entry.getForgotten() || status == Status.KILLED || status == Status.WITHHELD) {
            return;
        }
        EnrichedStory retagged;
        try {
            retagged = composer.retagged(last, tags(last), inForce.rules().version(), seen);
        } catch (RuntimeException e) {
            LOG.warn("{}: keeps its tags", last.getKey(), e);
            return;
        }
        var desks = new TreeSet<>(last.getDesks());
        desks.addAll(inForce.rules().wanting(retagged));
        retagged.setDesks(new ArrayList<>(desks));
        boolean same = alike(last.getMediaTopics(), retagged.getMediaTopics())
                && last.getDesks().equals(retagged.getDesks());
        if (!same) {
            draft.followUp(retagged);
        }
    }

    private List<TopicTag> tags(EnrichedStory last) {
        MediaTopicTagger tagger = inForce.mediaTopics();
        return tagger.tag(Cleaner.clean(last.getStory()), last.getStory());
    }

    /** The same topics from the same sources; another score alone is no news to a reader. */
    private static boolean alike(List<TopicTag> before, List<TopicTag> after) {
        return named(before).equals(named(after));
    }

    private static TreeSet<String> named(List<TopicTag> tags) {
        var named = new TreeSet<String>();
        tags.forEach(tag -> named.add(tag.getId() + " " + tag.getSource()));
        return named;
    }
}
