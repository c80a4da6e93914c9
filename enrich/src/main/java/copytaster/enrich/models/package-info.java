/** Topic models learned from coded wires: linear, small, and readable. Pure. */
@NullMarked
package copytaster.enrich.models;

import org.jspecify.annotations.NullMarked;
