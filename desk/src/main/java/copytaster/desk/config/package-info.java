/** Reads {@code copytaster.yml} and the environment into the settings records of all modules. */
@NullMarked
package copytaster.desk.config;

import org.jspecify.annotations.NullMarked;
