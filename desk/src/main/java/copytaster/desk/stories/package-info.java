/** Stories to work on, from a file, from standard input, or from wire.raw. */
@NullMarked
package copytaster.desk.stories;

import org.jspecify.annotations.NullMarked;
