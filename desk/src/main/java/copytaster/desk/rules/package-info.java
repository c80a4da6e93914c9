/** Rules that editors own: checked, tried against stories, and published. */
@NullMarked
package copytaster.desk.rules;

import org.jspecify.annotations.NullMarked;
