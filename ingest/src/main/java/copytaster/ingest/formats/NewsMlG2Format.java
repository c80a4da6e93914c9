package copytaster.ingest.formats;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** NewsML-G2, one item or many in a news message: texts are read, all other items are named and set aside. */
final class NewsMlG2Format implements Format {

    private static final String MESSAGE = "newsMessage";
    private static final Map<String, String> OTHERS = Map.of(
            "conceptItem", "concept item",
            "knowledgeItem", "knowledge item",
            "planningItem", "planning item",
            "catalogItem", "catalog",
            "catalog", "catalog");
    private static final Set<String> ITEMS =
            Set.of("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem");
    private static final Set<String> PARTS = Set.of("contentSet", "contentMeta", "itemMeta", "groupSet");

    @Override
    public boolean recognises(Content content) {
        String root = content.root();
        return root.equals(MESSAGE) || ITEMS.contains(root) || root.equals("catalog") || PARTS.contains(root);
    }

    @Override
    public List<Found> read(Content content) {
        var captions = new NewsMlG2Captions();
        return captions.attached(XmlItems.read(content, ITEMS, (root, original) -> item(root, original, captions)));
    }

    private static Found item(XmlNode root, byte[] original, NewsMlG2Captions captions) {
        if (PARTS.contains(root.name())) {
            return new Found.Broken(
                    "a part of a NewsML-G2 item, <" + root.name()
                            + ">, without the item: it has neither id nor version",
                    original);
        }
        XmlNode item = root.name().equals(MESSAGE) ? inMessage(root) : root;
        if (!item.exists()) {
            return new Found.Aside("NewsML-G2 message without items", original);
        }
        String other = OTHERS.get(item.name());
        if (other != null) {
            return new Found.Aside("NewsML-G2 " + other, original);
        }
        XmlNode header = root.at("header");
        if (item.name().equals("packageItem")) {
            return inPackage(header, item, original);
        }
        Found found = new NewsMlG2Item(header, item).read(original);
        if (found instanceof Found.Aside) {
            captions.picture(item);
        }
        return found;
    }

    private static XmlNode inMessage(XmlNode message) {
        return message.at("itemSet").children().stream()
                .filter(child -> ITEMS.contains(child.name()))
                .findFirst()
                .orElse(XmlNode.NONE);
    }

    /** By the specification a package only points at its items; some agencies put the story itself into it. */
    private static Found inPackage(XmlNode header, XmlNode item, byte[] original) {
        for (XmlNode inside : item.anywhere("newsItem")) {
            Found found = new NewsMlG2Item(header, inside).read(original);
            if (found instanceof Found.Read) {
                return found;
            }
        }
        Found itself = item.at("contentSet").exists() ? new NewsMlG2Item(header, item).read(original) : null;
        return itself instanceof Found.Read ? itself : new Found.Aside("NewsML-G2 package", original);
    }
}
