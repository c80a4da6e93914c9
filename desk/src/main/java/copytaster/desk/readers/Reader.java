package copytaster.desk.readers;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Status;
import java.util.Set;

/**
 * Somebody who reads, a person or a system.
 *
 * @param name by which others know them
 * @param providers whose stories they may read; of none named, everybody's
 */
public record Reader(String name, Set<Scope> scopes, Set<String> providers) {

    public Reader {
        scopes = Set.copyOf(scopes);
        providers = Set.copyOf(providers);
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }

    /** Whether this story may be shown to them as it stands. A story under embargo is not there until it lifts. */
    public boolean mayRead(EnrichedStory story) {
        return mayRead(story.getStory().getProvider())
                && (story.getStory().getStatus() != Status.EMBARGOED || may(Scope.EMBARGOED));
    }

    public boolean mayRead(String provider) {
        return providers.isEmpty() || providers.contains(provider);
    }

    /** Sees every story there is. */
    public boolean seesAll() {
        return providers.isEmpty() && may(Scope.EMBARGOED);
    }

    /** The same under a person's own name, as a proxy in front tells it. */
    public Reader named(String person) {
        return new Reader(person, scopes, providers);
    }
}
