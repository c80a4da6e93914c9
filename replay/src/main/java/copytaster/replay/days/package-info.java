/**
 * Invented days of a wire, as many and as long as one likes: {@link copytaster.replay.days.WireDay} sends what agencies
 * send, and {@link copytaster.replay.days.WireTruth} knows what must have become of it.
 */
@NullMarked
package copytaster.replay.days;

import org.jspecify.annotations.NullMarked;
