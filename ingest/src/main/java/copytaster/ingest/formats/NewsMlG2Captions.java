package copytaster.ingest.formats;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
        var captions = new LinkedHashSet<>(item.captions());
        if (only) {
            captions.addAll(byPicture.values());
        } else {
            item.links().stream()
                    .map(link -> byPicture.get(link.id()))
                    .filter(Objects::nonNull)
                    .forEach(captions::add);
        }
        return new Found.Read(new Item(
                item.format(),
                item.fields(),
                item.body(),
                List.copyOf(captions),
                item.subjects(),
                item.places(),
                item.links(),
                item.notes(),
                item.original()));
    }
}
