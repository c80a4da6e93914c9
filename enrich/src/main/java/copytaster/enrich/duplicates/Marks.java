package copytaster.enrich.duplicates;

import copytaster.enrich.text.Cleaner;
import copytaster.schemas.Mark;
import copytaster.schemas.Signal;
import copytaster.schemas.Story;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an agency prints over or into a text to say what kind of delivery it is, in the languages of the wires.
 *
 * @param mark what it is, by its headline, its first or last lines, or the agency's signals
 * @param quoted the headline that a correction notice quotes; empty for none
 */
record Marks(Mark mark, String quoted) {

    private static final String CORRECTION =
            "CORRECT(?:ED|S|ION|IVE)?|CORRIGE[ES]?|CORRIGÉ|RECTIFICATI(?:F|ON)|CORRECCI[OÓ]N|CORREGIDO|RECTIFICACI[OÓ]N"
                    + "|CORREÇÃO|CORRETTO|CORREZIONE|RETTIFICA|BERICHTIG(?:UNG|T)|KORREKTUR|KORRIGIERT|ИСПРАВЛЕН[А-Я]*|ПОПРАВКА|정정|고침|訂正|更正";
    private static final String UPDATE =
            "UPDATE ?\\d{0,2}|WRAPUP ?\\d{0,2}|\\d{1,2}(?:ST|ND|RD|TH) LEAD|LEAD ?\\d{0,2}|WRITETHRU|AMPLIACI[OÓ]N|ACTUALIZACI[OÓ]N|AVANCE \\d"
                    + "|ACTUALIS[EÉ][E]?|MISE [AÀ] JOUR|ZUSAMMENFASSUNG ?\\d{0,2}|AKTUALISIERT|NEU|(?:\\d{1,2}\\. )?ERWEITERTE? .{0,20}|ATUALIZA(?:ÇÃO|DO)|AGGIORNAMENTO"
                    + "|ОБНОВЛЕНО|ДОПОЛНЕН[А-Я]*|종합\\d{0,2}보?|\\d보|상보|更新|続報|UPDATED?";
    private static final String REPEAT =
            "RPT|REPEAT(?:S|ING)?|REFILE[DS]?|RESEND(?:ING)?|RETRANSMISSION|REPETICI[OÓ]N|REPITE|R[EÉ]P[EÉ]TITION|WIEDERHOLUNG|WDHLG?|ПОВТОР|재송|再送";

    /** The mark stands before a hyphen, colon or bar, or in brackets at either end. */
    private static Pattern over(String words) {
        return Pattern.compile(
                "^\\s*(?:[(\\[<【]\\s*(?:" + words + ")\\s*[)\\]>】]|(?:" + words + ")\\s*(?:[-–—:/|]))" + "|[(\\[【](?:"
                        + words + ")[)\\]】]\\s*$",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static final Pattern CORRECTED_HEADLINE = over(CORRECTION);
    private static final Pattern UPDATED_HEADLINE = over(UPDATE);
    private static final Pattern REPEATED_HEADLINE = over(REPEAT);

    /** "Corrects current year operating net." "(Corrects headline and …)" at the end or the beginning of a text. */
    private static final Pattern CORRECTS = Pattern.compile(
            "(?:^|[\\n(])\\s{0,8}\\(?(?:(?:This )?[Cc]orrects? |CORRECTS? |Corrige |Berichtigt |\\([Cc]orrecting )[^\\n]{3,}");

    /** "In NEW YORK story headlined "X" please read in 2nd graf … (corrects …)". */
    private static final Pattern NOTICE = Pattern.compile(
            "(?is)\\b(?:headlined|headed|titled|titulad[ao]|intitulée?|mit dem Titel)\\s*[\"“”„«']+(?<headline>[^\"“”»]{6,160}?)[\"“”»']+"
                    + "(?=.{0,80}\\b(?:read|corrects?|correcting|instead|léase|lire|lies)\\b)");

    /** One of these stands in every notice: the pattern itself is slow to say no. */
    private static final List<String> OF_NOTICES =
            List.of("headlined", "headed", "titled", "titulad", "intitul", "titel");

    /** One of these stands in every text that says what it corrects. */
    private static final List<String> OF_CORRECTIONS =
            List.of("orrects ", "orrect ", "ORRECTS ", "ORRECT ", "orrecting ", "Corrige ", "Berichtigt ");

    private static final int LONGEST_NOTICE_LETTERS = 900;

    static Marks of(Story story) {
        String headline = story.getHeadline();
        String body = story.getBody();
        if (body.length() <= LONGEST_NOTICE_LETTERS && hasOneOf(OF_NOTICES, body.toLowerCase(Locale.ROOT))) {
            Matcher notice = NOTICE.matcher(body.replaceAll("\\s+", " "));
            if (notice.find()) {
                return new Marks(Mark.NOTICE, Cleaner.headline(notice.group("headline")));
            }
        }
        return new Marks(mark(headline, body, story.getSignals()), "");
    }

    private static Mark mark(String headline, String body, List<Signal> signals) {
        if (signals.contains(Signal.CORRECTION)
                || CORRECTED_HEADLINE.matcher(headline).find()) {
            return Mark.CORRECTION;
        }
        if (signals.contains(Signal.UPDATE)
                || UPDATED_HEADLINE.matcher(headline).find()) {
            return Mark.UPDATE;
        }
        if (signals.contains(Signal.REPEAT)
                || REPEATED_HEADLINE.matcher(headline).find()) {
            return Mark.REPEAT;
        }
        return hasOneOf(OF_CORRECTIONS, body) && CORRECTS.matcher(body).find() ? Mark.CORRECTION : Mark.NONE;
    }

    private static boolean hasOneOf(List<String> words, String text) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
