package copytaster.ingest.formats;

import java.util.Set;

/** One news item of NewsML-G2. */
final class NewsMlG2Item {

    /** Classes of items that are no text, whatever text they carry. */
    private static final Set<String> MEDIA = Set.of(
            "picture", "photo", "image", "graphic", "graphics", "audio", "video", "animation", "illustration", "icon");

    private static final Set<String> PLANS = Set.of("newscoverage", "planning", "event", "events");

    private final XmlNode header;
    private final XmlNode item;
    private final NewsMlG2Vocabularies vocabularies;
    private final NewsMlG2Names names;
    private final NewsMlG2ItemMeta itemMeta;
    private final Item.Draft draft = new Item.Draft("newsml-g2");

    /** @param header of the message it came in, {@link XmlNode#NONE} when it came alone */
    NewsMlG2Item(XmlNode header, XmlNode item) {
        this.header = header;
        this.item = item;
        vocabularies = new NewsMlG2Vocabularies(header, item);
        names = new NewsMlG2Names(NewsMlG2ContentMeta.language(item));
        itemMeta = new NewsMlG2ItemMeta(vocabularies, names);
    }

    Found read(byte[] original) {
        String itemClass = itemMeta.itemClass(item);
        if (MEDIA.contains(itemClass)) {
            return new Found.Aside("NewsML-G2 " + itemClass, original);
        }
        if (PLANS.contains(itemClass)) {
            return new Found.Aside("NewsML-G2 planning item", original);
        }
        describe();
        if (itemClass.equals("composite") && draft.first("headline").isEmpty()) {
            return new Found.Aside("NewsML-G2 composite", original);
        }
        draft.body(text());
        draft.put("headline", item.at("itemMeta", "title").line());
        String status = draft.first("status");
        boolean usable = status.isEmpty() || status.equalsIgnoreCase("usable");
        if (usable && !draft.hasText()) {
            return new Found.Aside(withoutText(), original);
        }
        return new Found.Read(draft.done(original));
    }

    private void describe() {
        draft.put("id", item.attribute("guid"));
        draft.put("version", item.attribute("version"));
        draft.put("language", NewsMlG2ContentMeta.language(item));
        itemMeta.describe(draft, item);
        new NewsMlG2ContentMeta(vocabularies, names).describe(draft, item.at("contentMeta"));
        new NewsMlG2Subjects(vocabularies, names).describe(draft, item);
        TtText.earlier(draft);
        draft.put("title", item.at("itemMeta", "title").line());
        for (String field : new String[] {"sender", "transmitId", "origin", "priority"}) {
            draft.put(field, header.at(field).line());
        }
        for (String field : new String[] {"destination", "channel", "topic"}) {
            header.all(field).forEach(value -> draft.put(field, value.line()));
        }
    }

    /** A text that lies elsewhere is told by its description. */
    private String text() {
        String text = NewsMlG2Content.text(draft, item.all("contentSet"));
        boolean elsewhere =
                text.isBlank() && item.at("contentSet", "remoteContent").exists();
        return elsewhere ? draft.first("abstract") : text;
    }

    private String withoutText() {
        return item.at("contentSet", "remoteContent").exists()
                ? "NewsML-G2 text item without headline, whose text lies elsewhere"
                : "NewsML-G2 news item without headline and text";
    }
}
