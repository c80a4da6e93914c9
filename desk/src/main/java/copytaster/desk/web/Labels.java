package copytaster.desk.web;

import copytaster.schemas.Kind;
import copytaster.schemas.Relation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The words and the style classes that the page puts to what the wire and the verdict say. */
final class Labels {

    private static final int COLOURS = 8;
    private static final Set<Relation> UNREMARKABLE = Set.of(Relation.NEW, Relation.NEW_VERSION);

    private Labels() {}

    static String relation(Relation relation) {
        return switch (relation) {
            case NEW -> "new";
            case NEW_VERSION -> "new version";
            case CORRECTION -> "correction";
            case UPDATE -> "update";
            case RETRANSMISSION -> "repeat";
            case COPY -> "copy";
            case TRIMMED -> "trimmed copy";
            case EXPANDED -> "expanded";
            case REWRITE -> "rewrite";
            case KILL -> "kill";
        };
    }

    /** True where a row should say how the story stands to an earlier one. */
    static boolean saysRelation(IndexedStory story) {
        return !UNREMARKABLE.contains(story.relation()) && !story.isKilled();
    }

    /** A relation by its name in the index; the name itself where there is none such. */
    static String relation(String name) {
        return Arrays.stream(Relation.values())
                .filter(relation -> relation.name().equals(name))
                .findFirst()
                .map(Labels::relation)
                .orElse(name);
    }

    /** How a story stands to the first of its cluster, or to an earlier one. */
    static String how(IndexedStory story) {
        if (story.isKilled()) {
            return "killed";
        }
        return story.isMergedIn() ? "merged in" : relation(story.relation());
    }

    /** A move between clusters, while it is the last that happened to the story; else empty. */
    static String move(IndexedStory story) {
        return switch (story.event()) {
            case MERGED -> "merged";
            case SEPARATED -> "separated";
            case NEW_STORY, NEW_VERSION, KILLED, WARNED, EMBARGO_LIFTED, RETAGGED -> "";
        };
    }

    /** True where somebody else of its cluster was first. */
    static boolean isBehind(IndexedStory story) {
        return !story.isKilled() && !story.first().equals(story.key());
    }

    /** "first: EFE, 4 min before". */
    static String first(IndexedStory story) {
        int minutes = story.minutesBehind();
        String when = minutes == 0 ? "the same minute" : minutes(minutes) + " before";
        return "first: " + agency(story.first()) + ", " + when;
    }

    private static String minutes(int minutes) {
        return minutes < 120 ? minutes + " min" : HouseTime.span(Duration.ofMinutes(minutes));
    }

    /** Whose a story is, by its key. */
    static String agency(String key) {
        return Facet.PROVIDER.label(key.split("/", 2)[0]);
    }

    /** A key as a shell takes it: agencies put what they like into their ids. */
    static String quoted(String key) {
        return key.matches("[\\w./:@-]+") ? key : "'" + key.replace("'", "'\\''") + "'";
    }

    /** The style of a warning: what was killed is louder than what was corrected. */
    static String warning(IndexedStory.Warned warning) {
        return warning.kind().equals("SOURCE_CORRECTED") ? "corrected" : "killed";
    }

    /** Empty for an ordinary story: only what is not one needs a word. */
    static String kind(Kind kind) {
        return kind == Kind.STORY ? "" : kind.name().toLowerCase(Locale.ROOT);
    }

    /** The colour class of a provider: always the same for the same name. */
    static String colour(String provider) {
        return switch (provider) {
            case "afp" -> "hue-0";
            case "efe" -> "hue-1";
            case "yonhap" -> "hue-2";
            default -> "hue-" + (3 + Math.floorMod(provider.hashCode(), COLOURS - 3));
        };
    }

    static String score(double score) {
        return String.format(Locale.ROOT, "%.2f", score);
    }

    static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    static String counted(long count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    static long warned(List<IndexedStory> copies) {
        return copies.stream().filter(copy -> !copy.warnings().isEmpty()).count();
    }

    /** "AFP, YONHAP": who else carries a story, each once. */
    static String carriers(List<IndexedStory> copies) {
        return String.join(
                ", ",
                copies.stream()
                        .map(copy -> Facet.PROVIDER.label(copy.provider()))
                        .distinct()
                        .toList());
    }

    /** The style classes of a row, loudest first. */
    static String row(IndexedStory story) {
        var classes = new StringBuilder("row");
        switch (story.priority()) {
            case FLASH -> classes.append(" is-flash");
            case URGENT -> classes.append(" is-urgent");
            case NORMAL -> {}
        }
        if (story.isKilled()) {
            classes.append(" is-killed");
        }
        return classes.toString();
    }
}
