/** What comes again and again: the forms of stories, figures and names left out, and the days on which they came. */
@NullMarked
package copytaster.enrich.almanac;

import org.jspecify.annotations.NullMarked;
