/** Subscribers: what each wants, where each is, and how each is told. */
@NullMarked
package copytaster.desk.subscribe;

import org.jspecify.annotations.NullMarked;
