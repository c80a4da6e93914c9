package copytaster.ingest;

import copytaster.ingest.formats.Formats;
import copytaster.ingest.formats.Found;
import copytaster.ingest.formats.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The items of a delivery as their format puts them, before any agency's rules: what a provider's file can ask about. */
public final class ItemJson {

    private static final int LEAD = 200;

    private ItemJson() {}

    /** One object an item, its fields under the names that provider files use. */
    public static List<Map<String, Object>> of(String file, byte[] bytes) {
        return Formats.read(bytes, "").stream().map(found -> json(file, found)).toList();
    }

    private static Map<String, Object> json(String file, Found found) {
        var json = new LinkedHashMap<String, Object>();
        json.put("file", file);
        switch (found) {
            case Found.Read read -> item(json, read.item());
            case Found.Aside aside -> json.put("setAside", aside.what());
            case Found.Broken broken -> json.put("rejected", broken.reason());
        }
        return json;
    }

    private static void item(Map<String, Object> json, Item item) {
        json.put("format", item.format());
        json.put("fields", new TreeMap<>(item.fields()));
        String lead = item.body().split("\n\n", 2)[0];
        json.put("lead", lead.substring(0, Math.min(LEAD, lead.length())));
        json.put("subjects", item.subjects().stream().map(ItemJson::subject).toList());
        json.put("places", item.places().stream().map(ItemJson::place).toList());
        json.put("links", item.links().stream().map(ItemJson::link).toList());
    }

    private static Map<String, Object> subject(Item.Code subject) {
        return fields("scheme", subject.scheme(), "code", subject.code(), "name", subject.name());
    }

    private static Map<String, Object> place(Item.Site place) {
        return fields("scheme", place.scheme(), "code", place.code(), "name", place.name(), "how", place.how());
    }

    private static Map<String, Object> link(Item.Link link) {
        return fields("how", link.how(), "id", link.id(), "label", link.label());
    }

    private static Map<String, Object> fields(String... namesAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
