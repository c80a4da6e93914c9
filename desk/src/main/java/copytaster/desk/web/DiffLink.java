package copytaster.desk.web;

import java.util.List;
import java.util.Optional;

/** The address of what changed between two versions, or two stories. */
final class DiffLink {

    private DiffLink() {}

    static String of(IndexedStory before, IndexedStory after) {
        return "/diff?key=" + Address.encoded(after.key()) + "&revision=" + after.revision() + "&with="
                + Address.encoded(before.key()) + "&withRevision=" + before.revision();
    }

    /** From another story as it stands to this one. */
    static String ofStories(IndexedStory before, IndexedStory after) {
        return "/diff?key=" + Address.encoded(after.key()) + "&with=" + Address.encoded(before.key());
    }

    /** From the version before this one; empty for the first, and where either has no text any more. */
    static Optional<String> sinceTheOneBefore(List<IndexedStory> newestFirst, IndexedStory version) {
        int at = newestFirst.indexOf(version);
        if (at < 0
                || at + 1 >= newestFirst.size()
                || version.isKilled()
                || newestFirst.get(at + 1).isKilled()) {
            return Optional.empty();
        }
        return Optional.of(of(newestFirst.get(at + 1), version));
    }
}
