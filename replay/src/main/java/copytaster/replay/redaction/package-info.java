/** Licensed wires made into tests: invented words of the same shape. Pure. */
@NullMarked
package copytaster.replay.redaction;

import org.jspecify.annotations.NullMarked;
