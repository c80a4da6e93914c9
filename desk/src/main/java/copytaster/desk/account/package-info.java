/** Are all stories where they should be? Counted at every station for itself. */
@NullMarked
package copytaster.desk.account;

import org.jspecify.annotations.NullMarked;
