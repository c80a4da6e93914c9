/** What became of stories, as a person would tell it, and what came out differently in two runs. */
@NullMarked
package copytaster.replay.stories;

import org.jspecify.annotations.NullMarked;
