package copytaster.ingest.formats;

import java.util.List;
import java.util.stream.Collectors;

/** What NewsML 1.x carries as text: NITF, a bare body of it, HTML in a CDATA section, plain lines. */
final class NewsMlContent {

    private NewsMlContent() {}

    /** @param contents one, or the parts of a text in order */
    static void read(Item.Draft draft, List<XmlNode> contents) {
        if (contents.size() == 1) {
            XmlNode nitf = nitf(contents.getFirst());
            if (nitf.exists()) {
                XmlNode docdata = nitf.at("head", "docdata");
                NitfFields.describe(draft, nitf);
                draft.put("embargo", docdata.at("date.release").attribute("norm"));
            }
        }
        contents.forEach(
                content -> content.anywhere("media-caption").forEach(caption -> draft.caption(caption.line())));
        String text = contents.stream()
                .map(content -> contents.size() == 1 ? text(content) : part(content))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n\n"));
        draft.body(withoutCredit(draft, text));
    }

    /** The text of one content, as plain text. */
    static String text(XmlNode content) {
        XmlNode nitf = nitf(content);
        return NitfFields.body(nitf.exists() ? nitf : data(content));
    }

    /** Where a content keeps its data; paragraphs may stand in it without DataContent around them. */
    static XmlNode data(XmlNode content) {
        XmlNode data = content.at("DataContent");
        return !data.exists() && content.at("p").exists() ? content : data;
    }

    private static XmlNode nitf(XmlNode content) {
        return data(content).firstAnywhere("nitf").orElse(XmlNode.NONE);
    }

    /** In a text that comes in parts every line is a paragraph, whatever its length. */
    private static String part(XmlNode content) {
        XmlNode data = data(content);
        if (data.hasElements()) {
            return text(content);
        }
        return data.content()
                .lines()
                .map(PlainText::line)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    /** ANA's texts end with a copyright notice in its own name: that is a term of use, not text. */
    private static String withoutCredit(Item.Draft draft, String text) {
        int last = text.lastIndexOf("\n\n©");
        String credit = draft.first("creditLine");
        if (last < 0 || credit.isEmpty() || !text.startsWith(credit, last + 4)) {
            return text;
        }
        draft.put("rights", text.substring(last + 2));
        return text.substring(0, last).stripTrailing();
    }
}
