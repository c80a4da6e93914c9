package copytaster.sink;

/**
 * The names of indices and aliases.
 *
 * <p>Stories have an index a generation, because a document is a conclusion and a new generation concludes anew. Versions
 * have one for all generations: they are what the agency sent, and the topic forgets them.
 */
final class IndexNames {

    private final OpenSearchSettings settings;

    IndexNames(OpenSearchSettings settings) {
        this.settings = settings;
    }

    String storiesAlias() {
        return settings.stories();
    }

    String versionsAlias() {
        return settings.versions();
    }

    String stories(int generation) {
        return settings.stories() + "-g" + generation;
    }

    /** All generations, for what concerns every one of them. */
    String storiesOfAllGenerations() {
        return settings.stories() + "-g*";
    }

    String versions() {
        return settings.versions() + "-1";
    }
}
