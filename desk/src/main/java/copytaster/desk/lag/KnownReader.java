package copytaster.desk.lag;

import java.util.List;

/**
 * A group of Copytaster's own.
 *
 * @param service whose group it is: {@code enrich} or {@code sink}
 * @param topics what it should read
 */
public record KnownReader(String service, List<String> topics) {

    public KnownReader {
        topics = List.copyOf(topics);
    }
}
