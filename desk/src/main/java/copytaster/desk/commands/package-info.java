/** What a person can tell Copytaster to do, one class a command. */
@NullMarked
package copytaster.desk.commands;

import org.jspecify.annotations.NullMarked;
