package copytaster.enrich.desks;

import static copytaster.enrich.yaml.LinedYaml.mapping;
import static copytaster.enrich.yaml.LinedYaml.name;
import static copytaster.enrich.yaml.LinedYaml.wrong;

import copytaster.enrich.mediatopics.MediaTopics;
import copytaster.enrich.mediatopics.QueryReader;
import copytaster.enrich.mediatopics.TopicQuery;
import copytaster.enrich.yaml.LinedYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** Reads the YAML an editor writes, desks and topic queries, and says at which line it is wrong. */
final class RulesReader {

    private RulesReader() {}

    static Rules read(String version, String text) {
        Node root = LinedYaml.root(text);
        if (root == null) {
            return new Rules(version, List.of(), List.of());
        }
        Optional<Node> desks = Optional.empty();
        List<TopicQuery> topics = List.of();
        for (NodeTuple section : mapping(root, "a rule set")) {
            switch (name(section)) {
                case "desks" -> desks = Optional.of(section.getValueNode());
                case "topics" -> topics = new QueryReader(MediaTopics.standard()).read(section.getValueNode());
                default ->
                    throw wrong(
                            section.getKeyNode(), "unknown section '" + name(section) + "'; there are: desks, topics");
            }
        }
        // The topics are read first wherever they stand, for a desk may ask for one of them.
        Set<String> own = topics.stream().map(query -> query.topic().id()).collect(Collectors.toSet());
        Predicate<String> known =
                id -> own.contains(id) || MediaTopics.standard().find(id).isPresent();
        return new Rules(version, desks.map(node -> desks(node, known)).orElse(List.of()), topics);
    }

    /** The conditions of one desk, without its name. */
    static Filter filter(String text) {
        Node root = LinedYaml.root(text);
        if (root == null) {
            return new Filter.All(List.of());
        }
        var reader = new FilterReader(id ->
                !id.startsWith("medtop:") || MediaTopics.standard().find(id).isPresent());
        return new Filter.All(
                mapping(root, "a filter").stream().map(reader::condition).toList());
    }

    private static List<Desk> desks(Node node, Predicate<String> knownTopic) {
        var filters = new FilterReader(knownTopic);
        var desks = new ArrayList<Desk>();
        for (NodeTuple desk : mapping(node, "desks")) {
            desks.add(desk(desk, filters));
        }
        return desks;
    }

    private static Desk desk(NodeTuple entry, FilterReader reader) {
        boolean topic = false;
        var filters = new ArrayList<Filter>();
        for (NodeTuple key : mapping(entry.getValueNode(), "desk " + name(entry))) {
            if (name(key).equals("topic")) {
                topic = LinedYaml.flag(key.getValueNode(), "topic");
            } else {
                filters.add(reader.condition(key));
            }
        }
        try {
            return new Desk(name(entry), topic, new Filter.All(filters));
        } catch (IllegalArgumentException e) {
            throw wrong(entry.getKeyNode(), e.getMessage());
        }
    }
}
