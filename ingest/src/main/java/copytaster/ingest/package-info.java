/** Takes in the agencies' feeds: bytes become stories, and stories reach {@code wire.raw} before a feed lets go of them. */
@NullMarked
package copytaster.ingest;

import org.jspecify.annotations.NullMarked;
