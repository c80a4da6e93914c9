package copytaster.ingest.formats;

import com.fasterxml.jackson.databind.JsonNode;

/** One entry of a digitalwires item's categories, which hold all that is coded: subjects, places, desks, people, services. */
final class DpaCategories {

    private DpaCategories() {}

    static void read(Item.Draft draft, JsonNode category) {
        String type = JsonFields.text(category, "type");
        String kind = type.substring(type.indexOf(':') + 1);
        String name = JsonFields.text(category, "name");
        String qcode = JsonFields.text(category, "qcode");
        String code = qcode.substring(qcode.indexOf(':') + 1);
        switch (kind) {
            case "dpasubject" -> Codes.subject(draft, "", qcode.isEmpty() ? name : qcode, "", name);
            case "desk" -> {
                draft.put("desk", code);
                Codes.subject(draft, "", qcode, "", name);
            }
            case "geosubject", "located", "locationcreated" -> place(draft, category, qcode, name, kind);
            case "poi" -> draft.place("name", name, "", kind);
            case "keyword" -> draft.put("keyword", name);
            case "genre" -> {
                draft.put("genre", name);
                draft.put("genreCode", qcode);
            }
            case "signal" -> draft.put("signal", qcode);
            case "pubstatus" -> draft.put("status", code);
            case "urgency" -> draft.put("urgency", code);
            // Logins as often as names: no line to print.
            case "creator" -> draft.put("author", name);
            case "contributor", "person", "organisation" -> draft.put(kind, name);
            case "infosource" -> draft.put("source", name);
            case "provider" -> draft.put("agency", name);
            case "wire" -> draft.put("service", code);
            default -> draft.put("dpa." + kind, qcode.isEmpty() ? name : qcode);
        }
    }

    private static void place(Item.Draft draft, JsonNode category, String qcode, String name, String how) {
        int colon = qcode.indexOf(':');
        if (colon > 0) {
            draft.place(qcode.substring(0, colon), qcode.substring(colon + 1), name, how);
        } else {
            draft.place("name", name, "", how);
        }
        JsonNode properties = category.path("geojson").path("properties");
        draft.place("name", JsonFields.text(properties, "country"), "", how);
    }
}
