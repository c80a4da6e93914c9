package copytaster.ingest.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * ninjs 1.0 to 3.1, and what Superdesk, TT and others add to it. Names changed over the versions: {@code headline} became {@code
 * headlines[]}, {@code subject} {@code subjects}, {@code versioncreated} {@code versionCreated}; all are read.
 */
final class NinjsDialect implements JsonDialect {

    private static final Set<String> NOT_TEXT = Set.of(
            "audio",
            "video",
            "picture",
            "image",
            "photo",
            "graphic",
            "animation",
            "event",
            "planning",
            "component",
            "object");
    private static final List<String> OF_A_STORY = List.of(
            "headline",
            "headlines",
            "body_text",
            "body_html",
            "bodies",
            "versioncreated",
            "versionCreated",
            "pubstatus");

    @Override
    public boolean owns(JsonNode item) {
        boolean named = !JsonFields.first(item, "uri", "guid").isEmpty();
        boolean typed = NOT_TEXT.contains(type(item));
        boolean numbered = !JsonFields.first(item, "id", "_id").isEmpty();
        return named || typed || numbered && OF_A_STORY.stream().anyMatch(item::has);
    }

    @Override
    public Found read(JsonNode json, byte[] original) {
        String type = type(json);
        if (NOT_TEXT.contains(type)) {
            return new Found.Aside("ninjs " + type, original);
        }
        if (type.isEmpty() && (json.has("eventDetails") || json.has("plannedCoverage"))) {
            return new Found.Aside(json.has("eventDetails") ? "ninjs event" : "ninjs planning", original);
        }
        String version = Stream.of("standard", "$standard")
                .map(standard -> JsonFields.text(json.path(standard), "version"))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        var draft = new Item.Draft(version.isEmpty() ? "ninjs" : "ninjs-" + version);
        draft.put("id", JsonFields.first(json, "uri", "guid", "id", "_id"));
        draft.put("guid", JsonFields.text(json, "guid"));
        draft.put("version", JsonFields.text(json, "version"));
        draft.put("status", JsonFields.first(json, "pubstatus", "pubStatus", "status"));
        draft.put("firstCreated", JsonFields.first(json, "firstcreated", "firstCreated"));
        draft.put("firstCreated", JsonFields.first(json, "contentcreated", "contentCreated"));
        draft.put("versionCreated", JsonFields.first(json, "versioncreated", "versionCreated", "published"));
        draft.put("embargo", JsonFields.first(json, "embargoed", "embargoUntil"));
        draft.put("expires", JsonFields.text(json, "expires"));
        draft.put("urgency", JsonFields.text(json, "urgency"));
        draft.put("priority", JsonFields.text(json, "priority"));
        draft.put("profile", JsonFields.text(json, "profile"));
        draft.put("language", JsonFields.text(json, "language"));
        draft.put("slugline", JsonFields.first(json, "slugline", "slug"));
        draft.put("byline", byline(json));
        draft.put("dateline", JsonFields.text(json, "dateline"));
        draft.put("dateline", JsonFields.text(json.path("dateline"), "text"));
        located(draft, json);
        rights(draft, json);
        notes(draft, json);
        alsoKnownAs(draft, json.has("altids") ? json.path("altids") : json.path("altIds"));
        NinjsSubjects.read(draft, json);
        NinjsText.read(draft, json);
        NinjsText.beside(draft, json.path("associations"));
        pointers(draft, json);
        // A package that brings its text is a story with pictures.
        draft.put("type", type.equals("composite") && draft.hasBody() ? "text" : type);
        return new Found.Read(draft.done(original));
    }

    private static String type(JsonNode json) {
        return JsonFields.text(json, "type").toLowerCase(Locale.ROOT);
    }

    private static String byline(JsonNode json) {
        String byline = JsonFields.first(json, "byline", "by");
        if (!byline.isEmpty()) {
            return byline;
        }
        var names = new ArrayList<String>();
        JsonFields.each(json, "bylines", "authors").forEach(author -> names.add(JsonFields.label(author)));
        names.removeIf(String::isBlank);
        return String.join(", ", names);
    }

    private static void located(Item.Draft draft, JsonNode json) {
        for (JsonNode located : JsonFields.each(json, "located")) {
            draft.put("datelineLocation", JsonFields.label(located));
            draft.place("name", JsonFields.label(located), "", "located");
        }
    }

    private static void rights(Item.Draft draft, JsonNode json) {
        draft.put("copyrightHolder", JsonFields.first(json, "copyrightholder", "copyrightHolder"));
        draft.put("rights", JsonFields.first(json, "copyrightnotice", "copyrightNotice"));
        JsonFields.each(json, "usageterms", "usageTerms").forEach(terms -> draft.put("rights", JsonFields.text(terms)));
        for (JsonNode info : JsonFields.each(json, "rightsinfo", "rightsInfo")) {
            draft.put("rights", JsonFields.first(info, "usageterms", "usageTerms"));
            draft.put("rights", JsonFields.first(info, "linkedrights", "linkedRights"));
        }
    }

    private static void notes(Item.Draft draft, JsonNode json) {
        String note = JsonFields.first(json, "ednote", "edNote");
        draft.put("advisory", note);
        draft.note(note, "", true);
        draft.note(JsonFields.first(json, "embargoedreason", "embargoedReason"), "embargo", true);
        for (JsonNode annotation : JsonFields.each(json, "annotations")) {
            String body = JsonFields.text(annotation, "body");
            // An editor's own format inside a string is nothing to read.
            draft.note(body.startsWith("{") ? "" : PlainText.ofHtml(body), "annotation", true);
        }
    }

    private static void alsoKnownAs(Item.Draft draft, JsonNode ids) {
        if (ids.isObject()) {
            ids.fieldNames().forEachRemaining(role -> draft.put("altId." + role, JsonFields.text(ids, role)));
        }
        for (JsonNode id : JsonFields.values(ids)) {
            draft.put("altId." + JsonFields.text(id, "role"), JsonFields.text(id, "value"));
        }
    }

    private static void pointers(Item.Draft draft, JsonNode json) {
        for (String pointer : List.of("evolvedfrom", "replacing", "replacedby")) {
            for (JsonNode target : JsonFields.each(json, pointer)) {
                String id = target.isObject() ? JsonFields.first(target, "uri", "guid") : JsonFields.text(target);
                draft.put(pointer, id);
                draft.link(pointer, id, "");
            }
        }
    }
}
