package copytaster.desk.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Folds each cluster of copies into one row. The row is the cluster's first story where the reader's selection holds it,
 * else the first copy that it holds. Who belongs together is read from each story's own cluster id, so that a late copy
 * and a merge count at once, whatever the documents of the others say.
 */
final class Folds {

    private static final Comparator<IndexedStory> FIRST_SEEN_FIRST =
            Comparator.comparing(IndexedStory::firstSeen).thenComparing(IndexedStory::key);

    private final Map<String, List<Found>> clusters = new LinkedHashMap<>();
    private final Set<String> selected = new HashSet<>();

    /**
     * @param page what the selection holds
     * @param relatives the rest of its clusters, each marked where the selection holds it
     */
    Folds(Collection<Found> page, Collection<Found> relatives) {
        var passed = new HashSet<String>();
        Stream.concat(page.stream(), relatives.stream()).forEach(found -> {
            if (passed.add(found.story().key())) {
                clusters.computeIfAbsent(found.story().foldedBy(), id -> new ArrayList<>())
                        .add(found);
            }
        });
        Stream.concat(page.stream(), relatives.stream().filter(Found::selected))
                .forEach(found -> selected.add(found.story().key()));
    }

    /** The clusters on a page, whose other members must be known to fold it. */
    static Set<String> clusters(Collection<Found> page) {
        return page.stream()
                .map(found -> found.story().foldedBy())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The rows of a page in its order; a copy is left out, since it shows in the row of its cluster. */
    List<StoryRow> rows(Collection<Found> page) {
        return page.stream()
                .filter(found -> !isFolded(found.story()))
                .map(this::row)
                .toList();
    }

    /** The rows in which these stories show: their own, or those of their clusters. */
    List<StoryRow> rowsOf(Collection<Found> stories) {
        var rows = new LinkedHashMap<String, StoryRow>();
        for (Found found : stories) {
            Found shown = isFolded(found.story()) ? lead(found.story()).orElse(found) : found;
            rows.computeIfAbsent(shown.story().key(), key -> row(shown));
        }
        return List.copyOf(rows.values());
    }

    private StoryRow row(Found found) {
        return new StoryRow(found.story(), found.headline(), found.snippet(), copies(found.story()), false);
    }

    private boolean isFolded(IndexedStory story) {
        return story.isCopy() && lead(story).isPresent() && !isLead(story);
    }

    private boolean isLead(IndexedStory story) {
        return lead(story)
                .filter(lead -> lead.story().key().equals(story.key()))
                .isPresent();
    }

    private List<IndexedStory> copies(IndexedStory story) {
        return isLead(story)
                ? members(story)
                        .map(Found::story)
                        .filter(member -> member.isCopy() && !member.key().equals(story.key()))
                        .sorted(FIRST_SEEN_FIRST)
                        .toList()
                : List.of();
    }

    /** Empty where the selection holds nothing of the cluster but stories that stand for themselves. */
    private Optional<Found> lead(IndexedStory story) {
        Optional<Found> first = members(story).min(Comparator.comparing(Found::story, FIRST_SEEN_FIRST));
        return members(story)
                .filter(member -> selected.contains(member.story().key()))
                .filter(member ->
                        member.story().isCopy() || first.filter(member::equals).isPresent())
                .min(Comparator.comparing(Found::story, FIRST_SEEN_FIRST));
    }

    private Stream<Found> members(IndexedStory story) {
        return clusters.getOrDefault(story.foldedBy(), List.of()).stream();
    }
}
