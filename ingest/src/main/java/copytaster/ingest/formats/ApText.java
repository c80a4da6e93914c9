package copytaster.ingest.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * The text of an item of AP's Media API: its NITF rendition, which the fetcher puts beside the item as {@code nitf} or into the
 * rendition itself; as a document, or already taken apart as Superdesk does.
 */
final class ApText {

    private static final List<String> INLINE = List.of("content", "value", "data", "xml", "text", "body");

    private static final Set<String> USABLE = Set.of("", "usable", "embargoed");

    private ApText() {}

    static void read(Item.Draft draft, JsonNode delivered, JsonNode item) {
        JsonNode rendition = item.path("renditions").path("nitf");
        for (JsonNode place : List.of(delivered.path("nitf"), item.path("nitf"), rendition)) {
            if (place.isTextual()) {
                document(draft, JsonFields.text(place));
            } else if (place.isObject()) {
                document(draft, JsonFields.first(place, INLINE.toArray(String[]::new)));
                parts(draft, place);
            }
        }
        html(draft, JsonFields.first(item, "body_html", "body_nitf", "body_text"));
        captions(draft, delivered.path("associations"));
        if (!draft.hasBody() && USABLE.contains(draft.first("status")) && rendition.has("href")) {
            draft.note("The text was not delivered, only the list entry that points to it.", "delivery", true);
        }
    }

    private static void document(Item.Draft draft, String xml) {
        if (xml.isBlank() || draft.hasBody()) {
            return;
        }
        try {
            XmlNode nitf = XmlReader.read(xml.strip());
            // What the item says stands; the document fills what the item leaves out.
            var document = new Item.Draft("nitf");
            NitfFields.describe(document, nitf);
            for (String field : List.of("headline", "byline", "abstract", "distributor", "datelineLocation")) {
                if (draft.first(field).isEmpty()) {
                    draft.put(field, document.first(field));
                }
            }
            draft.body(NitfFields.body(nitf));
        } catch (Unreadable notXml) {
            html(draft, xml);
        }
    }

    private static void parts(Item.Draft draft, JsonNode nitf) {
        html(draft, JsonFields.first(nitf, "body_html", "bodyContentHtml"));
        for (String field : List.of("headline", "byline", "abstract")) {
            if (draft.first(field).isEmpty()) {
                draft.put(field, JsonFields.text(nitf, field));
            }
        }
    }

    private static void html(Item.Draft draft, String html) {
        if (!html.isBlank() && !draft.hasBody()) {
            draft.body(PlainText.ofHtmlOrLines(html));
        }
    }

    /** Superdesk fetches what goes with a story and puts each whole answer beside it. */
    private static void captions(Item.Draft draft, JsonNode beside) {
        for (JsonNode answer : JsonFields.values(beside)) {
            JsonNode item = answer.path("data").path("item");
            draft.caption(JsonFields.first(item, "description_caption", "description_summary"));
        }
    }
}
