package copytaster.ingest.formats;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an NITF document says, whether it stands alone or inside another format. */
final class NitfFields {

    private static final Pattern EMBED =
            Pattern.compile("(?is)<(?:div|script|style|iframe|blockquote|figure|section)\\b.*>");

    private NitfFields() {}

    /** Headlines, metadata and body: all but identity, status and times. */
    static void describe(Item.Draft draft, XmlNode nitf) {
        XmlNode head = nitf.at("head");
        XmlNode top = nitf.at("body", "body.head");
        XmlNode headlines = top.at("hedline");
        draft.put("headline", headlines.at("hl1").line());
        draft.put("title", head.at("title").line());
        draft.put("subheadline", headlines.at("hl2").line());
        draft.put("byline", byline(top.at("byline")));
        dateline(draft, top.at("dateline"));
        String summary = PlainText.ofXml(top.at("abstract"));
        draft.put("abstract", summary);
        draft.put("distributor", top.at("distributor").line());
        draft.put("rights", top.at("rights").line());
        draft.put("language", nitf.attribute("baselang"));
        draft.put("language", nitf.attribute("xml:lang"));
        for (XmlNode meta : head.all("meta")) {
            draft.put("meta." + meta.attribute("name"), meta.attribute("content"));
        }
        subjects(draft, head.at("tobject"));
        NitfDocdata.describe(draft, head.at("docdata"));
        top.all("note").forEach(note -> draft.note(note.line(), role(note), true));
        draft.note(nitf.at("body", "body.end", "tagline").line(), "tagline", true);
        nitf.anywhere("media-caption").forEach(caption -> draft.caption(caption.line()));
        String body = body(nitf);
        draft.body(body.isBlank() ? summary : body);
    }

    /** The text of a body, wherever a document of this kind keeps it; a note in its head has a body of its own. */
    static String body(XmlNode document) {
        XmlNode own = document.at("body", "body.content");
        XmlNode content = own.exists()
                ? own
                : document.firstAnywhere("body.content")
                        .or(() -> document.firstAnywhere("body"))
                        .orElse(document);
        return withoutEmbeds(PlainText.ofXml(brokenToFit(document) ? rejoined(content) : content));
    }

    /** Some escape the markup of a page into a paragraph: what would be shown of it is all that a reader wants. */
    private static String withoutEmbeds(String body) {
        if (body.indexOf('<') < 0) {
            return body;
        }
        return Stream.of(body.split("\n\n"))
                .map(paragraph -> EMBED.matcher(paragraph).matches() ? PlainText.ofHtml(paragraph) : paragraph)
                .filter(paragraph -> !paragraph.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    /** A teleprinter's text in NITF's clothes: its lines end where the paper ended, unless it is a table. */
    private static boolean brokenToFit(XmlNode document) {
        return document.at("head").all("meta").stream()
                .anyMatch(meta -> meta.attribute("name").equals("anpa-format")
                        && meta.attribute("content").equalsIgnoreCase("x"));
    }

    private static XmlNode rejoined(XmlNode node) {
        XmlNode copy = XmlNode.element(node.qualifiedName(), Map.of());
        for (XmlNode child : node.children()) {
            if (child.isText()) {
                copy.add(child.run());
            } else if (child.name().equals("br")) {
                copy.add(" ");
            } else {
                copy.add(rejoined(child));
            }
        }
        return copy;
    }

    /** The author without the title, which stands glued to the name. */
    static String byline(XmlNode byline) {
        var line = new StringBuilder();
        for (XmlNode part : byline.children()) {
            if (!part.name().equals("byttl")) {
                line.append(' ').append(part.content());
            }
        }
        return line.toString();
    }

    private static String role(XmlNode note) {
        String kind = firstOf(note.attribute("noteclass"), note.attribute("type"));
        return kind.isEmpty() ? "note" : kind;
    }

    /** The story.date in the text is, by EFE's own comment, a mistake; only its attribute counts. */
    private static void dateline(Item.Draft draft, XmlNode dateline) {
        List<XmlNode> locations = dateline.all("location");
        draft.put("storyDate", dateline.at("story.date").attribute("norm"));
        for (XmlNode location : locations) {
            String city = location.at("city").line();
            String place = city.isEmpty() ? location.line() : city;
            draft.put("datelineLocation", place);
            draft.place("city", place, "", "dateline");
            NitfDocdata.country(draft, location.at("country"), "dateline");
        }
        boolean plain = dateline.all("story.date").isEmpty() && locations.isEmpty();
        draft.put("dateline", plain ? dateline.line() : "");
    }

    private static void subjects(Item.Draft draft, XmlNode tobject) {
        draft.put("type", tobject.attribute("tobject.type"));
        for (XmlNode property : tobject.all("tobject.property")) {
            draft.put("genre", property.attribute("tobject.property.type"));
        }
        for (XmlNode subject : tobject.all("tobject.subject")) {
            String label = firstOf(
                    subject.attribute("tobject.subject.detail"),
                    subject.attribute("tobject.subject.matter"),
                    subject.attribute("tobject.subject.type"));
            String code =
                    firstOf(subject.attribute("tobject.subject.refnum"), subject.attribute("tobject.subject.code"));
            String owner = subject.attribute("tobject.subject.ipr");
            draft.put("subjectOwner", owner);
            Codes.subject(draft, owner, code, "", label);
        }
    }

    private static String firstOf(String... values) {
        for (String value : values) {
            if (!value.isBlank()) {
                return value;
            }
        }
        return "";
    }
}
