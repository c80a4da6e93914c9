package copytaster.ingest.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A company's announcement as AsiaNet sends it: who says it, the release's number, the headline, a blank line, the text. */
final class PressReleaseFormat implements Format {

    private static final Pattern BEGINS = Pattern.compile(
            "\\A\\s*SOURCE:([^\\r\\n]{2,200})\\s+(?:MEDIA|PRESS) RELEASE (PR\\d{3,9})[ \\t]*\\r?\\n",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DAY =
            Pattern.compile("(?m)^.{2,60}?,? (\\p{L}{3,9})\\.? (\\d{1,2}),? (\\d{4})\\s*/[^/\\n]{0,40}AsiaNet/");

    @Override
    public boolean recognises(Content content) {
        return BEGINS.matcher(content.text()).lookingAt();
    }

    @Override
    public List<Found> read(Content content) {
        Matcher begins = BEGINS.matcher(content.text());
        begins.lookingAt();
        var draft = new Item.Draft("press-release");
        draft.put("source", begins.group(1));
        draft.put("id", begins.group(2));
        List<String> lines =
                new ArrayList<>(content.text().substring(begins.end()).lines().toList());
        lines.subList(0, firstLine(lines, false)).clear();
        int text = firstLine(lines, true);
        draft.put("headline", String.join(" ", lines.subList(0, text)));
        lines.subList(0, text).clear();
        Matcher day = DAY.matcher(String.join("\n", lines));
        if (day.find()) {
            String date = day.group(3) + "-" + WireTime.month(day.group(1)) + "-"
                    + "0".repeat(2 - day.group(2).length()) + day.group(2);
            draft.put("firstCreated", date).put("versionCreated", date);
        }
        draft.body(Teleprinter.paragraphs(lines));
        return List.of(new Found.Read(draft.done(content.bytes())));
    }

    private static int firstLine(List<String> lines, boolean blank) {
        int at = 0;
        while (at < lines.size() && lines.get(at).isBlank() != blank) {
            at++;
        }
        return at;
    }
}
