/** Keeps the search index equal to wire.enriched: the newest version of each story, and its history. Knows schemas only. */
@NullMarked
package copytaster.sink;

import org.jspecify.annotations.NullMarked;
