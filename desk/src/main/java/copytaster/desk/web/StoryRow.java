package copytaster.desk.web;

import java.util.List;

/**
 * One line of the list.
 *
 * @param headline with what the search found marked
 * @param snippet of the text around what the search found; empty without a search or under an embargo
 * @param copies folded under this story, first seen first
 * @param opensDay true where the list comes to another day
 */
record StoryRow(
        IndexedStory story,
        List<Segment> headline,
        List<Segment> snippet,
        List<IndexedStory> copies,
        boolean opensDay) {

    StoryRow {
        headline = List.copyOf(headline);
        snippet = List.copyOf(snippet);
        copies = List.copyOf(copies);
    }

    StoryRow openingDay(boolean opens) {
        return new StoryRow(story, headline, snippet, copies, opens);
    }
}
