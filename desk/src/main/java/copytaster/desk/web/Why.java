package copytaster.desk.web;

import java.util.LinkedHashSet;
import java.util.List;

/** Why a tag is there, in a person's words. */
final class Why {

    private static final int MOST = 8;

    private Why() {}

    /** Each reason once, the first few: they come strongest first. */
    static List<IndexedStory.Reason> once(List<IndexedStory.Reason> reasons) {
        return new LinkedHashSet<>(reasons).stream().limit(MOST).toList();
    }

    static String source(String source) {
        return switch (source) {
            case "provider" -> "by the agency's code";
            case "query" -> "by its words";
            case "model" -> "by the model";
            default -> source;
        };
    }
}
