/**
 * What the pipeline promises, as objects that any test can ask for: each looks at the evidence that a run has left and says
 * what contradicts it. {@link copytaster.replay.guarantees.Guarantee#all} has them all.
 */
@NullMarked
package copytaster.replay.guarantees;

import org.jspecify.annotations.NullMarked;
