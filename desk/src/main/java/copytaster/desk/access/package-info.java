/** What each service may do on Kafka: the least that it needs, and what of that is missing. */
@NullMarked
package copytaster.desk.access;

import org.jspecify.annotations.NullMarked;
