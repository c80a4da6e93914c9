package copytaster.enrich.topology;

import copytaster.schemas.BookEntry;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** By whom each story came into its cluster: the chains that tell who must leave with whom. Changes nothing. */
final class Lineage {

    private final Function<String, @Nullable BookEntry> book;

    Lineage(Function<String, @Nullable BookEntry> book) {
        this.book = book;
    }

    /**
     * The story itself and those of its cluster who came by it, or by one who came by it.
     *
     * @param except whose followers do not count, be they followers of the other too; null for nobody
     */
    Set<String> followers(String storyKey, @Nullable String except, Collection<String> cluster) {
        var within = new HashSet<>(cluster);
        within.remove(except);
        var followers = new LinkedHashSet<String>();
        for (String member : cluster) {
            if (leadsTo(storyKey, within, member)) {
                followers.add(member);
            }
        }
        return followers;
    }

    private boolean leadsTo(String storyKey, Set<String> within, String member) {
        var passed = new HashSet<String>();
        String at = member;
        while (within.contains(at) && passed.add(at)) {
            if (at.equals(storyKey)) {
                return true;
            }
            BookEntry entry = book.apply(at);
            at = entry == null ? null : entry.getFollows();
        }
        return false;
    }
}
