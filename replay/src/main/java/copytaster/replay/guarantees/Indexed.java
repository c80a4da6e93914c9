package copytaster.replay.guarantees;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is in the search index.
 *
 * @param stories the documents in the index of stories
 * @param versions the documents in the index of versions
 */
public record Indexed(List<Document> stories, List<Document> versions) {

    /**
     * One document.
     *
     * @param inWords whether any word of its headline or body is in the inverted index
     */
    public record Document(
            String id, String key, long revision, String status, String headline, String body, boolean inWords) {

        boolean carriesText() {
            return inWords || !headline.isEmpty() || !body.isEmpty();
        }
    }

    public Indexed {
        stories = List.copyOf(stories);
        versions = List.copyOf(versions);
    }

    /** The documents of stories, by story key. */
    public Map<String, Document> byKey() {
        var documents = new HashMap<String, Document>();
        stories.forEach(document -> documents.put(document.key(), document));
        return documents;
    }
}
