/** Captures: what stood on topics, exact, in a file that opens with any Avro tool. */
@NullMarked
package copytaster.replay.captures;

import org.jspecify.annotations.NullMarked;
