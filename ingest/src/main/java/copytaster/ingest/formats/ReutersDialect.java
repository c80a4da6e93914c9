package copytaster.ingest.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;

/** An item of Reuters Connect, as its GraphQL answers: one item, alone or inside {@code data.item}, with its text as XHTML. */
final class ReutersDialect implements JsonDialect {

    @Override
    public boolean owns(JsonNode item) {
        JsonNode own = inside(item);
        return own.has("versionedGuid")
                || JsonFields.text(own, "uri").startsWith("tag:reuters.com,")
                        && (own.has("headLine") || own.has("usn"));
    }

    @Override
    public Found read(JsonNode answer, byte[] original) {
        JsonNode item = inside(answer);
        String type = JsonFields.text(item, "type").toLowerCase(Locale.ROOT);
        if (!List.of("", "text").contains(type)) {
            return new Found.Aside("Reuters " + type, original);
        }
        var draft = new Item.Draft("reuters-connect");
        String versioned = JsonFields.text(item, "versionedGuid");
        draft.put("id", JsonFields.text(item, "uri"));
        draft.put("versionedId", versioned);
        draft.put("version", JsonFields.text(item, "version"));
        String status = JsonFields.text(item, "pubStatus");
        draft.put("status", status.substring(status.indexOf(':') + 1));
        draft.put("firstCreated", JsonFields.text(item, "firstCreated"));
        draft.put("versionCreated", JsonFields.text(item, "versionCreated"));
        draft.put("language", JsonFields.text(item, "language"));
        draft.put("urgency", JsonFields.text(item, "urgency"));
        draft.put("headline", JsonFields.first(item, "headLine", "headline"));
        draft.put("slugline", JsonFields.text(item, "slug"));
        draft.put("byline", JsonFields.text(item, "byLine"));
        draft.put("creditline", JsonFields.text(item, "credit"));
        draft.put("profile", JsonFields.text(item, "profile"));
        draft.put("abstract", PlainText.ofHtml(JsonFields.first(item, "fragment", "intro")));
        draft.put("rights", JsonFields.text(item, "copyrightNotice"));
        draft.put("rights", JsonFields.text(item, "usageTerms"));
        for (JsonNode subject : JsonFields.each(item, "subject")) {
            Codes.subject(draft, "", JsonFields.code(subject), "", JsonFields.text(subject, "name"));
        }
        draft.body(PlainText.ofHtml(JsonFields.first(item, "bodyXhtmlRich", "bodyXhtml")));
        return new Found.Read(draft.done(original));
    }

    private static JsonNode inside(JsonNode answer) {
        JsonNode item = answer.path("data").path("item");
        return item.isObject() ? item : answer;
    }
}
