/** The people's side: the command line, and the wiring of all parts. */
@NullMarked
package copytaster.desk;

import org.jspecify.annotations.NullMarked;
