/** What the verdict leaves to people: pairs of stories in the grey zone, and what people rule on them. */
@NullMarked
package copytaster.desk.review;

import org.jspecify.annotations.NullMarked;
