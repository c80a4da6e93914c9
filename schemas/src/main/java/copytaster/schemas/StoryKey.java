package copytaster.schemas;

/** The key of a story on every topic: the agency and its own id without the version. */
public final class StoryKey {

    static {
        TrustedRecords.trust();
    }

    private StoryKey() {}

    public static String of(String provider, String id) {
        if (provider.isBlank() || id.isBlank() || provider.indexOf('/') >= 0) {
            throw new IllegalArgumentException(
                    "a story key needs a provider without '/' and an id, not '" + provider + "' and '" + id + "'");
        }
        return provider + "/" + id;
    }

    public static String of(Story story) {
        return of(story.getProvider(), story.getId());
    }

    /** The key a pointer means: an item of the same provider, with or without its name before the id. */
    public static String of(Related related, Story in) {
        return related.getId().startsWith(in.getProvider() + "/")
                ? related.getId()
                : of(in.getProvider(), related.getId());
    }
}
