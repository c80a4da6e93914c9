/** The topology: one sub-topology, every node and store named. */
@NullMarked
package copytaster.enrich.topology;

import org.jspecify.annotations.NullMarked;
