/** What enrich or the index gave up on: listed by cause, shown, and sent again once after a fix. */
@NullMarked
package copytaster.desk.dead;

import org.jspecify.annotations.NullMarked;
