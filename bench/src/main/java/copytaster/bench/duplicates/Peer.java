package copytaster.bench.duplicates;

import copytaster.bench.duplicates.LabelledWire.Sent;
import java.util.List;

/**
 * A published way of finding duplicates that a newsroom could take instead: a signature of each story, and a likeness of
 * two signatures.
 *
 * @param <S> the signature
 */
interface Peer<S> {

    /** What is done, for a line of a table. */
    String name();

    /** Whose code does it. */
    String library();

    /** The least likeness, 0 to 1, from which its users commonly call two texts duplicates. */
    double usual();

    /** Reads what it needs to know of the whole wire, such as how rare each word is. */
    default void prepare(List<Sent> wire) {}

    S sign(Sent sent);

    /** 0 to 1. */
    double likeness(S one, S other);
}
