package copytaster.ingest.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Telex messages between {@code ZCZC} and {@code NNNN}, as AAP's suppliers of results, fields and releases send them: a line
 * that begins with a mark is a field, the rest is the text. They have no number and no time, so the text itself is their id.
 */
final class ZczcFormat implements Format {

    private static final Pattern EACH = Pattern.compile("(?m)^[\\s\\x00-\\x1F]{0,200}ZCZC\\b");
    private static final Pattern BEGINS = Pattern.compile("\\A[\\s\\x00-\\x1F]{0,200}ZCZC\\b([^\\r\\n]{0,80})");
    private static final Pattern ENDS = Pattern.compile("(?m)^[ \\t]{0,20}NNNN[ \\t]{0,20}$");
    private static final Pattern ROUTING =
            Pattern.compile("[A-Z]{2}(?: [A-Z]{2,4})?(?: [A-Z]{2,9} ?\\([A-Z0-9]{2,4}\\)){0,9}");
    private static final Pattern SIGNED = Pattern.compile("(?:\\A|\\n)([A-Z]{2,5}) [A-Z]{2,9}\\s*\\z");
    private static final Pattern SUBJECT = Pattern.compile("^[+*](\\d{8})$");
    private static final String MARKS = "%$:=^*&+#@";

    @Override
    public boolean recognises(Content content) {
        return BEGINS.matcher(content.text()).lookingAt();
    }

    @Override
    public List<Found> read(Content content) {
        var found = new ArrayList<Found>();
        for (Teleprinter.Message message : Teleprinter.messages(content, EACH)) {
            found.add(message(message));
        }
        return found;
    }

    private static Found message(Teleprinter.Message message) {
        Matcher begins = BEGINS.matcher(message.printed());
        if (!begins.lookingAt()) {
            return new Found.Broken("a message without its ZCZC", message.original());
        }
        var draft = new Item.Draft("zczc");
        String text = message.printed().substring(begins.end());
        Matcher ends = ENDS.matcher(text);
        if (ends.find()) {
            text = text.substring(0, ends.start());
        } else {
            draft.note("the message has no NNNN at its end: it may have been cut off", "transfer", false);
        }
        draft.put("source", begins.group(1));
        Matcher signed = SIGNED.matcher(text);
        draft.put("source", signed.find() ? signed.group(1) : "");
        List<String> lines = new ArrayList<>(text.lines().toList());
        lines.removeIf(new Head(draft)::takes);
        if (draft.first("headline").isEmpty() && draft.first("keywordLine").isEmpty() && !lines.isEmpty()) {
            draft.put("headline", lines.removeFirst());
        }
        draft.body(Teleprinter.paragraphs(lines));
        draft.put("id", (begins.group(1).strip() + ":" + Digest.of(text.strip())).replaceAll("^:", ""));
        return new Found.Read(draft.done(message.original()));
    }

    /** The marked lines before the text. */
    private static final class Head {

        private final Item.Draft draft;
        private boolean over;

        Head(Item.Draft draft) {
            this.draft = draft;
        }

        boolean takes(String line) {
            if (over) {
                return false;
            }
            boolean routing = ROUTING.matcher(line).matches();
            over = !(line.isBlank() || routing || MARKS.indexOf(line.charAt(0)) >= 0);
            if (over || line.isBlank() || routing) {
                return !over;
            }
            String value = line.substring(1).strip();
            switch (line.charAt(0)) {
                case '$' -> draft.put(value.length() > 2 ? "headline" : "category", value);
                case '^' -> draft.put("headline", value);
                case '=', '@' -> draft.put("tag", value);
                case '#' -> draft.put("slugline", value).put("nameLabel", value);
                case '%' -> draft.put("destination", value);
                case ':' -> keyword(value);
                case '+', '*' -> {
                    Matcher subject = SUBJECT.matcher(line.strip());
                    draft.subject(Codes.SUBJECT_CODES, subject.matches() ? subject.group(1) : "", "");
                }
                default -> {
                    // Format and service level say how to print it.
                }
            }
            return true;
        }

        /** Some put the slug there and the headline elsewhere, some the headline. */
        private void keyword(String value) {
            draft.put("slugline", value);
            draft.put("keywordLine", value);
        }
    }
}
