package copytaster.ingest.providers;

import copytaster.schemas.Dateline;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds dateline, place and byline: in their own field, else in the first paragraphs by the provider's patterns. */
final class DatelineReader {

    /** A point after a letter may be an abbreviation's: "BETHESDA, Md." */
    private static final Pattern ENDING = Pattern.compile("(?:[\\s\\-–—:=]|(?<!\\p{L})\\.)+$");

    private static final Pattern PLACE = Pattern.compile("^(?!\\d)([^,()]{1,80}?)\\s*(?:[,(]|$)");
    /** Reuters sets up to half a dozen points above the date line. */
    private static final int PARAGRAPHS = 10;

    private static final int LONGEST_BEGINNING = 400;

    private @Nullable Dateline dateline;
    private String byline = "";

    private DatelineReader() {}

    static DatelineReader read(List<Pattern> patterns, Facts facts, String body) {
        var reader = new DatelineReader();
        String field = ENDING.matcher(shortened(facts.first("dateline"))).replaceFirst("");
        if (!field.isEmpty()) {
            reader.dateline = new Dateline(field, place(field, patterns));
        }
        for (String paragraph : beginnings(body)) {
            patterns.forEach(pattern -> reader.look(pattern, paragraph));
        }
        String location = facts.first("datelineLocation");
        if (reader.dateline == null && !location.isEmpty()) {
            reader.dateline = new Dateline(location, location);
        }
        return reader;
    }

    @Nullable
    Dateline dateline() {
        return dateline;
    }

    String byline() {
        return byline;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_BEGINNING ? text : text.substring(0, LONGEST_BEGINNING);
    }

    private void look(Pattern pattern, String paragraph) {
        Matcher found = pattern.matcher(paragraph);
        if (!found.find()) {
            return;
        }
        String text = group(found, "dateline");
        if (dateline == null && !text.isEmpty()) {
            String place = group(found, "place");
            // A pattern that knows where the place would stand and finds none: "Jan 30 (Reuters)".
            dateline = new Dateline(text, found.namedGroups().containsKey("place") ? place : place(text));
        }
        if (byline.isEmpty()) {
            byline = group(found, "byline");
        }
    }

    private static String group(Matcher found, String name) {
        String group = found.namedGroups().containsKey(name) ? found.group(name) : null;
        return group == null ? "" : group.strip();
    }

    private static String place(String dateline, List<Pattern> patterns) {
        return patterns.stream()
                .map(pattern -> pattern.matcher(dateline))
                .filter(found -> found.find() && !group(found, "dateline").isEmpty())
                .map(found -> group(found, "place"))
                .filter(place -> !place.isEmpty())
                .findFirst()
                .orElseGet(() -> place(dateline));
    }

    private static String place(String dateline) {
        Matcher place = PLACE.matcher(dateline);
        return place.find() ? place.group(1).strip() : "";
    }

    private static List<String> beginnings(String body) {
        var beginnings = new ArrayList<String>();
        int at = 0;
        while (at >= 0 && at < body.length() && beginnings.size() < PARAGRAPHS) {
            int end = body.indexOf("\n\n", at);
            int to = end < 0 ? body.length() : end;
            beginnings.add(body.substring(at, Math.min(to, at + LONGEST_BEGINNING)));
            at = end < 0 ? -1 : end + 2;
        }
        return beginnings;
    }
}
