package copytaster.enrich.topology;

import copytaster.schemas.EnrichedStory;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/** Hears of every story that goes out, to count it: it decides nothing, and what it is told of may yet be taken back by a crash. */
@FunctionalInterface
public interface Passing {

    /** Nobody listens. */
    Passing UNHEARD = (story, headers, now) -> {};

    /**
     * @param headers those of the record that caused it
     * @param now this machine's time
     */
    void passes(EnrichedStory story, Headers headers, Instant now);
}
