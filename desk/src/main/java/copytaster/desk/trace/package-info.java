/** One story's way through the stages. */
@NullMarked
package copytaster.desk.trace;

import org.jspecify.annotations.NullMarked;
