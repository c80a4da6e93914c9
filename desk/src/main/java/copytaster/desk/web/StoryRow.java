package copytaster.desk.web;

import java.util.List;
import java.util.Optional;

/**
 * One line of the list.
 *
 * @param headline with what the search found marked
 * @param snippet of the text around what the search found; empty without a search or under an embargo
 * @param copies folded under this story, first seen first
 * @param opensDay true where the list comes to another day
 * @param thread the running story that this one belongs to; empty where it is all of it
 */
record StoryRow(
        IndexedStory story,
        List<Segment> headline,
        List<Segment> snippet,
        List<IndexedStory> copies,
        boolean opensDay,
        Optional<ThreadSize> thread) {

    StoryRow(
            IndexedStory story,
            List<Segment> headline,
            List<Segment> snippet,
            List<IndexedStory> copies,
            boolean opensDay) {
        this(story, headline, snippet, copies, opensDay, Optional.empty());
    }

    StoryRow {
        headline = List.copyOf(headline);
        snippet = List.copyOf(snippet);
        copies = List.copyOf(copies);
    }

    StoryRow openingDay(boolean opens) {
        return new StoryRow(story, headline, snippet, copies, opens, thread);
    }

    StoryRow in(ThreadSize running) {
        return new StoryRow(story, headline, snippet, copies, opensDay, Optional.of(running));
    }
}
