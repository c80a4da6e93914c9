package copytaster.ingest.formats;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** NewsML-G2: plain text news items, alone or in a news message. All other items are named and set aside. */
final class NewsMlG2Format implements Format {

    private static final Map<String, String> OTHERS = Map.of(
            "packageItem", "package",
            "conceptItem", "concept item",
            "knowledgeItem", "knowledge item",
            "planningItem", "planning item",
            "catalogItem", "catalog",
            "catalog", "catalog");
    private static final Set<String> ITEMS =
            Set.of("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem");

    @Override
    public boolean recognises(Content content) {
        String root = content.root();
        return root.equals("newsMessage") || ITEMS.contains(root) || root.equals("catalog");
    }

    @Override
    public List<Found> read(Content content) {
        return XmlItems.read(content, ITEMS, NewsMlG2Format::item);
    }

    private static Found item(XmlNode root, byte[] original) {
        XmlNode item = root;
        if (root.name().equals("newsMessage")) {
            item = root.at("itemSet").children().stream()
                    .filter(child -> ITEMS.contains(child.name()))
                    .findFirst()
                    .orElse(XmlNode.NONE);
        }
        if (!item.exists()) {
            return new Found.Aside("NewsML-G2 message without items", original);
        }
        String other = OTHERS.get(item.name());
        if (other != null) {
            return new Found.Aside("NewsML-G2 " + other, original);
        }
        String itemClass = local(item.at("itemMeta", "itemClass").attribute("qcode"));
        if (!itemClass.isEmpty() && !itemClass.equalsIgnoreCase("text") && !itemClass.equalsIgnoreCase("composite")) {
            return new Found.Aside("NewsML-G2 " + itemClass.toLowerCase(Locale.ROOT), original);
        }
        var draft = new Item.Draft("newsml-g2");
        draft.put("id", item.attribute("guid"));
        draft.put("version", item.attribute("version"));
        draft.put("language", item.attribute("xml:lang"));
        itemMeta(draft, item.at("itemMeta"));
        contentMeta(draft, item.at("contentMeta"));
        for (XmlNode rights : item.all("rightsInfo")) {
            draft.put("rights", rights.at("copyrightNotice").line());
            draft.put("rights", rights.at("usageTerms").line());
        }
        if (itemClass.equalsIgnoreCase("composite") && draft.first("headline").isEmpty()) {
            return new Found.Aside("NewsML-G2 composite", original);
        }
        draft.put("headline", item.at("itemMeta", "title").line());
        draft.body(body(item.at("contentSet")));
        boolean usable =
                draft.first("status").isEmpty() || draft.first("status").equals("usable");
        if (usable && !draft.hasText()) {
            return new Found.Aside("NewsML-G2 news item without text", original);
        }
        return new Found.Read(draft.done(original));
    }

    private static void itemMeta(Item.Draft draft, XmlNode meta) {
        draft.put("type", local(meta.at("itemClass").attribute("qcode")));
        draft.put("providerId", meta.at("provider").attribute("qcode"));
        draft.put("providerId", meta.at("provider").attribute("literal"));
        draft.put("versionCreated", meta.at("versionCreated").line());
        draft.put("firstCreated", meta.at("firstCreated").line());
        draft.put("embargo", meta.at("embargoed").line());
        draft.put("status", local(meta.at("pubStatus").attribute("qcode")));
        draft.put("profile", meta.at("profile").line());
        meta.all("signal").forEach(signal -> draft.put("signal", signal.attribute("qcode")));
        for (XmlNode note : meta.all("edNote")) {
            boolean open = !local(note.attribute("pubconstraint")).equalsIgnoreCase("nonpublic");
            draft.note(note.line(), local(note.attribute("role")), open);
            if (open) {
                draft.put("advisory", note.line());
            }
        }
        for (XmlNode link : meta.all("link")) {
            String target = link.attribute("residref");
            draft.link("link", target.isEmpty() ? link.attribute("href") : target, link.attribute("rel"));
        }
    }

    private static void contentMeta(Item.Draft draft, XmlNode meta) {
        draft.put("urgency", meta.at("urgency").line());
        draft.put("firstCreated", meta.at("contentCreated").line());
        draft.put("headline", meta.at("headline").line());
        draft.put("slugline", meta.at("slugline").line());
        draft.put("byline", meta.at("by").line());
        draft.put("dateline", meta.at("dateline").line());
        draft.put("creditline", meta.at("creditline").line());
        draft.put("language", meta.at("language").attribute("tag"));
        meta.all("genre").forEach(genre -> draft.put("genre", genre.attribute("qcode")));
        meta.all("keyword").forEach(keyword -> draft.put("keyword", keyword.line()));
        for (XmlNode subject : meta.all("subject")) {
            String code = subject.attribute("qcode");
            Codes.subject(
                    draft,
                    "",
                    code.isEmpty() ? subject.attribute("literal") : code,
                    subject.attribute("uri"),
                    subject.at("name").line());
        }
        for (XmlNode located : meta.all("located")) {
            String code =
                    located.attribute("qcode").isEmpty() ? located.attribute("literal") : located.attribute("qcode");
            draft.place("located", code, located.at("name").line(), "located");
        }
    }

    private static String body(XmlNode contents) {
        for (XmlNode inline : contents.all("inlineXML")) {
            // Sports results, finance and events come as markup of their own, which is no text to read.
            if (!inline.attribute("contenttype").matches("|.*(?:nitf|html).*")) {
                continue;
            }
            String text = NitfFields.body(inline);
            if (!text.isBlank()) {
                return text;
            }
        }
        for (XmlNode inline : contents.all("inlineData")) {
            String type = inline.attribute("contenttype");
            if (type.contains("html")) {
                return PlainText.ofHtml(inline.content());
            }
            if (type.isEmpty() || type.startsWith("text/")) {
                return PlainText.ofXml(inline);
            }
        }
        return "";
    }

    private static String local(String code) {
        return code.substring(code.indexOf(':') + 1);
    }
}
