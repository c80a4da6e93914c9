/** What people at the desk say of stories: who has taken one, notes, what is wrong with a tag or a fold. */
@NullMarked
package copytaster.desk.tasting;

import org.jspecify.annotations.NullMarked;
