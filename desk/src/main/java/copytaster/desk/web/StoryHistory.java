package copytaster.desk.web;

import java.util.List;

/**
 * A story as a reader opens it.
 *
 * @param story the version to read, the newest or an earlier one
 * @param newest the story as it is now
 * @param versions each version once, newest first
 * @param relatives the cluster and whatever a warning is about, first seen first
 * @param editorNotes notes for editors only, for a reader who may see them
 */
record StoryHistory(
        IndexedStory story,
        IndexedStory newest,
        List<IndexedStory> versions,
        List<IndexedStory> relatives,
        List<String> editorNotes) {

    /** As any reader may see it. */
    StoryHistory(IndexedStory story, IndexedStory newest, List<IndexedStory> versions, List<IndexedStory> relatives) {
        this(story, newest, versions, relatives, List.of());
    }

    StoryHistory with(List<String> notes) {
        return new StoryHistory(story, newest, versions, relatives, notes);
    }

    boolean isEarlier() {
        return !story.versionSeen().equals(newest.versionSeen());
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
