/** Topic models learned from coded stories. */
@NullMarked
package copytaster.desk.learn;

import org.jspecify.annotations.NullMarked;
