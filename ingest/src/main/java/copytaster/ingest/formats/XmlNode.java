package copytaster.ingest.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * An element of a small XML tree, or a run of text (named {@code #text}). Names are looked up without their namespace
 * prefix unless the name asked for has one; nothing looked for is ever null.
 */
final class XmlNode {

    static final String TEXT = "#text";
    static final XmlNode NONE = new XmlNode("", new String[0], "");

    private static final String[] NO_ATTRIBUTES = {};

    private final String name;
    private final String local;
    private final String[] attributes;
    private final String text;
    private List<XmlNode> children = List.of();

    private XmlNode(String name, String[] attributes, String text) {
        this.name = name;
        this.local = local(name);
        this.attributes = attributes;
        this.text = text;
    }

    static XmlNode element(String name, Map<String, String> attributes) {
        String[] pairs = attributes.entrySet().stream()
                .flatMap(attribute -> List.of(attribute.getKey(), attribute.getValue()).stream())
                .toArray(String[]::new);
        return element(name, pairs);
    }

    /** @param attributes each name followed by its value */
    static XmlNode element(String name, String... attributes) {
        return new XmlNode(name, attributes, "");
    }

    void add(XmlNode child) {
        if (children.isEmpty()) {
            children = new ArrayList<>(4);
        }
        children.add(child);
    }

    void add(String run) {
        add(new XmlNode(TEXT, NO_ATTRIBUTES, run));
    }

    /** The name as written, with its prefix. */
    String qualifiedName() {
        return name;
    }

    String name() {
        return local;
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
        for (XmlNode child : children) {
            if (!child.isText()) {
                return true;
            }
        }
        return false;
    }

    /** All attributes by their names as written. */
    Map<String, String> attributes() {
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            byName.put(attributes[i], attributes[i + 1]);
        }
        return byName;
    }

    /** The attribute's value, stripped; empty when there is none. */
    String attribute(String wanted) {
        boolean whole = wanted.indexOf(':') >= 0;
        for (int i = 0; i < attributes.length; i += 2) {
            if ((whole ? attributes[i] : local(attributes[i])).equals(wanted)) {
                return attributes[i + 1].strip();
            }
        }
        return "";
    }

    /** The first element on this path of child names, {@link #NONE} when there is none. */
    XmlNode at(String... path) {
        XmlNode node = this;
        for (String step : path) {
            node = node.child(step);
        }
        return node;
    }

    private XmlNode child(String wanted) {
        for (XmlNode child : children) {
            if (child.is(wanted)) {
                return child;
            }
        }
        return NONE;
    }

    /** The child elements of this name. */
    List<XmlNode> all(String wanted) {
        return children(child -> child.is(wanted));
    }

    /** The child elements written with exactly this name, prefix or none. */
    List<XmlNode> exactly(String wanted) {
        return children(child -> child.name.equals(wanted));
    }

    private List<XmlNode> children(Predicate<XmlNode> wanted) {
        List<XmlNode> found = List.of();
        for (XmlNode child : children) {
            if (wanted.test(child)) {
                found = found.isEmpty() ? new ArrayList<>() : found;
                found.add(child);
            }
        }
        return found;
    }

    /** Every element of this name at any depth below, in document order. */
    List<XmlNode> anywhere(String wanted) {
        var found = new ArrayList<XmlNode>();
        walk(node -> {
            if (node.is(wanted)) {
                found.add(node);
            }
        });
        return found;
    }

    Optional<XmlNode> firstAnywhere(String wanted) {
        for (XmlNode child : children) {
            Optional<XmlNode> found = child.is(wanted) ? Optional.of(child) : child.firstAnywhere(wanted);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    boolean exists() {
        return this != NONE;
    }

    /** All text below as it stands. */
    String content() {
        if (children.size() == 1 && children.getFirst().isText()) {
            return children.getFirst().text;
        }
        if (children.isEmpty()) {
            return text;
        }
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

    private boolean is(String wanted) {
        return wanted.indexOf(':') >= 0 ? name.equals(wanted) : local.equals(wanted);
    }

    private static String local(String name) {
        int prefix = name.indexOf(':');
        return prefix < 0 ? name : name.substring(prefix + 1);
    }
}
