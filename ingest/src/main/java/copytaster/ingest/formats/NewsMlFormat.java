package copytaster.ingest.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * NewsML 1.0 to 1.2: an envelope and any number of NewsItems, whose NewsComponents nest. The story is the text among them
 * ({@link NewsMlTexts}) with the metadata of the components around it, not that of the pictures beside it.
 */
final class NewsMlFormat implements Format {

    private static final Pattern USABLE = Pattern.compile("(?i)usable|");
    private static final Pattern STOP = Pattern.compile("(?i)(kill|rescind|cancel|withdraw|withhold).*");

    @Override
    public boolean recognises(Content content) {
        return content.root().equals("NewsML");
    }

    @Override
    public List<Found> read(Content content) {
        return XmlItems.readStories(content, Set.of("NewsItem"), NewsMlFormat::stories);
    }

    private static List<Found> stories(XmlNode newsMl, byte[] original) throws Unreadable {
        XmlNode item = newsMl.at("NewsItem");
        List<XmlNode> inside = item.anywhere("NewsItem");
        var found = new ArrayList<Found>();
        for (XmlNode inner : inside) {
            found.addAll(stories(newsMl, inner, original));
        }
        if (inside.isEmpty() || !NewsMlTexts.of(item).stories().isEmpty()) {
            found.addAll(0, stories(newsMl, item, original));
        }
        return found;
    }

    private static List<Found> stories(XmlNode newsMl, XmlNode item, byte[] original) throws Unreadable {
        if (!item.exists()
                || (item.at("TopicSet").exists() && !item.at("NewsComponent").exists())) {
            return List.of(new Found.Aside("NewsML " + instead(newsMl, item), original));
        }
        List<NewsMlTexts.Story> stories = NewsMlTexts.of(item).stories();
        if (stories.isEmpty()) {
            return List.of(withoutText(NewsMlHead.read(newsMl, item), item, original));
        }
        return stories.stream()
                .map(story -> story(NewsMlHead.read(newsMl, item), item, story, original))
                .toList();
    }

    private static String instead(XmlNode newsMl, XmlNode item) {
        return newsMl.at("TopicSet").exists() || item.exists()
                ? "topic set"
                : "catalog or envelope without a news item";
    }

    private static Found story(Item.Draft draft, XmlNode item, NewsMlTexts.Story story, byte[] original) {
        NewsMlTopics topics = NewsMlTopics.of(story.text().components());
        story.text().components().forEach(component -> NewsMlMetadata.read(draft, component, topics));
        NewsMlContent.read(draft, story.text().contents());
        // Of the text itself where it says so, else of all that the item holds.
        draft.put("language", item.attribute("xml:lang"));
        story.captions()
                .forEach(caption ->
                        draft.caption(NewsMlContent.text(caption.contents().getFirst())));
        story.besides().forEach(text -> beside(draft, text));
        return new Found.Read(draft.done(original));
    }

    /** A package of EFE's may hold further texts of their own beside its main one: they go with it as notes, whole. */
    private static void beside(Item.Draft draft, NewsMlTexts.Text text) {
        String headline =
                text.components().getFirst().at("NewsLines", "HeadLine").line();
        draft.note(headline + "\n" + NewsMlContent.text(text.contents().getFirst()), "text", true);
    }

    /** A kill needs no content, and an item may be a headline alone; anything else without text is no story. */
    private static Found withoutText(Item.Draft draft, XmlNode item, byte[] original) {
        List<String> media = media(item);
        boolean notice = !USABLE.matcher(draft.first("status")).matches()
                || STOP.matcher(draft.first("instruction")).matches();
        boolean index = item.firstAnywhere("NewsItemRef").isPresent()
                || item.all("NewsComponent").stream()
                        .anyMatch(component -> component.all("NewsComponent").size() > 1);
        NewsMlTopics topics = NewsMlTopics.of(item.all("NewsComponent"));
        item.all("NewsComponent").forEach(component -> NewsMlMetadata.read(draft, component, topics));
        draft.put("language", item.attribute("xml:lang"));
        if (notice || (media.isEmpty() && !index && draft.hasText())) {
            return new Found.Read(draft.done(original));
        }
        if (!media.isEmpty()) {
            return new Found.Aside("NewsML " + String.join(" and ", media), original);
        }
        return new Found.Aside(index ? "NewsML index of other items" : "NewsML item without content", original);
    }

    /** What the item holds that is no text; Belga says it in a property. */
    private static List<String> media(XmlNode item) {
        return Stream.concat(
                        item.anywhere("MediaType").stream().map(type -> type.attribute("FormalName")),
                        item.anywhere("Property").stream()
                                .filter(property ->
                                        property.attribute("FormalName").equals("ComponentClass"))
                                .map(property -> property.attribute("Value")))
                .map(type -> type.toLowerCase(Locale.ROOT))
                .filter(type -> !type.isEmpty() && !type.equals("text"))
                .distinct()
                .toList();
    }
}
