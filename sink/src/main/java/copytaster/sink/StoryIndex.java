package copytaster.sink;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What the sink needs of a search index: one document a story, one document a version with a text, the higher
 * {@linkplain StoryDocument#externalVersion external version} wins.
 *
 * <p>Every method throws {@link IndexBusyException} for what a later try may mend, and {@link IndexRefusalException} for what
 * no try will.
 */
interface StoryIndex extends AutoCloseable {

    /** Makes ready what is missing, or says what is wrong with the server. */
    void prepare();

    /** Writes the newest state of stories; the outcomes are in the order of the documents. */
    List<Outcome> writeStories(List<StoryDocument> documents);

    /** Writes versions, each of which stays beside the others of its story; outcomes in the order of the documents. */
    List<Outcome> writeVersions(List<StoryDocument> documents);

    /** Which of these stories are killed by what has been written so far, searchable or not. */
    Set<String> killed(Collection<String> keys);

    /** Which of these documents a search finds, as they are or newer. */
    Set<StoryDocument> searchable(Collection<StoryDocument> documents);

    /** Takes the text from every version of these stories, and leaves their ids. */
    void emptyVersions(Collection<String> keys);

    /**
     * Takes out what has expired, but no kill: it holds no text, and keeps older versions from coming back. Also empties
     * the versions of stories killed in the last day, should a sink that was cut off have written one after the kill.
     *
     * @return how many documents went
     */
    long tidy(Instant now);

    @Override
    void close();
}
