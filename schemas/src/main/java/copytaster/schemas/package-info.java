/** The story as it travels: Avro records, their serdes, and every topic. Knows no other module. */
@NullMarked
package copytaster.schemas;

import org.jspecify.annotations.NullMarked;
