/**
 * Captures in tests: {@link copytaster.replay.junit.ReplayTest} replays one and hands a test what came out, and
 * {@link copytaster.replay.junit.GoldenStories} holds it against a file that people can read.
 */
@NullMarked
package copytaster.replay.junit;

import org.jspecify.annotations.NullMarked;
