/** The whole pipeline with its processes killed in the middle, and what must hold of it nevertheless. */
@NullMarked
package copytaster.desk.crash;

import org.jspecify.annotations.NullMarked;
