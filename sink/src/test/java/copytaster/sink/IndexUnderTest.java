package copytaster.sink;

import java.util.Map;

/** A story index and a way to look into it. */
interface IndexUnderTest extends AutoCloseable {

    StoryIndex index();

    /** The documents of all stories that can be found now, by id. */
    Map<String, Map<String, Object>> stories();

    /** The documents of all versions that can be found now, by id. */
    Map<String, Map<String, Object>> versions();

    @Override
    void close();
}
