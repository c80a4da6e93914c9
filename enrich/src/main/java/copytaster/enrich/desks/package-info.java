/** The newsroom's standing orders: a name and a filter. Pure. */
@NullMarked
package copytaster.enrich.desks;

import org.jspecify.annotations.NullMarked;
