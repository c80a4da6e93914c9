/** How well media topics are told: by queries, by models, and by what one would otherwise take. */
@NullMarked
package copytaster.bench.topics;

import org.jspecify.annotations.NullMarked;
