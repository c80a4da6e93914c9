package copytaster.ingest.formats;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The body of a story of Tidningarnas Telegrambyrå, in markup of its own and Swedish names; other elements are HTML's. */
final class TtText {

    private static final Map<String, String> HTML = Map.of(
            "text", "section",
            "ingress", "div",
            "brodtext", "div",
            "rubrik", "h1",
            "mellis", "h2",
            "citat", "blockquote",
            "dat", "p",
            "byline", "p");

    private static final Pattern VIGNETTE =
            Pattern.compile("(<span class=\"vignette\">[^<>]*</span>)(?=<span class=\"source\">[^<>])");

    private TtText() {}

    static boolean isOne(XmlNode inline) {
        return inline.attribute("contenttype").toLowerCase(Locale.ROOT).contains("ttnitf")
                || inline.firstAnywhere("BRODTEXT").isPresent();
    }

    /** The text less the headline it repeats; byline, dateline and captions go to the draft. */
    static String read(Item.Draft draft, XmlNode inline) {
        XmlNode body = XmlNode.element("body", Map.of());
        inline.children().stream().filter(child -> !child.isText()).forEach(child -> copy(child, body, draft));
        return PlainText.ofXml(body);
    }

    /** In HTML, too, what the story is of and who tells it stand beside each other with nothing between. */
    static String datelineInOneLine(String html) {
        return VIGNETTE.matcher(html).replaceAll("$1 / ");
    }

    /** TT numbers its stories and says by number which earlier one a story refers to; the guid ends with the number. */
    static void earlier(Item.Draft draft) {
        String id = draft.first("id");
        String own = draft.first("altId.uno");
        String earlier = draft.first("altId.refuno");
        if (!own.isEmpty() && !earlier.isEmpty() && !earlier.equals(own) && id.endsWith(own)) {
            draft.link("refuno", id.substring(0, id.length() - own.length()) + earlier, "");
        }
    }

    private static void copy(XmlNode from, XmlNode into, Item.Draft draft) {
        if (from.isText()) {
            into.add(from.run());
            return;
        }
        String name = from.name().toLowerCase(Locale.ROOT);
        switch (name) {
            case "bild" -> from.all("BILDTEXT").forEach(text -> draft.caption(text.line()));
            case "rubrik" -> {
                if (!from.line().equals(draft.first("headline"))) {
                    element(name, from, into, draft);
                }
            }
            case "dat" -> {
                draft.put("dateline", from.at("ORT").line());
                XmlNode line = XmlNode.element("p", Map.of());
                line.add(String.join(
                        " / ",
                        from.children().stream()
                                .map(XmlNode::line)
                                .filter(text -> !text.isEmpty())
                                .toList()));
                into.add(line);
            }
            case "byline" -> {
                draft.put("byline", from.line());
                element(name, from, into, draft);
            }
            default -> element(name, from, into, draft);
        }
    }

    private static void element(String name, XmlNode from, XmlNode into, Item.Draft draft) {
        XmlNode element = XmlNode.element(HTML.getOrDefault(name, name), Map.of());
        into.add(element);
        from.children().forEach(child -> copy(child, element, draft));
    }
}
