package copytaster.ingest.formats;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Chooses among the names, notices and headlines that NewsML-G2 gives in several languages, roles and ranks. */
final class NewsMlG2Names {

    /** Roles of a name that are no name to print. */
    private static final Set<String> SHORT = Set.of("short", "mnemonic", "full", "adjectival");

    private final String language;

    /** @param language the item's own, in which it is printed */
    NewsMlG2Names(String language) {
        this.language = main(language);
    }

    /** The name to print: in the item's language where there is one, else in any. */
    String of(XmlNode thing) {
        List<XmlNode> names = thing.all("name");
        XmlNode best = XmlNode.NONE;
        int score = -1;
        for (XmlNode name : names) {
            int points = (isOurs(name) ? 2 : 0)
                    + (SHORT.contains(local(name.attribute("role"))) ? 0 : 1)
                    + (name.attribute("xml:lang").isEmpty() ? 1 : 0);
            if (points > score && !name.line().isEmpty()) {
                best = name;
                score = points;
            }
        }
        return best.line();
    }

    /** Those in the item's language and in none; all of them when there are none such. */
    List<XmlNode> ours(List<XmlNode> all) {
        List<XmlNode> ours = all.stream()
                .filter(each -> each.attribute("xml:lang").isEmpty() || isOurs(each))
                .toList();
        return ours.isEmpty() ? all : ours;
    }

    private boolean isOurs(XmlNode node) {
        return !language.isEmpty() && main(node.attribute("xml:lang")).equals(language);
    }

    private static String main(String tag) {
        int dash = tag.indexOf('-');
        return (dash < 0 ? tag : tag.substring(0, dash)).toLowerCase(Locale.ROOT);
    }

    /** A code without its alias. */
    static String local(String qcode) {
        return qcode.substring(Math.max(qcode.lastIndexOf(':'), qcode.lastIndexOf('/')) + 1);
    }
}
