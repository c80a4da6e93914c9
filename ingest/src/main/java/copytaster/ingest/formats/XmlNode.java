package copytaster.ingest.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An element of a small XML tree, or a run of text (named {@code #text}). Names are looked up without their namespace
 * prefix unless the name asked for has one; nothing looked for is ever null.
 */
final class XmlNode {

    static final String TEXT = "#text";
    static final XmlNode NONE = new XmlNode("", Map.of(), "");

    private final String name;
    private final Map<String, String> attributes;
    private final String text;
    private final List<XmlNode> children = new ArrayList<>();

    private XmlNode(String name, Map<String, String> attributes, String text) {
        this.name = name;
        this.attributes = attributes;
        this.text = text;
    }

    static XmlNode element(String name, Map<String, String> attributes) {
        return new XmlNode(name, attributes, "");
    }

    void add(XmlNode child) {
        children.add(child);
    }

    void add(String run) {
        children.add(new XmlNode(TEXT, Map.of(), run));
    }

    /** The name as written, with its prefix. */
    String qualifiedName() {
        return name;
    }

    String name() {
        return local(name);
    }

    boolean isText() {
        return name.equals(TEXT);
    }

    /** The text of a text run; of an element, use {@link #line()}. */
    String run() {
        return text;
    }

    List<XmlNode> children() {
        return children;
    }

    boolean hasElements() {
        return children.stream().anyMatch(child -> !child.isText());
    }

    /** The attribute's value, stripped; empty when there is none. */
    String attribute(String wanted) {
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            if (is(attribute.getKey(), wanted)) {
                return attribute.getValue().strip();
            }
        }
        return "";
    }

    /** The first element on this path of child names, {@link #NONE} when there is none. */
    XmlNode at(String... path) {
        XmlNode node = this;
        for (String step : path) {
            node = node.all(step).stream().findFirst().orElse(NONE);
        }
        return node;
    }

    /** The child elements of this name. */
    List<XmlNode> all(String wanted) {
        return children.stream().filter(child -> is(child.name, wanted)).toList();
    }

    /** The child elements written with exactly this name, prefix or none. */
    List<XmlNode> exactly(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    /** Every element of this name at any depth below, in document order. */
    List<XmlNode> anywhere(String wanted) {
        var found = new ArrayList<XmlNode>();
        walk(node -> {
            if (is(node.name, wanted)) {
                found.add(node);
            }
        });
        return found;
    }

    Optional<XmlNode> firstAnywhere(String wanted) {
        return anywhere(wanted).stream().findFirst();
    }

    boolean exists() {
        return this != NONE;
    }

    /** All text below as it stands. */
    String content() {
        var content = new StringBuilder(text);
        walk(node -> content.append(node.text));
        return content.toString();
    }

    /** All text below in one line. */
    String line() {
        return PlainText.line(content());
    }

    /** Depth is bounded by the reader, so recursion is safe. */
    private void walk(Consumer<XmlNode> visitor) {
        for (XmlNode child : children) {
            visitor.accept(child);
            child.walk(visitor);
        }
    }

    private static boolean is(String name, String wanted) {
        return wanted.indexOf(':') >= 0 ? name.equals(wanted) : local(name).equals(wanted);
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
