/** YAML that editors write, read with the line of each part, so that a fault can be told by its line. Pure. */
@NullMarked
package copytaster.enrich.yaml;

import org.jspecify.annotations.NullMarked;
