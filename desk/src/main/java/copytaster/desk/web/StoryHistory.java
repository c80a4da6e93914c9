package copytaster.desk.web;

import copytaster.schemas.Event;
import java.time.Instant;
import java.util.List;

/**
 * A story as a reader opens it.
 *
 * @param story the version to read, the newest or an earlier one
 * @param newest the story as it is now
 * @param versions each version once, newest first
 * @param relatives the cluster, and whatever the verdict or a warning names, first seen first
 * @param thread the other reports of the running story, each by its first, first seen first
 * @param editorNotes notes for editors only, for a reader who may see them
 */
record StoryHistory(
        IndexedStory story,
        IndexedStory newest,
        List<IndexedStory> versions,
        List<IndexedStory> relatives,
        List<IndexedStory> thread,
        List<String> editorNotes) {

    /** As any reader may see it. */
    StoryHistory(
            IndexedStory story,
            IndexedStory newest,
            List<IndexedStory> versions,
            List<IndexedStory> relatives,
            List<IndexedStory> thread) {
        this(story, newest, versions, relatives, thread, List.of());
    }

    /** Of a story that is all of its thread. */
    StoryHistory(IndexedStory story, IndexedStory newest, List<IndexedStory> versions, List<IndexedStory> relatives) {
        this(story, newest, versions, relatives, List.of());
    }

    StoryHistory with(List<String> notes) {
        return new StoryHistory(story, newest, versions, relatives, thread, notes);
    }

    /** Everyone else in its cluster of copies. */
    List<IndexedStory> cluster() {
        return relatives.stream()
                .filter(relative -> relative.foldedBy().equals(newest.foldedBy()))
                .toList();
    }

    boolean isEarlier() {
        return !story.versionSeen().equals(newest.versionSeen());
    }

    /** True while a merge or a separation is the last that happened to it. */
    boolean isMoved() {
        return !Labels.move(newest).isEmpty();
    }

    /** When it moved: a revision is the time of the record that caused it, in milliseconds. */
    Instant moved() {
        return Instant.ofEpochMilli(newest.revision());
    }

    /** Whither it moved, as the verdict tells it; what happened last stands last. */
    String moveWords() {
        String mark = newest.event() == Event.MERGED ? "merged into " : "separated from ";
        return newest.evidence().stream()
                .filter(sentence -> sentence.startsWith(mark))
                .reduce((earlier, later) -> later)
                .orElse(newest.event() == Event.MERGED ? mark + titleOf(newest.foldedBy()) : "separated");
    }

    /** The headline of a relative, or its key where the index has lost it. */
    String titleOf(String key) {
        return relatives.stream()
                .filter(relative -> relative.key().equals(key))
                .map(IndexedStory::title)
                .findFirst()
                .orElse(key);
    }
}
