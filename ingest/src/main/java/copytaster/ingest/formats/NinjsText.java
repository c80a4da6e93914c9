package copytaster.ingest.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a ninjs item: headlines, descriptions, its fullest body, and the captions of what goes with it. */
final class NinjsText {

    private static final List<String> MARKUP =
            List.of("body_html", "body_xhtml", "body_html5", "body_richtext", "body_main", "body");
    private static final Pattern CAPTION = Pattern.compile("<figcaption\\b[^<>]*>(.*?)</figcaption>", Pattern.DOTALL);

    private NinjsText() {}

    static void read(Item.Draft draft, JsonNode json) {
        headline(draft, json);
        String description = description(json);
        draft.put("abstract", PlainText.ofHtml(description));
        String body = body(draft, json);
        draft.body(withoutHeadline(body.isEmpty() ? PlainText.ofHtmlOrLines(description) : body, draft));
    }

    /** Pictures and what else goes with the story: an object by any keys, or a list. */
    static void beside(Item.Draft draft, JsonNode associations) {
        for (JsonNode beside : JsonFields.values(associations)) {
            String type = JsonFields.text(beside, "type");
            if (!type.equals("text")) {
                draft.caption(PlainText.ofHtml(description(beside)));
            }
            draft.link("association", JsonFields.first(beside, "uri", "guid"), type);
        }
    }

    private static void headline(Item.Draft draft, JsonNode json) {
        draft.put("headline", JsonFields.text(json, "headline"));
        List<JsonNode> headlines = JsonFields.each(json, "headlines");
        headlines.stream()
                .filter(one -> JsonFields.text(one, "role").equals("main"))
                .forEach(main -> draft.put("headline", JsonFields.text(main, "value")));
        headlines.forEach(one -> draft.put("headline", JsonFields.text(one, "value")));
        draft.put("headline", JsonFields.text(json, "headline_main"));
        json.fieldNames().forEachRemaining(name -> {
            if (name.startsWith("headline_")) {
                draft.put("headline", JsonFields.text(json, name));
            }
        });
        draft.put("headline", JsonFields.text(json, "title"));
        draft.put("subheadline", JsonFields.first(json, "subheadline", "subhead"));
    }

    /** HTML keeps tables and paragraphs; text is sent beside it as a poorer copy. */
    private static String body(Item.Draft draft, JsonNode json) {
        String html = "";
        String nitf = "";
        String plain = JsonFields.text(json, "body_text");
        for (JsonNode body : JsonFields.each(json, "bodies")) {
            String value = JsonFields.text(body, "value");
            String kind = (JsonFields.first(body, "contenttype", "contentType") + " " + JsonFields.text(body, "role"))
                    .toLowerCase(Locale.ROOT);
            if (kind.contains("html")) {
                html = html.isEmpty() ? value : html;
            } else if (kind.contains("iptc.nitf") || kind.endsWith(" nitf")) {
                nitf = nitf.isEmpty() ? value : nitf;
            } else {
                plain = plain.isEmpty() ? value : plain;
            }
        }
        for (String name : MARKUP) {
            html = html.isEmpty() ? JsonFields.text(json, name) : html;
        }
        if ((html + nitf + plain).isBlank()) {
            plain = extension(json);
        }
        if (!html.isBlank()) {
            CAPTION.matcher(html).results().forEach(caption -> draft.caption(PlainText.line(caption.group(1))));
            html = TtText.datelineInOneLine(html);
            return html.indexOf('<') >= 0 ? PlainText.ofHtml(html) : PlainText.ofText(html);
        }
        if (!nitf.isBlank()) {
            return xml(nitf);
        }
        return plain.stripLeading().startsWith("<") ? xml(plain) : PlainText.ofText(plain);
    }

    /** Since 1.0 a body may have any name that begins so. */
    private static String extension(JsonNode json) {
        var names = new ArrayList<String>();
        json.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(name -> name.startsWith("body_"))
                .map(name -> JsonFields.text(json, name))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    /** Some send a whole NITF document as their body. */
    private static String xml(String body) {
        try {
            return NitfFields.body(XmlReader.read(body.strip()));
        } catch (Unreadable notXml) {
            return PlainText.ofHtml(body);
        }
    }

    /** A whole page repeats the headline above its text. */
    private static String withoutHeadline(String body, Item.Draft draft) {
        String headline = draft.first("headline");
        return !headline.isEmpty() && body.startsWith(headline + "\n\n")
                ? body.substring(headline.length()).strip()
                : body;
    }

    private static String description(JsonNode json) {
        String described = JsonFields.first(json, "description_text", "description");
        for (JsonNode description : JsonFields.each(json, "descriptions")) {
            boolean credit = JsonFields.text(description, "role").contains("credit");
            described = described.isEmpty() && !credit ? JsonFields.text(description, "value") : described;
        }
        return described.isEmpty()
                ? JsonFields.first(
                        json, "description_caption", "description_html", "description_xhtml", "description_richtext")
                : described;
    }
}
