package copytaster.ingest.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * AP's Media API: an item by itself, in {@code data.item}, or as an entry of a feed's page. The text is no part of it but a
 * rendition, fetched from an address of its own; {@link ApText} takes it from where a fetcher has put it.
 */
final class ApDialect implements JsonDialect {

    private static final Pattern AP_ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern ADDRESS = Pattern.compile("/content/([0-9A-Za-z-]{8,64})(?:[./?]|$)");

    @Override
    public boolean owns(JsonNode item) {
        JsonNode inside = inside(item);
        JsonNode ids = inside.path("altids");
        String id = JsonFields.first(ids, "itemid", "etag");
        return !id.isEmpty() && (inside != item || AP_ID.matcher(id).lookingAt());
    }

    @Override
    public Found read(JsonNode delivered, byte[] original) {
        JsonNode item = inside(delivered);
        String type = JsonFields.text(item, "type").toLowerCase(Locale.ROOT);
        if (!type.isEmpty() && !type.equals("text") && !type.equals("composite")) {
            return new Found.Aside("AP " + type, original);
        }
        var draft = new Item.Draft("ap-media-api");
        draft.put("id", id(item));
        draft.put("revision", JsonFields.text(item.path("altids"), "etag"));
        draft.put("version", JsonFields.text(item, "version"));
        draft.put("status", JsonFields.text(item, "pubstatus"));
        draft.put("embargo", JsonFields.text(item, "embargoed"));
        draft.put("expires", JsonFields.text(item, "expires"));
        draft.put("firstCreated", JsonFields.text(item, "firstcreated"));
        draft.put("versionCreated", JsonFields.text(item, "versioncreated"));
        draft.put("language", JsonFields.text(item, "language"));
        draft.put("urgency", JsonFields.text(item, "urgency"));
        draft.put("priority", JsonFields.text(item, "editorialpriority"));
        draft.put("headline", JsonFields.text(item, "headline"));
        draft.put("abstract", JsonFields.text(item, "headline_extended"));
        draft.put("title", JsonFields.text(item, "title"));
        draft.put("slugline", JsonFields.text(item, "slugline"));
        draft.put("byline", byline(item));
        draft.put("agency", JsonFields.text(item, "provider"));
        draft.put("rights", JsonFields.text(item, "copyrightnotice"));
        JsonFields.each(item, "usageterms").forEach(terms -> draft.put("rights", JsonFields.text(terms)));
        JsonFields.each(item, "keywords").forEach(word -> draft.put("keyword", JsonFields.text(word)));
        JsonFields.each(item, "signals").forEach(signal -> draft.put("signal", JsonFields.code(signal)));
        JsonFields.each(item, "infosource").forEach(source -> draft.put("source", JsonFields.label(source)));
        JsonFields.each(item, "editorialtypes").forEach(one -> draft.put("editorialType", JsonFields.code(one)));
        JsonFields.each(item, "outinginstructions").forEach(one -> draft.put("rights", JsonFields.text(one)));
        String note = JsonFields.text(item, "ednote");
        draft.put("advisory", note);
        draft.note(note, "", true);
        ApMetadata.read(draft, item);
        ApText.read(draft, delivered, item);
        return new Found.Read(draft.done(original));
    }

    private static JsonNode inside(JsonNode delivered) {
        JsonNode answer = delivered.path("data").path("item");
        if (answer.isObject()) {
            return answer;
        }
        return delivered.path("item").isObject() ? delivered.path("item") : delivered;
    }

    /** The etag is the id with a mark for the revision; the address holds the id too. */
    private static String id(JsonNode item) {
        String id = JsonFields.text(item.path("altids"), "itemid");
        if (!id.isEmpty()) {
            return id;
        }
        Matcher address = ADDRESS.matcher(JsonFields.text(item, "uri"));
        String etag = JsonFields.text(item.path("altids"), "etag");
        return address.find() ? address.group(1) : etag.replaceFirst("_[^_]*$", "");
    }

    private static String byline(JsonNode item) {
        var names = new ArrayList<String>();
        for (JsonNode byline : JsonFields.each(item, "bylines", "byline")) {
            String name = byline.isObject() ? JsonFields.first(byline, "name", "by") : JsonFields.text(byline);
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        return String.join(", ", List.copyOf(names));
    }
}
