package copytaster.enrich.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Takes a YAML text apart node by node; every complaint is a {@link RulesException} that names the line. */
public final class LinedYaml {

    private LinedYaml() {}

    /** The whole text; null where it is empty. */
    public static @Nullable Node root(String text) {
        try {
            return new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new RulesException(line, "not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new RulesException(1, "not YAML: " + e.getMessage());
        }
    }

    /** The entries of a map in their order; a key that stands there twice is a fault, by which the second is not lost. */
    public static List<NodeTuple> mapping(Node node, String what) {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, what + " must be a map of names to values");
        }
        refuseCircle(mapping);
        Map<String, NodeTuple> byName = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (byName.put(name(entry), entry) != null) {
                throw wrong(entry.getKeyNode(), "'" + name(entry) + "' is there twice in " + what);
            }
        }
        return List.copyOf(byName.values());
    }

    /** The items of a list, of nodes of any kind. */
    public static List<Node> sequence(Node node, String complaint) {
        if (!(node instanceof SequenceNode list)) {
            throw wrong(node, complaint);
        }
        refuseCircle(list);
        return list.getValue();
    }

    /** One plain value, or a list of them. */
    public static List<ScalarNode> scalars(Node node) {
        if (node instanceof ScalarNode scalar) {
            return List.of(scalar);
        }
        if (node instanceof SequenceNode list) {
            var scalars = new ArrayList<ScalarNode>();
            for (Node item : list.getValue()) {
                if (!(item instanceof ScalarNode scalar)) {
                    throw wrong(item, "a plain value is needed here");
                }
                scalars.add(scalar);
            }
            return scalars;
        }
        throw wrong(node, "a value or a list of values is needed here");
    }

    public static List<String> texts(Node node) {
        return scalars(node).stream().map(ScalarNode::getValue).toList();
    }

    /** One plain value. */
    public static String text(Node node, String what) {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw wrong(node, what + " is a text");
        }
        return scalar.getValue();
    }

    public static boolean flag(Node node, String what) {
        String text = texts(node).stream().findFirst().orElse("");
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong(node, what + " is true or false, not '" + text + "'");
        }
        return text.equals("true");
    }

    public static String name(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    }

    public static RulesException wrong(Node node, String message) {
        return new RulesException(node.getStartMark().getLine() + 1, message);
    }

    /** An alias may point at what it stands in: a filter without end. */
    private static void refuseCircle(Node node) {
        if (node.isTwoStepsConstruction()) {
            throw wrong(node, "this stands inside itself, by an alias");
        }
    }
}
