/** Recorded wires on the command line: record, cut, replay, and see what came out differently. */
@NullMarked
package copytaster.desk.replay;

import org.jspecify.annotations.NullMarked;
