package copytaster.enrich.versions;

/** How a delivery stands to what the desk book already knows of its story. */
public sealed interface Standing {

    /** The first delivery of a story. */
    record First() implements Standing {}

    /** A later version, or other content under the same version. */
    record Newer() implements Standing {}

    /** The agency takes the story back, whether it had come or not. */
    record Kill() implements Standing {}

    /** The same version with the same content, once more. */
    record Repeated() implements Standing {}

    /**
     * Overtaken by what is known.
     *
     * @param why for a person
     */
    record Stale(String why) implements Standing {}

    /** A test of the line; counted, and goes no further. */
    record Test() implements Standing {}

    /** Does it change what readers see? */
    default boolean accepted() {
        return switch (this) {
            case First first -> true;
            case Newer newer -> true;
            case Kill kill -> true;
            case Repeated repeated -> false;
            case Stale stale -> false;
            case Test test -> false;
        };
    }
}
