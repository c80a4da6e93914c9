package copytaster.enrich.topology;

import copytaster.schemas.BookEntry;
import copytaster.schemas.Kind;
import copytaster.schemas.Related;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Signal;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueStore;

/** What the agency itself says a story belongs to. Changes nothing. */
final class Declared {

    /** An agenda, a package or a note to editors names many stories and makes none of them one. */
    private static final Set<Kind> REPORTS = Set.of(Kind.STORY, Kind.ALERT, Kind.RESULT, Kind.TABLE);

    private final KeyValueStore<String, BookEntry> stories;
    private final KeyValueStore<String, String> chains;

    Declared(KeyValueStore<String, BookEntry> stories, KeyValueStore<String, String> chains) {
        this.stories = stories;
        this.chains = chains;
    }

    /**
     * The earlier texts of the same agency that this one belongs to, in the order in which it names them: each the one it
     * names, or, where an update or the text to an alert names an item that never came, the last one that named the same.
     */
    List<BookEntry> earlier(Story story) {
        var found = new ArrayList<BookEntry>();
        for (Related related : story.getRelated()) {
            if (related.getRole() == RelatedRole.ASSOCIATED || related.getRole() == RelatedRole.REPLACES) {
                String named = StoryKey.of(related, story);
                Optional.ofNullable(stories.get(named))
                        .filter(entry -> isAnother(entry, story))
                        .or(() -> chained(named, story))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    /** Those of the earlier texts whose clusters become one with the story's own. */
    static List<Delivery.Link> links(Story story, List<BookEntry> earlier) {
        if (!REPORTS.contains(story.getKind())) {
            return List.of();
        }
        return earlier.stream()
                .map(BookEntry::getLast)
                .filter(named -> REPORTS.contains(named.getStory().getKind()))
                .map(named -> new Delivery.Link(
                        named.getKey(), "the agency says that " + StoryKey.of(story) + " belongs to " + named.getKey()))
                .toList();
    }

    private Optional<BookEntry> chained(String key, Story story) {
        boolean says =
                story.getSignals().contains(Signal.UPDATE) || story.getSignals().contains(Signal.CORRECTION);
        return Optional.ofNullable(chains.get(key))
                .flatMap(last -> Optional.ofNullable(stories.get(last)))
                .filter(entry -> isAnother(entry, story))
                .filter(earlier -> says || earlier.getLast().getStory().getKind() == Kind.ALERT);
    }

    private static boolean isAnother(BookEntry entry, Story story) {
        return !entry.getLast().getKey().equals(StoryKey.of(story))
                && entry.getLast().getStory().getKind() != Kind.CAPTION;
    }
}
