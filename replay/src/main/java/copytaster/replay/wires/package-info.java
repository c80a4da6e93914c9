/** Captured wires through the topology of enrich, in this process, on a clock that the records set. */
@NullMarked
package copytaster.replay.wires;

import org.jspecify.annotations.NullMarked;
