package copytaster.ingest.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * IPTC 7901, the text format of the European wires: {@code eca0003 3 i 380  dpa 0045} is service and number, priority,
 * category, words and source; then the slug, the head lines up to {@code =}, the text, the signs of its editors, the time.
 */
final class Iptc7901Format implements Format {

    static final String HEADER =
            "([A-Za-z]{2,4})(\\d{3,5})[ \\t]+([1-9])[ \\t]+([A-Za-z]{1,3})[ \\t]+(\\d{1,6})(?![.,:\\d])[ \\t]*+([^\\r\\n]{0,60})";
    private static final Pattern BEGINS = Pattern.compile("\\A[\\s\\x00-\\x1F]{0,200}" + HEADER);
    private static final Pattern EACH = Pattern.compile(Teleprinter.MESSAGE_BEGINS + HEADER + "\\s*$");

    @Override
    public boolean recognises(Content content) {
        return BEGINS.matcher(content.text()).lookingAt();
    }

    @Override
    public List<Found> read(Content content) {
        var found = new ArrayList<Found>();
        for (Teleprinter.Message message : Teleprinter.messages(content, EACH)) {
            found.add(new Iptc7901Message(message).read());
        }
        if (found.isEmpty()) {
            found.add(new Found.Broken("an IPTC 7901 header without a message", content.bytes()));
        }
        return found;
    }
}
