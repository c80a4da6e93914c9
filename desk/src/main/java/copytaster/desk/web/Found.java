package copytaster.desk.web;

import java.util.List;

/**
 * One story that a search found.
 *
 * @param selected whether the reader's selection holds it, where it was asked for by key
 */
record Found(IndexedStory story, List<Segment> headline, List<Segment> snippet, boolean selected) {

    Position position() {
        return Position.of(story);
    }
}
