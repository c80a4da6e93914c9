/** What a story says, without what agencies print around it. */
@NullMarked
package copytaster.enrich.text;

import org.jspecify.annotations.NullMarked;
