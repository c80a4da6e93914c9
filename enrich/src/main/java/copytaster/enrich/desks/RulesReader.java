package copytaster.enrich.desks;

import copytaster.schemas.Kind;
import copytaster.schemas.Priority;
import copytaster.schemas.Relation;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads desks from the YAML an editor writes, and says at which line it is wrong. */
final class RulesReader {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern MEDIA_TOPIC = Pattern.compile("medtop:\\d{8}");

    private RulesReader() {}

    static List<Desk> read(String text) {
        Node root = root(text);
        if (root == null) {
            return List.of();
        }
        var desks = new ArrayList<Desk>();
        for (NodeTuple section : mapping(root, "a rule set")) {
            if (!name(section).equals("desks")) {
                throw wrong(section.getKeyNode(), "unknown section '" + name(section) + "'; there is only: desks");
            }
            var names = new HashSet<String>();
            for (NodeTuple desk : mapping(section.getValueNode(), "desks")) {
                if (!names.add(name(desk))) {
                    throw wrong(desk.getKeyNode(), "desk '" + name(desk) + "' is there twice");
                }
                desks.add(desk(desk));
            }
        }
        return desks;
    }

    private static Node root(String text) {
        try {
            return new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new RulesException(line, "not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new RulesException(1, "not YAML: " + e.getMessage());
        }
    }

    private static Desk desk(NodeTuple entry) {
        boolean topic = false;
        var filters = new ArrayList<Filter>();
        for (NodeTuple key : mapping(entry.getValueNode(), "desk " + name(entry))) {
            if (name(key).equals("topic")) {
                topic = flag(key.getValueNode());
            } else {
                filters.add(condition(key));
            }
        }
        try {
            return new Desk(name(entry), topic, new Filter.All(filters));
        } catch (IllegalArgumentException e) {
            throw wrong(entry.getKeyNode(), e.getMessage());
        }
    }

    private static Filter filter(Node node) {
        return new Filter.All(
                mapping(node, "a filter").stream().map(RulesReader::condition).toList());
    }

    private static Filter condition(NodeTuple entry) {
        Node value = entry.getValueNode();
        return switch (name(entry)) {
            case "all" -> new Filter.All(filters(value));
            case "any" -> new Filter.Any(filters(value));
            case "not" -> new Filter.Not(filter(value));
            case "country" -> new Filter.Country(countries(value), false);
            case "mention" -> new Filter.Country(countries(value), true);
            case "mediaTopic" -> new Filter.MediaTopic(mediaTopics(value));
            case "provider" -> new Filter.Provider(lower(value));
            case "language" -> new Filter.Language(lower(value));
            case "kind" -> new Filter.OfKind(named(value, Kind.class));
            case "priority" -> new Filter.OfPriority(named(value, Priority.class));
            case "relation" -> new Filter.OfRelation(named(value, Relation.class));
            case "headline" -> Filter.Words.of(words(value), false);
            case "text" -> Filter.Words.of(words(value), true);
            default ->
                throw wrong(
                        entry.getKeyNode(),
                        "unknown condition '" + name(entry)
                                + "'; there are: all, any, not, country, mention, mediaTopic, provider, language, kind, priority,"
                                + " relation, headline, text");
        };
    }

    private static List<Filter> filters(Node node) {
        if (!(node instanceof SequenceNode list)) {
            throw wrong(
                    node, "a list of filters is needed here, for example [ { country: [KR] }, { language: [ko] } ]");
        }
        refuseCircle(list);
        return list.getValue().stream().map(RulesReader::filter).toList();
    }

    private static Set<String> countries(Node node) {
        return checked(node, code -> COUNTRIES.contains(code), "is no ISO 3166-1 alpha-2 country code, such as KR");
    }

    private static Set<String> mediaTopics(Node node) {
        return checked(node, id -> MEDIA_TOPIC.matcher(id).matches(), "is no media topic, such as medtop:16000000");
    }

    private static Set<String> checked(Node node, Predicate<String> check, String complaint) {
        for (ScalarNode scalar : scalars(node)) {
            if (!check.test(scalar.getValue())) {
                throw wrong(scalar, "'" + scalar.getValue() + "' " + complaint);
            }
        }
        return new LinkedHashSet<>(texts(node));
    }

    private static List<String> words(Node node) {
        for (ScalarNode scalar : scalars(node)) {
            if (scalar.getValue().isBlank()) {
                throw wrong(scalar, "an empty word stands in every story");
            }
        }
        return texts(node);
    }

    private static Set<String> lower(Node node) {
        return texts(node).stream().map(text -> text.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> Set<E> named(Node node, Class<E> type) {
        var values = new HashSet<E>();
        for (ScalarNode scalar : scalars(node)) {
            try {
                values.add(Enum.valueOf(type, scalar.getValue().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw wrong(
                        scalar, "'" + scalar.getValue() + "' is none of " + Arrays.toString(type.getEnumConstants()));
            }
        }
        return values;
    }

    private static List<String> texts(Node node) {
        return scalars(node).stream().map(ScalarNode::getValue).toList();
    }

    private static List<ScalarNode> scalars(Node node) {
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

    private static boolean flag(Node node) {
        String text = texts(node).stream().findFirst().orElse("");
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong(node, "topic is true or false, not '" + text + "'");
        }
        return text.equals("true");
    }

    private static List<NodeTuple> mapping(Node node, String what) {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, what + " must be a map of names to values");
        }
        refuseCircle(mapping);
        return mapping.getValue();
    }

    /** An alias may point at what it stands in: a filter without end. */
    private static void refuseCircle(Node node) {
        if (node.isTwoStepsConstruction()) {
            throw wrong(node, "this stands inside itself, by an alias");
        }
    }

    private static String name(NodeTuple entry) {
        return entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    }

    private static RulesException wrong(Node node, String message) {
        return new RulesException(node.getStartMark().getLine() + 1, message);
    }
}
