/** How far behind each group is: in records, and as the exact age of its oldest unread record. */
@NullMarked
package copytaster.desk.lag;

import org.jspecify.annotations.NullMarked;
