package copytaster.ingest.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One ninjs object. Names changed over the versions: {@code headline} became {@code headlines[]}, {@code body_html}
 * {@code bodies[]}, {@code subject} {@code subjects}, {@code versioncreated} {@code versionCreated}; all are read.
 */
final class NinjsItem {

    private static final Set<String> NOT_TEXT =
            Set.of("audio", "video", "picture", "graphic", "animation", "event", "planning", "component", "object");

    private NinjsItem() {}

    static Found read(JsonNode json, byte[] original) {
        if (!json.isObject()) {
            return new Found.Broken("JSON, but not an object: not ninjs", original);
        }
        String type = text(json, "type").toLowerCase(Locale.ROOT);
        if (NOT_TEXT.contains(type)) {
            return new Found.Aside("ninjs " + type, original);
        }
        String id = first(json, "uri", "id", "guid");
        if (id.isBlank()) {
            return new Found.Broken("JSON, but not ninjs: the object has no uri", original);
        }
        var draft = new Item.Draft("ninjs");
        draft.put("id", id);
        draft.put("type", type);
        draft.put("version", text(json, "version"));
        draft.put("status", first(json, "pubstatus", "pubStatus", "status"));
        draft.put("firstCreated", first(json, "firstcreated", "firstCreated"));
        draft.put("firstCreated", first(json, "contentcreated", "contentCreated"));
        draft.put("versionCreated", first(json, "versioncreated", "versionCreated", "published"));
        draft.put("embargo", first(json, "embargoed", "embargoUntil"));
        draft.put("expires", text(json, "expires"));
        draft.put("urgency", text(json, "urgency"));
        draft.put("priority", text(json, "priority"));
        draft.put("profile", text(json, "profile"));
        draft.put("language", text(json, "language"));
        draft.put("byline", first(json, "byline", "by"));
        draft.put("slugline", first(json, "slugline", "slug"));
        draft.put("dateline", text(json, "dateline"));
        draft.put("located", first(json, "located"));
        draft.place("name", text(json, "located"), "", "located");
        headline(draft, json);
        rights(draft, json);
        draft.note(first(json, "ednote", "edNote"), "", true);
        draft.put("advisory", first(json, "ednote", "edNote"));
        each(json, "keywords", "keyword").forEach(keyword -> draft.put("keyword", label(keyword)));
        each(json, "signals", "signal").forEach(signal -> draft.put("signal", codeOf(signal)));
        each(json, "genres", "genre").forEach(genre -> draft.put("genre", label(genre)));
        each(json, "infosources", "infoSources", "infosource").forEach(source -> draft.put("source", label(source)));
        each(json, "subjects", "subject")
                .forEach(subject -> Codes.subject(
                        draft,
                        text(subject, "scheme"),
                        first(subject, "code", "literal"),
                        text(subject, "uri"),
                        text(subject, "name")));
        each(json, "places", "place").forEach(place -> place(draft, place));
        draft.body(body(json));
        return new Found.Read(draft.done(original));
    }

    private static void headline(Item.Draft draft, JsonNode json) {
        draft.put("headline", text(json, "headline"));
        String main = "";
        for (JsonNode headline : each(json, "headlines")) {
            String value = text(headline, "value");
            main = main.isEmpty() || text(headline, "role").equals("main") ? value : main;
        }
        draft.put("headline", main);
        draft.put("headline", text(json, "headline_main"));
        json.fieldNames().forEachRemaining(name -> {
            if (name.startsWith("headline_")) {
                draft.put("headline", text(json, name));
            }
        });
        draft.put("headline", text(json, "title"));
    }

    private static void rights(Item.Draft draft, JsonNode json) {
        draft.put("copyrightHolder", first(json, "copyrightholder", "copyrightHolder"));
        draft.put("rights", first(json, "copyrightnotice", "copyrightNotice"));
        draft.put("rights", first(json, "usageterms", "usageTerms"));
        JsonNode info = json.has("rightsinfo") ? json.get("rightsinfo") : json.path("rightsInfo");
        if (info.isObject()) {
            draft.put("rights", first(info, "usageterms", "usageTerms"));
        }
    }

    private static void place(Item.Draft draft, JsonNode place) {
        String code = text(place, "code");
        String name = first(place, "name", "literal");
        String scheme = text(place, "scheme").toLowerCase(Locale.ROOT);
        String how = first(place, "rel", "role");
        if (!code.isEmpty() && (scheme.contains("iso3166") || scheme.contains("country") || scheme.isEmpty())) {
            Codes.country(draft, code.substring(code.lastIndexOf(':') + 1), name, how);
        } else if (!code.isEmpty()) {
            draft.place(scheme, code, name, how);
        } else {
            draft.place("name", name, "", how);
        }
    }

    /** The fullest text: a body as text is taken before one as HTML, a caption or description only where no body is. */
    private static String body(JsonNode json) {
        String html = "";
        String plain = text(json, "body_text");
        for (JsonNode body : each(json, "bodies")) {
            String value = text(body, "value");
            if (first(body, "contenttype", "contentType").contains("html")
                    || text(body, "role").contains("html")) {
                html = html.isEmpty() ? value : html;
            } else {
                plain = plain.isEmpty() ? value : plain;
            }
        }
        for (String name : List.of("body_html", "body_xhtml", "body_richtext", "body_main", "body")) {
            html = html.isEmpty() ? text(json, name) : html;
        }
        // HTML keeps tables and paragraphs; text is sent beside it as a poorer copy.
        if (!html.isBlank()) {
            return html.indexOf('<') >= 0 ? PlainText.ofHtml(html) : PlainText.ofText(html);
        }
        if (!plain.isBlank()) {
            return plain.stripLeading().startsWith("<") ? xml(plain) : PlainText.ofText(plain);
        }
        return PlainText.ofText(description(json));
    }

    /** Some send a whole NITF document as their body. */
    private static String xml(String body) {
        try {
            return NitfFields.body(XmlReader.read(body));
        } catch (Unreadable notXml) {
            return PlainText.ofHtml(body);
        }
    }

    private static String description(JsonNode json) {
        String described = first(json, "description_text", "description");
        for (JsonNode description : each(json, "descriptions")) {
            described = described.isEmpty() ? text(description, "value") : described;
        }
        return described;
    }

    /** The entries of the first of these arrays that is there; a single value counts as an array of one. */
    private static List<JsonNode> each(JsonNode json, String... names) {
        var entries = new ArrayList<JsonNode>();
        for (String name : names) {
            JsonNode value = json.path(name);
            if (value.isArray()) {
                value.forEach(entries::add);
            } else if (value.isTextual() || value.isObject()) {
                entries.add(value);
            }
            if (!entries.isEmpty()) {
                break;
            }
        }
        return entries;
    }

    private static String label(JsonNode entry) {
        return entry.isObject() ? first(entry, "name", "literal", "code", "uri") : entry.asText();
    }

    private static String codeOf(JsonNode entry) {
        return entry.isObject() ? first(entry, "code", "uri", "name", "literal") : entry.asText();
    }

    private static String first(JsonNode json, String... names) {
        for (String name : names) {
            String value = text(json, name);
            if (!value.isBlank()) {
                return value;
            }
        }
        return "";
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }
}
