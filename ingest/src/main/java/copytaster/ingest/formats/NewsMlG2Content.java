package copytaster.ingest.formats;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text in a NewsML-G2 content set: of several renditions the one that says most, markup before plain text. */
final class NewsMlG2Content {

    /** What text begins with. Sports results, finance and events come as markup of their own, which is no text to read. */
    private static final Set<String> TEXTS = Set.of(
            "html",
            "nitf",
            "body",
            "body.content",
            "div",
            "p",
            "section",
            "article",
            "block",
            "table",
            "pre",
            "h1",
            "h2");

    private record Rendition(String text, boolean markup) {

        /** The same text is longer without markup, where that left headline and byline to other fields. */
        int worth() {
            return text.strip().length() * (markup ? 2 : 1);
        }
    }

    private final Item.Draft draft;
    private Rendition best = new Rendition("", true);

    private NewsMlG2Content(Item.Draft draft) {
        this.draft = draft;
    }

    static String text(Item.Draft draft, List<XmlNode> contents) {
        var content = new NewsMlG2Content(draft);
        contents.forEach(content::look);
        return content.best.text();
    }

    private void look(XmlNode content) {
        for (XmlNode rendition : content.children()) {
            if (rendition.name().equals("inlineXML")) {
                markup(rendition);
            } else if (rendition.name().equals("inlineData")) {
                data(rendition);
            }
        }
    }

    private void markup(XmlNode inline) {
        XmlNode first = inline.children().stream()
                .filter(child -> !child.isText())
                .findFirst()
                .orElse(inline);
        if (first == inline) {
            take(PlainText.ofXml(inline), false);
        } else if (TEXTS.contains(first.name().toLowerCase(Locale.ROOT))) {
            take(body(inline), true);
        }
    }

    private String body(XmlNode inline) {
        if (TtText.isOne(inline)) {
            return TtText.read(draft, inline);
        }
        XmlNode nitf = inline.firstAnywhere("body.head").orElse(XmlNode.NONE);
        draft.put("byline", NitfFields.byline(nitf.at("byline")));
        draft.put("dateline", nitf.at("dateline").line());
        draft.put("headline", nitf.at("hedline", "hl1").line());
        inline.all("nitf")
                .forEach(document ->
                        draft.put("headline", document.at("head", "title").line()));
        XmlNode body = inline.firstAnywhere("body.content")
                .or(() -> inline.firstAnywhere("body"))
                .orElse(inline);
        slug(body);
        return PlainText.ofXml(withoutHeader(body));
    }

    /** dpa's slug stands in the header of the text, where there is no slug line: subjects and keywords before places. */
    private void slug(XmlNode body) {
        List<XmlNode> words = body.at("header").all("ul").stream()
                .filter(list -> list.attribute("class").equals("slugline"))
                .flatMap(list -> list.all("li").stream())
                .toList();
        draft.put(
                "slugline",
                Stream.of("subject", "keyword", "geo")
                        .flatMap(kind -> words.stream()
                                .filter(word -> word.attribute("class").equals(kind)))
                        .map(XmlNode::line)
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining("/")));
    }

    /** dpa repeats slug, time and headline in a header above the text. */
    private static XmlNode withoutHeader(XmlNode body) {
        boolean more = body.children().stream()
                .anyMatch(child -> !child.isText()
                        && !child.name().equals("header")
                        && !child.line().isEmpty());
        if (!more || body.all("header").isEmpty()) {
            return body;
        }
        XmlNode text = XmlNode.element(body.qualifiedName(), Map.of());
        for (XmlNode child : body.children()) {
            if (child.isText()) {
                text.add(child.run());
            } else if (!child.name().equals("header")) {
                text.add(child);
            }
        }
        return text;
    }

    private void data(XmlNode inline) {
        String type = inline.attribute("contenttype").toLowerCase(Locale.ROOT);
        boolean isText = type.isEmpty() || type.startsWith("text/") || type.contains("html") || type.contains("nitf");
        if (!isText) {
            return;
        }
        String text = decoded(inline);
        if (text.isBlank()) {
            return;
        }
        if (text.stripLeading().startsWith("<")) {
            try {
                XmlNode wrapped = XmlNode.element("inlineXML", Map.of());
                wrapped.add(XmlReader.read(text.strip()));
                markup(wrapped);
                return;
            } catch (Unreadable htmlPerhaps) {
                // Read as what browsers take for HTML, below.
            }
        }
        boolean html = type.contains("html");
        XmlNode plain = XmlNode.element("inlineData", Map.of());
        plain.add(text);
        take(html ? PlainText.ofHtml(text) : PlainText.ofXml(plain), html);
    }

    private static String decoded(XmlNode inline) {
        if (!inline.attribute("encoding").toLowerCase(Locale.ROOT).contains("base64")) {
            return inline.content();
        }
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(inline.content().strip().getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException notBase64) {
            return inline.content();
        }
        return Decoder.decode(bytes, "").text();
    }

    private void take(String text, boolean markup) {
        var rendition = new Rendition(text, markup);
        if (rendition.worth() > best.worth()) {
            best = rendition;
        }
    }
}
