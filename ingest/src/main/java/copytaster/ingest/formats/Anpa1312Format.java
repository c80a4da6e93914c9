package copytaster.ingest.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * ANPA 1312, the text format of the American wires: {@code z6715 -----} is service and number, then {@code r z BC-Slug
 * 02-20 0500} priority, category, keyword, day and words; then head lines and text.
 */
final class Anpa1312Format implements Format {

    static final String FIRST = "([A-Za-z])(\\d{4})(?!\\d)([^\\r\\n]{0,40})";
    static final String SECOND = "([A-Za-z])[ \\x10-\\x1F]([A-Za-z])[ \\x10-\\x1F]+(\\S[^\\r\\n]{0,80}?)"
            + "[ \\x10-\\x1F]+(\\d{1,2})-(\\d{1,2})(?:[ \\t]+(\\d{0,5}))?[ \\t]*";
    private static final String BOTH = FIRST + "[\\r\\n]+" + SECOND + "(?=[\\r\\n]|\\z)";
    private static final Pattern BEGINS = Pattern.compile("\\A[\\s\\x00-\\x1F]{0,200}" + BOTH);
    private static final Pattern EACH = Pattern.compile(Teleprinter.MESSAGE_BEGINS + BOTH);

    @Override
    public boolean recognises(Content content) {
        return BEGINS.matcher(content.text()).lookingAt();
    }

    @Override
    public List<Found> read(Content content) {
        var found = new ArrayList<Found>();
        for (Teleprinter.Message message : Teleprinter.messages(content, EACH)) {
            found.add(new Anpa1312Message(message).read());
        }
        if (found.isEmpty()) {
            found.add(new Found.Broken("an ANPA 1312 header without a message", content.bytes()));
        }
        return found;
    }
}
