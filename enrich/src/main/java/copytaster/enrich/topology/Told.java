package copytaster.enrich.topology;

/** What an earlier generation has told already, when the wire is worked on again from its beginning. */
@FunctionalInterface
public interface Told {

    /** This is the first generation: nothing has been told. */
    Told NOTHING = (wire, offset) -> false;

    /** Whether what this record of {@code wire.raw} brought about has gone to the desks. */
    boolean before(int wire, long offset);
}
