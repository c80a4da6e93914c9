/** Which stories are the same report: fingerprints, neighbours, verdicts. Pure but for the index in memory. */
@NullMarked
package copytaster.enrich.duplicates;

import org.jspecify.annotations.NullMarked;
