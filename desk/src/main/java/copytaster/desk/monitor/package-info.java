/** How a running service tells how it is. */
@NullMarked
package copytaster.desk.monitor;

import org.jspecify.annotations.NullMarked;
