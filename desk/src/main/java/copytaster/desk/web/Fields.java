package copytaster.desk.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stories as the index holds them, whole.
 *
 * @param total how many the selection holds
 */
record Fields(List<JsonNode> stories, long total) {

    /** Where the following page begins; empty at the end. */
    Optional<Position> next(int size) {
        if (stories.size() < size) {
            return Optional.empty();
        }
        JsonNode last = stories.getLast();
        return Optional.of(new Position(
                Instant.parse(last.path("versionSeen").asText()),
                last.path("key").asText()));
    }
}
