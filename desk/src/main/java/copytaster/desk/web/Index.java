package copytaster.desk.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The search index as the page needs it: one question, one answer. */
interface Index extends AutoCloseable {

    /**
     * Searches an alias; one that does not exist yet is empty.
     *
     * @throws IndexUnavailable when the index does not answer, or not with an answer
     */
    JsonNode search(String alias, Map<String, Object> request);

    @Override
    void close();
}
