/** The Kafka Streams application that turns raw stories into enriched ones. */
@NullMarked
package copytaster.enrich;

import org.jspecify.annotations.NullMarked;
