package copytaster.ingest.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands under a text in a teleprinter message: dpa's notebook in Markdown ({@code # Notebook}, {@code ## Note to
 * editors}), and, below four stars, what is not for publication: who wrote it, and their telephones.
 *
 * @param text the lines above it
 * @param open the lines of the notebook that clients may use
 * @param closed the lines that they may not
 */
record DpaNotebook(List<String> text, List<String> open, List<String> closed) {

    private static final Pattern BEGINS = Pattern.compile("^# (?:Notebook|Notizblock)\\b.*$");
    private static final Pattern STARS = Pattern.compile("^\\*(?: \\*){3,}\\s*$");
    private static final Pattern NOT_FOR_READERS = Pattern.compile(
            "(?i)\\binformation is not (?:intended )?for publication|nicht zur Veröffentlichung (?:bestimmt|vorgesehen)");
    private static final Pattern SECTION = Pattern.compile("^#{1,3} (.{1,60})$");

    DpaNotebook {
        text = List.copyOf(text);
        open = List.copyOf(open);
        closed = List.copyOf(closed);
    }

    static DpaNotebook of(List<String> lines) {
        var text = new ArrayList<String>();
        var open = new ArrayList<String>();
        var closed = new ArrayList<String>();
        List<String> current = text;
        for (String line : lines) {
            if (NOT_FOR_READERS.matcher(line).find()) {
                current = closed;
            } else if (current == text && BEGINS.matcher(line).matches()) {
                current = open;
            } else if (!STARS.matcher(line).matches()) {
                current.add(line);
            }
        }
        return new DpaNotebook(text, open, closed);
    }

    /** A note for each section, under its title. */
    void describe(Item.Draft draft) {
        sections(draft, open, true);
        sections(draft, closed, false);
    }

    private static void sections(Item.Draft draft, List<String> lines, boolean forReaders) {
        var section = new StringBuilder();
        String title = "notebook";
        for (String line : lines) {
            Matcher begins = SECTION.matcher(line);
            if (begins.matches()) {
                note(draft, section, title, forReaders);
                section.setLength(0);
                title = begins.group(1).strip();
            } else {
                section.append(line).append('\n');
            }
        }
        note(draft, section, title, forReaders);
    }

    private static void note(Item.Draft draft, StringBuilder text, String title, boolean forReaders) {
        draft.note(text.toString(), title.toLowerCase(Locale.ROOT), forReaders);
        if (forReaders) {
            draft.put("advisory", text.toString());
        }
    }
}
