package copytaster.enrich.countries;

import copytaster.enrich.text.CleanText;
import copytaster.enrich.words.FoldedText;
import copytaster.schemas.Dateline;
import copytaster.schemas.Story;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Lays a story out in the zones that are weighed, in the order of {@link Zone}. */
final class ZonedText {
    /** A longer first paragraph is a whole story whose paragraphs were lost: its lead ends with its first sentences. */
    private static final int LONGEST_LEAD = 700;

    private static final int SHORTEST_LEAD = 180;

    /** What is left of a date whose comma was lost: "JOHANNESBURG March". */
    private static final Set<String> MONTHS = Set.of(
            "Jan",
            "January",
            "Feb",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "Aug",
            "August",
            "Sept",
            "September",
            "Oct",
            "October",
            "Nov",
            "November",
            "Dec",
            "December");

    private ZonedText() {}

    static FoldedText of(CleanText text, Story story) {
        String lead = text.lead();
        int cut = lead.length() > LONGEST_LEAD ? endOfLead(lead) : lead.length();
        String rest = cut == lead.length() ? text.rest() : lead.substring(cut) + "\n\n" + text.rest();
        return new FoldedText(text.headline(), place(text, story), lead.substring(0, cut), rest, slug(story));
    }

    /** The place of the dateline, empty for none. */
    static String place(CleanText text, Story story) {
        Dateline dateline = story.getDateline();
        String place = text.dateline().isEmpty() && dateline != null ? dateline.getPlace() : text.dateline();
        int blank = place.lastIndexOf(' ');
        return blank > 0 && MONTHS.contains(place.substring(blank + 1)) ? place.substring(0, blank) : place;
    }

    /** The day of the story by its agency's clock, or {@link Term#NO_DAY}. */
    static int day(Story story) {
        Instant time = story.getVersionCreated() == null ? story.getFirstCreated() : story.getVersionCreated();
        return time == null || time.toEpochMilli() == 0
                ? Term.NO_DAY
                : (int) time.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
    }

    private static int endOfLead(String lead) {
        for (int i = SHORTEST_LEAD; i + 1 < LONGEST_LEAD; i++) {
            char c = lead.charAt(i);
            boolean stop = c == '.' || c == '!' || c == '?' || c == '。' || c == '”' || c == '"';
            if (c == '。' || (stop && Character.isWhitespace(lead.charAt(i + 1)))) {
                return i + 1;
            }
        }
        return LONGEST_LEAD;
    }

    private static String slug(Story story) {
        List<String> keywords = story.getKeywords();
        return keywords.isEmpty() ? story.getSlug() : story.getSlug() + "; " + String.join("; ", keywords);
    }
}
