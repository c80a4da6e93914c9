package copytaster.ingest.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The captions of one message's pictures, put to the story they were sent with: to the one that links to the picture, else to
 * the only story there is.
 */
final class NewsMlG2Captions {

    private final Map<String, String> byPicture = new LinkedHashMap<>();

    void picture(XmlNode item) {
        String caption = "";
        for (XmlNode description : item.at("contentMeta").all("description")) {
            boolean said = NewsMlG2Names.local(description.attribute("role")).equals("caption");
            caption = caption.isEmpty() || said ? description.line() : caption;
        }
        if (!caption.isEmpty() && !item.attribute("guid").isEmpty()) {
            byPicture.put(item.attribute("guid"), caption);
        }
    }

    List<Found> attached(List<Found> found) {
        if (byPicture.isEmpty()) {
            return found;
        }
        long stories = found.stream().filter(Found.Read.class::isInstance).count();
        return found.stream().map(each -> attached(each, stories == 1)).toList();
    }

    private Found attached(Found found, boolean only) {
        if (!(found instanceof Found.Read read)) {
            return found;
        }
        Item item = read.item();
        var captions = new ArrayList<>(item.captions());
        byPicture.forEach((picture, caption) -> {
            boolean linked = item.links().stream().anyMatch(link -> link.id().equals(picture));
            if ((linked || only) && !captions.contains(caption)) {
                captions.add(caption);
            }
        });
        return new Found.Read(new Item(
                item.format(),
                item.fields(),
                item.body(),
                captions,
                item.subjects(),
                item.places(),
                item.links(),
                item.notes(),
                item.original()));
    }
}
