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
            "(?i:AFP|EFE(?:COM|AGRO)?|Yonhap|Reuters?|AP|dpa|ANSA|Kyodo|KCNA|Xinhua|TASS|ATS|SDA|APA|"
                    + "ANP|Belga|PA|Nordpress|DPA/EFE)";

    private static final String BRACKET = "\\((?:[^()\\n]{1,30}[/ ])?" + AGENCY + "(?:[/ ][^()\\n]{1,30})?\\)";

    /** "Tegucigalpa, 2 ene (EFE).- ", "SEOUL, Jan. 1 (Yonhap) -- ", "Paris (AFP) - ". */
    private static final Pattern BRACKETED = Pattern.compile(
            "^(?<place>\\p{Lu}[\\p{L}\\p{M}.'’/ -]{1,40}?(?:, \\p{Lu}[\\p{L}\\p{M}.' ]{2,25}?)?(?: ?\\([\\p{L} ]{2,40}\\))?)"
                    + "(?<date>, ?[^()\\n]{0,25}\\d[^()\\n]{0,12})? ?" + BRACKET
                    + "(?<mark>\\s{0,2}[.:]?\\s{0,2}[-–—]{0,3})\\s*");

    /** "March 3 (Reuters) - ", of a report that was filed nowhere in particular. */
    private static final Pattern PLACELESS =
            Pattern.compile("^(?<place>)(?:\\p{L}{3,10}\\.? \\d{1,2}|\\d{1,2}\\.? \\p{L}{3,10}\\.?)(?:,? \\d{4})? "
                    + BRACKET + "\\s{0,2}[.:]?[-–—]{1,3}\\s*");

    /** "WASHINGTON, March 3 - ". */
    private static final Pattern BARE = Pattern.compile(
            "^(?<place>\\p{Lu}[\\p{Lu}\\p{M}.' /-]{1,40}), ?\\p{L}{3,10}\\.? \\d{1,2}(?:,? \\d{4})? ?[-–—]{1,2}\\s*");

    /** "(서울=연합뉴스) 홍길동 기자 = ". */
    private static final Pattern KOREAN =
            Pattern.compile("^\\((?<place>[^()=\\n]{1,30})=[^()\\n]{0,20}[가-힣][^()\\n]{0,20}\\)\\s*"
                    + "(?:[^=\\n]{1,40}(?:기자|특파원|통신원)\\s*=\\s*)?");

    /** The place alone, at the head of a dateline that came in a field of its own. */
    private static final Pattern PLACE =
            Pattern.compile("^\\(?(?<place>\\p{L}[\\p{L}\\p{M}.'’ /-]*(?:, \\p{Lu}[\\p{L}. ]{1,25}(?=,))?)");

    /** What stands between a dateline and the text. */
    private static final Pattern MARK = Pattern.compile("^\\s{0,3}(?:[.:]?\\s{0,2}[-–—=]{1,3}|[.:])\\s*");

    private static final String NAME = "\\p{Lu}[\\p{L}\\p{M}.'’-]{0,30}";

    /** "By Ana Marsh and Tom Lee". */
    private static final Pattern BYLINE = Pattern.compile(
            "(?:By|BY|Por|Par|Von) " + NAME + "(?:,? (?:(?:and|y|et|und|de|del|van|von) )?" + NAME + "){1,8}");

    private static final Pattern HEADLINE_MARKER = Pattern.compile("^(?:(?:\\[[^\\]\\n]{1,12}\\]|<[^>\\n]{1,6}>|"
            + "\\((?:LEAD|\\d+(?:st|nd|rd|th) LEAD|URGENT|Yonhap Interview)\\)|"
            + "(?:CORRECT(?:ED|S|ION)|CORRIGE|CORRECCIÓN|RPT|REPEAT|REFILE|URGENT[E]?|ALERT|AVANCE|AMPLIACIÓN|UPDATE ?\\d*|"
            + "LEAD|WRAPUP ?\\d*|KILL)\\s?(?:[-:]|\\s-){1,4})\\s*){1,6}");

    private static final Pattern KOREAN_TAIL =
            Pattern.compile("\\((?:종합\\d{0,2}보?|\\d보|LEAD|\\d{1,2}(?:st|nd|rd|th) LEAD)\\)\\s*$");

    /** A longer paragraph is no sign-off, whatever it looks like. */
    private static final int LONGEST_SIGN_OFF = 400;

    private static final Pattern SIGN_OFF = Pattern.compile("(?i)^\\s*(?:[-–—]*\\s*)?(?:"
            + "\\p{Ll}{1,5}(?:[/-]\\p{Ll}{1,5}){1,4}" // initials: gr/bp, /eo/rlp
            + "|[/(]?\\p{L}{2,4}(?:/\\p{L}{2,4})+[)]?|/\\S{2,20}"
            + "|dpa(?:[- /][\\p{L}\\d]{1,4}){1,7}" // dpa's initials and codes: dpa yyzz n1 sd
            + "|\\(?(?:" + AGENCY + ")\\)?\\.?|reuter\\b.{0,12}|\\(?end\\)?|\\(끝\\)|[-=*_ ]{2,}"
            + "|[\\w.+-]{1,40}@[\\w.-]{3,60}|©.{0,80}|\\(c\\).{0,80}|copyright.{0,120}"
            + "|.{0,30}저작권자.{0,80}|.{0,10}무단.?전재.{0,60}"
            + "|\\((?:additional |with )?(?:reporting|writing|editing|compiled|reporte|escrito|editado|edición|reportage) .{0,300}\\)"
            + "|\\((?:with|con|avec) (?:information|información|informations?) .{0,80}\\))\\s*$");

    private static final Pattern PARAGRAPH = Pattern.compile("\\n\\s*\\n|\\n {2,}");

    private Cleaner() {}

    public static CleanText clean(Story story) {
        List<String> paragraphs = paragraphs(story);
        String place = story.getDateline() == null ? "" : place(story.getDateline());
        String lead = paragraphs.isEmpty() ? "" : paragraphs.removeFirst();
        if (story.getDateline() != null) {
            lead = without(story.getDateline().getText(), lead);
        }
        for (Pattern shape : List.of(BRACKETED, PLACELESS, KOREAN, BARE)) {
            Matcher matcher = shape.matcher(lead);
            if (matcher.find() && (shape != BRACKETED || isDateline(matcher))) {
                place = place.isEmpty() ? matcher.group("place").strip() : place;
                lead = lead.substring(matcher.end());
                break;
            }
        }
        if (lead.isBlank() && !paragraphs.isEmpty()) {
            lead = paragraphs.removeFirst();
        }
        return new CleanText(
                story.getLanguage(),
                headline(story.getHeadline()),
                place,
                lead.strip(),
                String.join("\n\n", paragraphs));
    }

    /** The headline without the agency's marks of what kind of delivery it is. */
    public static String headline(String headline) {
        String bare = HEADLINE_MARKER.matcher(headline.strip()).replaceFirst("");
        return KOREAN_TAIL.matcher(bare).replaceFirst("").strip();
    }

    /** "The Associated Press (AP) said" is none: a dateline has a date, or a mark before the text. */
    private static boolean isDateline(Matcher bracketed) {
        return bracketed.group("date") != null || !bracketed.group("mark").isBlank();
    }

    /** The lead without the dateline that came in a field of its own, unless its words are the sentence's. */
    private static String without(String dateline, String lead) {
        if (dateline.isBlank() || !lead.startsWith(dateline)) {
            return lead;
        }
        String after = lead.substring(dateline.length());
        Matcher mark = MARK.matcher(after);
        if (mark.find()) {
            return after.substring(mark.end());
        }
        return dateline.matches("(?s).*[)\\p{Pd}]\\s*") ? after.strip() : lead;
    }

    private static String place(Dateline dateline) {
        if (!dateline.getPlace().isBlank()) {
            return dateline.getPlace().strip();
        }
        Matcher matcher = PLACE.matcher(dateline.getText().strip());
        return matcher.find() ? matcher.group("place").strip() : "";
    }

    private static List<String> paragraphs(Story story) {
        var paragraphs = new ArrayList<String>();
        for (String paragraph : PARAGRAPH.split(story.getBody())) {
            String text = paragraph.strip();
            if (!text.isEmpty()) {
                paragraphs.add(text);
            }
        }
        while (paragraphs.size() > 1 && isSignOff(paragraphs.getLast())) {
            paragraphs.removeLast();
        }
        if (paragraphs.size() > 1 && isByline(paragraphs.getFirst(), story.getByline())) {
            paragraphs.removeFirst();
        }
        return paragraphs;
    }

    private static boolean isSignOff(String paragraph) {
        return paragraph.length() <= LONGEST_SIGN_OFF
                && SIGN_OFF.matcher(paragraph).matches();
    }

    private static boolean isByline(String paragraph, String byline) {
        return paragraph.equalsIgnoreCase(byline.strip())
                || BYLINE.matcher(paragraph).matches();
    }
}
