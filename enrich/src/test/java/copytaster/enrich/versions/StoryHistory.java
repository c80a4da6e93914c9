package copytaster.enrich.versions;

import copytaster.schemas.BookEntry;
import copytaster.schemas.Contract;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Relation;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import copytaster.schemas.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** One story's entry in the desk book, kept as the book keeps it: just enough to ask for the standing of the next delivery. */
final class StoryHistory {

    static final Instant SEEN = Instant.parse("2026-01-01T12:00:00Z");

    private @Nullable BookEntry entry;

    Standing deliver(Story story) {
        long hash = ContentHash.of(story);
        Standing standing = VersionOrder.stand(entry, story, hash, SEEN);
        if (standing.accepted()) {
            var past = new ArrayList<Long>();
            if (entry != null) {
                past.addAll(entry.getPastHashes());
                past.add(entry.getContentHash());
            }
            entry = BookEntry.newBuilder()
                    .setLast(enriched(story))
                    .setContentHash(hash)
                    .setPastHashes(past)
                    .build();
        }
        return standing;
    }

    Story inForce() {
        return entry.getLast().getStory();
    }

    private static EnrichedStory enriched(Story story) {
        return EnrichedStory.newBuilder()
                .setKey(StoryKey.of(story))
                .setStory(story)
                .setEvent(Event.NEW_STORY)
                .setRevision(1)
                .setFirstSeen(SEEN)
                .setVersionSeen(SEEN)
                .setContract(Contract.newBuilder().build())
                .setVerdict(Verdict.newBuilder()
                        .setRelation(Relation.NEW)
                        .setClusterId(StoryKey.of(story))
                        .setAlgorithmVersion("test")
                        .build())
                .build();
    }
}
