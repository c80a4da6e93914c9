/** The main job with everything it needs in one JVM: a day of sample wires, from the agencies' files to the page. */
@NullMarked
package copytaster.desk.demo;

import org.jspecify.annotations.NullMarked;
