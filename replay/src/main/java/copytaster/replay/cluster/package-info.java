/** Out of a cluster into a capture, and out of a capture into a cluster. */
@NullMarked
package copytaster.replay.cluster;

import org.jspecify.annotations.NullMarked;
