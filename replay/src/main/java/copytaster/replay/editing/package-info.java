/** Captures made of captures: cut, merged. */
@NullMarked
package copytaster.replay.editing;

import org.jspecify.annotations.NullMarked;
