/** Answers before a start: is everything there that the services need? */
@NullMarked
package copytaster.desk.check;

import org.jspecify.annotations.NullMarked;
