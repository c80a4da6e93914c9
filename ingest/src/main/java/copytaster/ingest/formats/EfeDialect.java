package copytaster.ingest.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * EFE's content API: a package with its texts, photos and videos as objects. The story is the package with its first text, as
 * in EFE's NewsML of the same items, whose names are used where both say the same.
 */
final class EfeDialect implements JsonDialect {

    @Override
    public boolean owns(JsonNode item) {
        return item.path("packageInfo").isObject()
                || item.path("metaData").isObject() && item.has("guide") && item.has("title");
    }

    @Override
    public Found read(JsonNode item, byte[] original) {
        JsonNode whole = item.path("packageInfo").isObject() ? item.path("packageInfo") : item;
        List<JsonNode> objects = JsonFields.each(item, "objects");
        Optional<JsonNode> firstText =
                objects.stream().filter(EfeDialect::isText).findFirst();
        if (firstText.isEmpty() && !isStory(whole, objects)) {
            JsonNode media = objects.isEmpty() ? whole : objects.getFirst();
            return new Found.Aside("EFE " + kind(media), original);
        }
        JsonNode text = firstText.orElse(whole);
        var draft = new Item.Draft("efe-json");
        draft.put("newsItemId", JsonFields.text(whole, "id"));
        draft.put("version", JsonFields.text(whole, "version"));
        draft.put("agency", "EFE");
        draft.put("firstCreated", JsonFields.text(whole, "firstCreated"));
        draft.put("versionCreated", JsonFields.text(whole, "date"));
        for (JsonNode part : List.of(whole, text)) {
            draft.put("headline", JsonFields.text(part, "title"));
            draft.put("subheadline", JsonFields.text(part, "guide"));
            draft.put("subtitle", JsonFields.text(part, "subtitle"));
            draft.put("abstract", JsonFields.text(part, "summary"));
            for (JsonNode complement : JsonFields.each(part, "guideComplements")) {
                draft.put("property.EfeComplemento", described(complement));
            }
            JsonFields.each(part, "keyWords").forEach(word -> draft.put("keyword", JsonFields.text(word)));
            metadata(draft, part.path("metaData"));
        }
        bureau(draft, text.path("metaData").path("geoProperties"));
        draft.body(body(JsonFields.first(text, "text").isEmpty() ? whole : text));
        beside(draft, objects, text);
        return new Found.Read(draft.done(original));
    }

    /** Without objects it is as the package says; a package of photos has their caption for a text. */
    private static boolean isStory(JsonNode whole, List<JsonNode> objects) {
        String kind = kind(whole);
        return objects.isEmpty() && (kind.equals("texto") || kind.equals("multimedia") || kind.isEmpty());
    }

    private static boolean isText(JsonNode object) {
        return kind(object).equals("texto")
                || JsonFields.text(object.path("format"), "id").equals("1");
    }

    private static String kind(JsonNode object) {
        return described(object.path("format")).toLowerCase(Locale.ROOT);
    }

    private static void metadata(Item.Draft draft, JsonNode metadata) {
        draft.put("language", JsonFields.text(metadata, "langCode"));
        draft.put("urgency", JsonFields.text(metadata.path("relevance"), "id"));
        draft.put("relevance", described(metadata.path("relevance")));
        draft.put("category", described(metadata.path("classification")));
        draft.put("source", JsonFields.text(metadata, "source"));
        draft.put("editor", JsonFields.text(metadata, "editor"));
        for (JsonNode author : JsonFields.each(metadata, "authors")) {
            draft.put("byline", described(author));
        }
        for (JsonNode code : JsonFields.each(metadata, "iptcList")) {
            String name = JsonFields.first(code, "descriptionlevel3", "descriptionlevel2", "descriptionlevel1");
            Codes.subject(draft, Codes.SUBJECT_CODES, JsonFields.text(code, "code"), "", name);
        }
    }

    /** Where the text was written, which is seldom where it happened. */
    private static void bureau(Item.Draft draft, JsonNode geo) {
        String city = JsonFields.text(geo, "city");
        draft.put("datelineLocation", city);
        draft.place("city", city, "", "dateline");
        String country = JsonFields.text(geo, "countryCode");
        if (!country.isBlank()) {
            Codes.country(draft, country, "", "dateline");
        }
        draft.put("region", JsonFields.text(geo, "area"));
    }

    private static String body(JsonNode text) {
        return PlainText.ofHtmlOrLines(JsonFields.text(text, "text"));
    }

    /** Captions belong to the story; a further text goes with it as a note, whole, for the package is one story. */
    private static void beside(Item.Draft draft, List<JsonNode> objects, JsonNode text) {
        for (JsonNode object : objects) {
            if (!isText(object)) {
                draft.caption(JsonFields.text(object, "text"));
            } else if (object != text) {
                draft.note(JsonFields.text(object, "title") + "\n" + body(object), "text", true);
            }
        }
    }

    private static String described(JsonNode entry) {
        return entry.isObject() ? JsonFields.first(entry, "description", "name") : JsonFields.text(entry);
    }
}
