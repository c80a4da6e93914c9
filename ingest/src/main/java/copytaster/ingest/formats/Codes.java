package copytaster.ingest.formats;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names by which Copytaster knows the vocabularies that many formats share. */
final class Codes {

    /** IPTC's subject codes, eight digits, up to 17000000 and their children. */
    static final String SUBJECT_CODES = "subj";

    /** IPTC's media topics. */
    static final String MEDIA_TOPICS = "medtop";

    private static final Pattern QCODE = Pattern.compile("^([A-Za-z][\\w.-]*):(.+)$");
    private static final Pattern EIGHT_DIGITS = Pattern.compile("^\\d{8}$");
    private static final Pattern URI = Pattern.compile("^(https?://.*?[/#])([^/#]+)/?$");
    /** What stands where no country does: AFP has it for Jerusalem, others for the world. */
    private static final Pattern NO_COUNTRY = Pattern.compile("(?i)ZZZ?|XXX");

    private static final long FIRST_MEDIA_TOPIC_OF_ITS_OWN = 20_000_000;

    private Codes() {}

    /** A subject, from whichever of scheme, code and URI the format gives. */
    static void subject(Item.Draft draft, String scheme, String code, String uri, String name) {
        Matcher inUri = URI.matcher(code.isBlank() ? uri : code);
        Matcher qcode = QCODE.matcher(code);
        if (inUri.matches()) {
            draft.subject(scheme(inUri.group(1), inUri.group(2)), inUri.group(2), name);
        } else if (qcode.matches() && !code.contains("//")) {
            draft.subject(scheme(qcode.group(1), qcode.group(2)), qcode.group(2), name);
        } else {
            draft.subject(scheme(scheme, code), code, name);
        }
    }

    static String scheme(String scheme, String code) {
        String known = scheme.toLowerCase(Locale.ROOT);
        if (known.contains("mediatopic") || known.equals("medtop") || known.equals("medtops")) {
            return MEDIA_TOPICS;
        }
        if (known.contains("subjectcode")
                || known.equals("subj")
                || known.equals("iptc")
                || known.contains("iptcsubject")) {
            return SUBJECT_CODES;
        }
        boolean byNumber = known.isBlank() || known.contains("tt.se/spec/subref");
        if (byNumber && EIGHT_DIGITS.matcher(code).matches()) {
            return Long.parseLong(code) >= FIRST_MEDIA_TOPIC_OF_ITS_OWN ? MEDIA_TOPICS : SUBJECT_CODES;
        }
        return scheme.isBlank() ? "literal" : scheme;
    }

    /** A country by the look of its code: three letters, two, three digits, or a name. */
    static void country(Item.Draft draft, String code, String name, String how) {
        String scheme = "name";
        String plain = code.strip();
        if (NO_COUNTRY.matcher(plain).matches()) {
            return;
        }
        if (plain.matches("[A-Za-z]{3}")) {
            scheme = "iso3166-1a3";
        } else if (plain.matches("[A-Za-z]{2}")) {
            scheme = "iso3166-1a2";
        } else if (plain.matches("\\d{3}")) {
            scheme = "iso3166-1n";
        }
        draft.place(scheme, scheme.equals("name") ? plain : plain.toUpperCase(Locale.ROOT), name, how);
    }
}
