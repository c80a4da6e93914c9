/** Who reads the desk, and what each may see. */
@NullMarked
package copytaster.desk.readers;

import org.jspecify.annotations.NullMarked;
