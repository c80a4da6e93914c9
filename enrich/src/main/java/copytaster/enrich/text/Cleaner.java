package copytaster.enrich.text;

import copytaster.schemas.Dateline;
import copytaster.schemas.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes off what an agency prints around a report: dateline, agency bracket, byline, sign-off, footer. What remains is
 * what two agencies' copies of one report have in common.
 */
public final class Cleaner {

    private static final String AGENCY =
            "(?i:AFP|EFE|Yonhap|Reuters?|AP|dpa|ANSA|Kyodo|KCNA|Xinhua|TASS|ATS|SDA|APA|ANP|Belga|PA|Nordpress|DPA/EFE)";

    /** "Tegucigalpa, 2 ene (EFE).- ", "SEOUL, Jan. 1 (Yonhap) -- ", "Paris (AFP) - ". */
    private static final Pattern BRACKETED = Pattern.compile(
            "^(?<place>\\p{Lu}[\\p{L}\\p{M}.'’/ -]{1,40}?(?:, \\p{Lu}[\\p{L}\\p{M}.' ]{2,25}?)?(?: ?\\([\\p{L} ]{2,20}\\))?)"
                    + "(?:, ?[^()\\n]{1,25})? ?\\((?:[^()\\n]{1,30}[/ ])?" + AGENCY + "(?:[/ ][^()\\n]{1,30})?\\)"
                    + "\\s{0,2}[.:]?\\s{0,2}[-–—]{0,3}\\s*");

    /** "WASHINGTON, March 3 - ". */
    private static final Pattern BARE = Pattern.compile(
            "^(?<place>\\p{Lu}[\\p{Lu}\\p{M}.' /-]{1,40}), ?\\p{L}{3,10}\\.? \\d{1,2}(?:,? \\d{4})? ?[-–—]{1,2}\\s*");

    /** "(서울=연합뉴스) 홍길동 기자 = ". */
    private static final Pattern KOREAN = Pattern.compile(
            "^\\((?<place>[^()=\\n]{1,30})=[^()\\n]{1,20}\\)\\s*" + "(?:[^=\\n]{1,40}(?:기자|특파원|통신원)\\s*=\\s*)?");

    /** The place alone, at the head of a dateline that came in a field of its own. */
    private static final Pattern PLACE =
            Pattern.compile("^\\(?(?<place>\\p{L}[\\p{L}\\p{M}.'’ /-]*(?:, \\p{Lu}[\\p{L}.]+(?=,))?)");

    private static final Pattern HEADLINE_MARKER = Pattern.compile("^(?:(?:\\[[^\\]\\n]{1,12}\\]|<[^>\\n]{1,6}>|"
            + "\\((?:LEAD|\\d+(?:st|nd|rd|th) LEAD|URGENT|Yonhap Interview)\\)|"
            + "(?:CORRECT(?:ED|S|ION)|CORRIGE|CORRECCIÓN|RPT|REPEAT|REFILE|URGENT[E]?|ALERT|AVANCE|AMPLIACIÓN|UPDATE ?\\d*|"
            + "LEAD|WRAPUP ?\\d*|KILL)\\s?(?:[-:]|\\s-)+)\\s*)+");

    private static final Pattern KOREAN_TAIL =
            Pattern.compile("\\s*\\((?:종합\\d*보?|\\d보|LEAD|\\d+(?:st|nd|rd|th) LEAD)\\)\\s*$");

    private static final Pattern SIGN_OFF = Pattern.compile("(?i)^\\s*(?:[-–—]*\\s*)?(?:"
            + "\\p{Ll}{1,5}(?:[/-]\\p{Ll}{1,5}){1,4}" // initials: gr/bp, /eo/rlp
            + "|[/(]?\\p{L}{2,4}(?:/\\p{L}{2,4})+[)]?|/\\S{2,20}"
            + "|\\(?(?:" + AGENCY + ")\\)?\\.?|reuter\\b.{0,12}|\\(?end\\)?|\\(끝\\)|[-=*_ ]{2,}"
            + "|[\\w.+-]{1,40}@[\\w.-]{3,60}|©.{0,80}|\\(c\\).{0,80}|copyright.{0,120}"
            + "|.{0,30}저작권자.{0,80}|.{0,10}무단.?전재.{0,60}"
            + "|\\((?:with|con|avec) (?:information|información|informations?) .{0,80}\\))\\s*$");

    private static final Pattern PARAGRAPH = Pattern.compile("\\n\\s*\\n|\\n {2,}");

    private Cleaner() {}

    public static CleanText clean(Story story) {
        List<String> paragraphs = paragraphs(story.getBody());
        String place = story.getDateline() == null ? "" : place(story.getDateline());
        String lead = paragraphs.isEmpty() ? "" : paragraphs.removeFirst();
        if (story.getDateline() != null && lead.startsWith(story.getDateline().getText())) {
            lead = lead.substring(story.getDateline().getText().length()).replaceFirst("^[\\s.:–—-]+", "");
        }
        for (Pattern shape : List.of(BRACKETED, KOREAN, BARE)) {
            Matcher matcher = shape.matcher(lead);
            if (matcher.find()) {
                place = place.isEmpty() ? matcher.group("place").strip() : place;
                lead = lead.substring(matcher.end());
                break;
            }
        }
        return new CleanText(
                story.getLanguage(),
                headline(story.getHeadline()),
                place,
                lead.strip(),
                String.join("\n\n", paragraphs));
    }

    /** The headline without the agency's marks of what kind of delivery it is. */
    static String headline(String headline) {
        String bare = HEADLINE_MARKER.matcher(headline).replaceFirst("");
        return KOREAN_TAIL.matcher(bare).replaceFirst("").strip();
    }

    private static String place(Dateline dateline) {
        if (!dateline.getPlace().isBlank()) {
            return dateline.getPlace().strip();
        }
        Matcher matcher = PLACE.matcher(dateline.getText().strip());
        return matcher.find() ? matcher.group("place").strip() : "";
    }

    private static List<String> paragraphs(String body) {
        var paragraphs = new ArrayList<String>();
        for (String paragraph : PARAGRAPH.split(body)) {
            String text = paragraph.strip();
            if (!text.isEmpty()) {
                paragraphs.add(text);
            }
        }
        while (paragraphs.size() > 1 && SIGN_OFF.matcher(paragraphs.getLast()).matches()) {
            paragraphs.removeLast();
        }
        return paragraphs;
    }
}
