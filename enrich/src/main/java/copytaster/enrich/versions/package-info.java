/** Which delivery of a story is the newest. Pure. */
@NullMarked
package copytaster.enrich.versions;

import org.jspecify.annotations.NullMarked;
