package copytaster.desk.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Folds copies under the first of their cluster, where the reader's selection holds that first one too. */
final class Folds {

    private Folds() {}

    /** The other members of every cluster on a page: what {@link #fold} must know. */
    static Set<String> relatives(Collection<Found> page) {
        var onPage = page.stream().map(found -> found.story().key()).collect(Collectors.toSet());
        return page.stream()
                .flatMap(found -> found.story().cluster().stream())
                .filter(key -> !onPage.contains(key))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The rows of a page in its order. A copy whose first is in the selection is left out here, since it shows under
     * that one, wherever in the list that stands.
     */
    static List<StoryRow> fold(List<Found> page, Collection<Found> relatives) {
        Map<String, IndexedStory> known = Stream.concat(page.stream(), relatives.stream())
                .map(Found::story)
                .collect(Collectors.toMap(IndexedStory::key, Function.identity(), (a, b) -> a));
        Set<String> selected = Stream.concat(page.stream(), relatives.stream().filter(Found::selected))
                .map(found -> found.story().key())
                .collect(Collectors.toSet());
        var rows = new ArrayList<StoryRow>();
        for (Found found : page) {
            IndexedStory story = found.story();
            if (!story.isCopy() || !selected.contains(story.first())) {
                rows.add(new StoryRow(story, found.headline(), found.snippet(), copies(story, known), false));
            }
        }
        return rows;
    }

    private static List<IndexedStory> copies(IndexedStory story, Map<String, IndexedStory> known) {
        if (!story.first().equals(story.key())) {
            return List.of();
        }
        return story.cluster().stream()
                .map(known::get)
                .filter(member ->
                        member != null && member.isCopy() && member.first().equals(story.key()))
                .sorted(Comparator.comparing(IndexedStory::firstSeen))
                .toList();
    }
}
