/** Which stories belong to one running story, across languages. Pure but for the index in memory. */
@NullMarked
package copytaster.enrich.threads;

import org.jspecify.annotations.NullMarked;
