package copytaster.enrich.mediatopics;

import static copytaster.enrich.yaml.LinedYaml.mapping;
import static copytaster.enrich.yaml.LinedYaml.name;
import static copytaster.enrich.yaml.LinedYaml.scalars;
import static copytaster.enrich.yaml.LinedYaml.wrong;

import copytaster.enrich.words.LanguageGuess;
import copytaster.enrich.yaml.LinedYaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads topic queries from YAML: those of the release and those of a newsroom are written alike.
 *
 * <pre>
 * medtop:16000000:
 *   en:
 *     3: ceasefire, airstrike*
 *     0: trade war
 * house:world-expo:
 *   label: World Expo
 *   broader: medtop:04000000
 *   es:
 *     3: [Exposición Universal]
 * </pre>
 */
public final class QueryReader {

    private static final Pattern OWN = Pattern.compile("[a-z][a-z0-9]*:[a-z0-9][a-z0-9-]*");
    private static final Pattern WEIGHT = Pattern.compile("-?\\d{1,2}");
    private static final int SHORTEST = 2;

    private final MediaTopics known;

    /** @param known the topics that a query may be for without naming a label */
    public QueryReader(MediaTopics known) {
        this.known = known;
    }

    /** @throws copytaster.enrich.yaml.RulesException naming the line that is wrong */
    public List<TopicQuery> read(Node node) {
        List<NodeTuple> entries = mapping(node, "topics");
        Set<String> own = new HashSet<>();
        entries.forEach(entry -> own.add(name(entry)));
        List<TopicQuery> queries = new ArrayList<>();
        for (NodeTuple entry : entries) {
            queries.add(query(entry, own));
        }
        return queries;
    }

    private TopicQuery query(NodeTuple entry, Set<String> own) {
        String label = "";
        List<String> broader = List.of();
        double least = 0;
        boolean replaces = false;
        List<QueryTerm> terms = new ArrayList<>();
        String id = name(entry);
        for (NodeTuple part : mapping(entry.getValueNode(), "topic " + id)) {
            Node value = part.getValueNode();
            switch (name(part)) {
                case "label" -> label = LinedYaml.text(value, "label");
                case "broader" -> broader = broader(value, id, own);
                case "least" -> least = least(value);
                case "replaces" -> replaces = LinedYaml.flag(value, "replaces");
                default -> terms.addAll(terms(part));
            }
        }
        return new TopicQuery(topic(entry, label, broader), least, replaces, terms);
    }

    private MediaTopic topic(NodeTuple entry, String label, List<String> broader) {
        String id = name(entry);
        Optional<MediaTopic> vocabulary = known.find(id);
        if (vocabulary.isPresent()) {
            if (!label.isEmpty() || !broader.isEmpty()) {
                throw wrong(entry.getKeyNode(), id + " has its label and its broader topics from IPTC; leave them out");
            }
            return vocabulary.get();
        }
        if (id.startsWith("medtop:") || !OWN.matcher(id).matches()) {
            throw wrong(
                    entry.getKeyNode(),
                    "'" + id
                            + "' is no media topic, such as medtop:16000000, nor a name of your own, such as house:expo");
        }
        if (label.isEmpty()) {
            throw wrong(entry.getKeyNode(), id + " is a topic of your own and needs a label");
        }
        return new MediaTopic(id, broader, label, "", "", "");
    }

    private List<String> broader(Node node, String id, Set<String> own) {
        for (ScalarNode scalar : scalars(node)) {
            String above = scalar.getValue();
            if (above.equals(id) || (known.find(above).isEmpty() && !own.contains(above))) {
                throw wrong(scalar, "broader: there is no other topic '" + above + "'");
            }
        }
        return LinedYaml.texts(node);
    }

    private static double least(Node node) {
        String text = LinedYaml.text(node, "least");
        if (!text.matches("\\d{1,3}(\\.\\d+)?") || Double.parseDouble(text) == 0) {
            throw wrong(node, "least is the sum of weights from which the topic counts, such as 5, not '" + text + "'");
        }
        return Double.parseDouble(text);
    }

    private static List<QueryTerm> terms(NodeTuple part) {
        int language = LanguageGuess.LANGUAGES.indexOf(name(part));
        if (language < 0) {
            throw wrong(
                    part.getKeyNode(),
                    "unknown '" + name(part) + "'; there are: label, broader, least, replaces, and the languages "
                            + String.join(", ", LanguageGuess.LANGUAGES));
        }
        List<QueryTerm> terms = new ArrayList<>();
        for (NodeTuple weighted : mapping(part.getValueNode(), "the words in " + name(part))) {
            int weight = weight(weighted);
            for (ScalarNode scalar : scalars(weighted.getValueNode())) {
                for (String word : scalar.getValue().split(",")) {
                    terms.add(term(word.strip(), weight, 1 << language, scalar));
                }
            }
        }
        return terms;
    }

    private static int weight(NodeTuple weighted) {
        if (name(weighted).equals("never")) {
            return QueryTerm.NEVER;
        }
        if (!WEIGHT.matcher(name(weighted)).matches()) {
            throw wrong(
                    weighted.getKeyNode(),
                    "'" + name(weighted)
                            + "' is no weight; there are: 3 (decides almost alone), 2, 1 (supports), 0 (takes its"
                            + " words away from shorter ones), -3 (speaks against), never (rules the topic out)");
        }
        return Integer.parseInt(name(weighted));
    }

    private static QueryTerm term(String word, int weight, int language, ScalarNode scalar) {
        String bare = word.endsWith("*") ? word.substring(0, word.length() - 1) : word;
        boolean spaceless = bare.codePoints().anyMatch(c -> c > 0x1100);
        if (bare.length() < SHORTEST && !(spaceless && bare.length() == 1)) {
            throw wrong(scalar, "'" + word + "' is too short: it would stand in every story");
        }
        if (bare.contains("*")) {
            throw wrong(scalar, "'" + word + "': a star stands at the end only");
        }
        return QueryTerm.of(word, weight, language);
    }
}
