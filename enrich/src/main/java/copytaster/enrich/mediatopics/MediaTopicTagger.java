package copytaster.enrich.mediatopics;

import copytaster.enrich.text.CleanText;
import copytaster.schemas.*;
import java.util.List;

public final class MediaTopicTagger {
    public static MediaTopicTagger standard() {
        return new MediaTopicTagger();
    }

    public List<TopicTag> tag(CleanText t, Story s) {
        return List.of();
    }
}
