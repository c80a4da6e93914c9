package copytaster.ingest.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** dpa's digitalwires, by wireQ or pushed: one story with its notepad, its pictures and its categories. */
final class DpaDialect implements JsonDialect {

    private static final Set<String> STILL_TO_USE = Set.of("", "usable");

    @Override
    public boolean owns(JsonNode item) {
        return JsonFields.text(item, "format").startsWith("digitalwires")
                || item.has("urn") && item.has("entry_id")
                || item.has("urn") && item.has("article_html");
    }

    @Override
    public Found read(JsonNode item, byte[] original) {
        String article = JsonFields.text(item, "article_html");
        List<JsonNode> associations = JsonFields.each(item, "associations");
        if (article.isBlank() && !associations.isEmpty() && STILL_TO_USE.contains(JsonFields.text(item, "pubstatus"))) {
            return new Found.Aside("dpa " + JsonFields.text(associations.getFirst(), "type"), original);
        }
        String format = JsonFields.text(item, "format").replace('@', '-');
        var draft = new Item.Draft(format.isEmpty() ? "digitalwires" : format);
        draft.put("id", JsonFields.text(item, "urn"));
        draft.put("version", JsonFields.text(item, "version"));
        draft.put("agency", "dpa");
        draft.put("status", JsonFields.text(item, "pubstatus"));
        draft.put("signal", JsonFields.text(item, "signal"));
        draft.put("embargo", JsonFields.text(item, "embargoed"));
        draft.put("firstCreated", JsonFields.text(item, "content_created"));
        draft.put("versionCreated", JsonFields.first(item, "version_created", "updated"));
        draft.put("updated", JsonFields.text(item, "updated"));
        draft.put("language", JsonFields.text(item, "language"));
        draft.put("urgency", JsonFields.text(item, "urgency"));
        draft.put("headline", JsonFields.text(item, "headline"));
        draft.put("kicker", JsonFields.text(item, "kicker"));
        draft.put("subheadline", JsonFields.text(item, "subhead"));
        draft.put("abstract", PlainText.ofHtml(JsonFields.text(item, "teaser")));
        draft.put("byline", JsonFields.text(item, "byline"));
        draft.put("dateline", JsonFields.text(item, "dateline"));
        draft.put("creditline", JsonFields.text(item, "creditline"));
        draft.put("rights", JsonFields.text(item, "copyrightnotice"));
        draft.put("rights", JsonFields.text(item, "usageterms"));
        JsonFields.each(item, "categories").forEach(category -> DpaCategories.read(draft, category));
        slug(draft, item);
        notes(draft, item);
        draft.body(body(item, article));
        for (JsonNode picture : associations) {
            draft.caption(JsonFields.text(picture, "caption"));
            draft.link("association", JsonFields.text(picture, "urn"), JsonFields.text(picture, "type"));
        }
        return new Found.Read(draft.done(original));
    }

    /** What dpa's own converters set as the slug line: subjects, keywords, places. */
    private static void slug(Item.Draft draft, JsonNode item) {
        var words = new ArrayList<String>();
        for (String names : List.of("dpasubject_names", "keyword_names", "geosubject_names")) {
            JsonFields.each(item, names).forEach(name -> words.add(JsonFields.text(name)));
        }
        words.removeIf(String::isBlank);
        draft.put("slugline", String.join("/", words));
    }

    private static void notes(Item.Draft draft, JsonNode item) {
        List<JsonNode> notes = JsonFields.each(item, "ednotes");
        for (JsonNode note : notes) {
            String role = JsonFields.text(note, "role");
            draft.note(
                    JsonFields.text(note, "ednote"),
                    role.substring(role.indexOf(':') + 1),
                    note.path("is_publishable").asBoolean(true));
        }
        if (notes.isEmpty()) {
            // The notepad says the same for people, as HTML.
            JsonNode pad = item.path("notepad");
            draft.note(PlainText.ofHtml(JsonFields.text(pad, "public_html")), "notepad", true);
            draft.note(PlainText.ofHtml(JsonFields.text(pad, "nonpublic_html")), "notepad", false);
        }
    }

    private static String body(JsonNode item, String article) {
        String text = PlainText.ofHtml(article);
        String box = PlainText.ofHtml(JsonFields.text(item, "infobox_html"));
        return text.isEmpty() || box.isEmpty() ? text + box : text + "\n\n" + box;
    }
}
