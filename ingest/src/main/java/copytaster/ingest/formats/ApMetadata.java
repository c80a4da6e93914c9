package copytaster.ingest.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What an item of AP's Media API is about, where it was filed, and the pictures that go with it. */
final class ApMetadata {

    private static final List<String> NAMED = List.of("person", "organization", "company", "event");

    private ApMetadata() {}

    static void read(Item.Draft draft, JsonNode item) {
        for (JsonNode subject : JsonFields.each(item, "subject")) {
            String code = JsonFields.text(subject, "code");
            String name = JsonFields.text(subject, "name");
            String relation = relation(subject);
            if (relation.endsWith("category")) {
                draft.put(relation, code);
                draft.subject("ap-" + relation, code, name);
            } else {
                Codes.subject(draft, JsonFields.text(subject, "scheme"), code, "", name);
            }
        }
        for (JsonNode place : JsonFields.each(item, "place")) {
            String code = JsonFields.text(place, "code");
            String name = JsonFields.text(place, "name");
            draft.place(
                    code.isEmpty() ? "name" : JsonFields.text(place, "scheme"),
                    code.isEmpty() ? name : code,
                    code.isEmpty() ? "" : name,
                    relation(place));
        }
        for (String kind : NAMED) {
            JsonFields.each(item, kind).forEach(one -> draft.put(kind, JsonFields.label(one)));
        }
        dateline(draft, item.path("datelinelocation"));
        for (JsonNode beside : JsonFields.values(item.path("associations"))) {
            draft.caption(JsonFields.first(beside, "description_caption", "description_summary"));
            draft.link(
                    "association", JsonFields.text(beside.path("altids"), "itemid"), JsonFields.text(beside, "type"));
        }
    }

    private static void dateline(Item.Draft draft, JsonNode location) {
        String city = JsonFields.text(location, "city");
        String country = JsonFields.text(location, "countrycode");
        String countryName = JsonFields.text(location, "countryname");
        draft.put("datelineLocation", city.isEmpty() ? JsonFields.text(location, "countryareaname") : city);
        draft.place("city", city, "", "dateline");
        if (!country.isBlank()) {
            Codes.country(draft, country, countryName, "dateline");
        } else {
            draft.place("name", countryName, "", "dateline");
        }
    }

    /** How a tag stands to the story: direct, ancestor (implied by another), category … */
    private static String relation(JsonNode tag) {
        return JsonFields.each(tag, "rels", "rel").stream()
                .map(JsonFields::text)
                .findFirst()
                .orElse("");
    }
}
