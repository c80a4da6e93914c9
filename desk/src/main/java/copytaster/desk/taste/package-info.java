/** Stories through the real topology without a broker. */
@NullMarked
package copytaster.desk.taste;

import org.jspecify.annotations.NullMarked;
