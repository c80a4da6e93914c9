package copytaster.enrich.desks;

import static copytaster.enrich.yaml.LinedYaml.mapping;
import static copytaster.enrich.yaml.LinedYaml.name;
import static copytaster.enrich.yaml.LinedYaml.scalars;
import static copytaster.enrich.yaml.LinedYaml.texts;
import static copytaster.enrich.yaml.LinedYaml.wrong;

import copytaster.enrich.yaml.LinedYaml;
import copytaster.schemas.Kind;
import copytaster.schemas.Priority;
import copytaster.schemas.Relation;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads one desk's filter. */
final class FilterReader {

    private static final Set<String> COUNTRIES = countries();
    private static final Pattern URGENCIES = Pattern.compile("([1-9])(?:\\s*-\\s*([1-9]))?");

    private final Predicate<String> knownTopic;

    /** @param knownTopic is there a topic with this id? */
    FilterReader(Predicate<String> knownTopic) {
        this.knownTopic = knownTopic;
    }

    /** ISO's countries, and Kosovo by the code that agencies use. */
    private static Set<String> countries() {
        var codes = new HashSet<>(Set.of(Locale.getISOCountries()));
        codes.add("XK");
        return codes;
    }

    Filter condition(NodeTuple entry) {
        Node value = entry.getValueNode();
        return switch (name(entry)) {
            case "all" -> new Filter.All(filters(value));
            case "any" -> new Filter.Any(filters(value));
            case "not" -> new Filter.Not(filter(value));
            case "country" -> new Filter.Country(countries(value), false);
            case "mention" -> new Filter.Country(countries(value), true);
            case "mediaTopic" -> new Filter.OfTopic(mediaTopics(value));
            case "provider" -> new Filter.Provider(lower(value));
            case "language" -> new Filter.Language(lower(value));
            case "urgency" -> new Filter.OfUrgency(urgencies(value));
            case "kind" -> new Filter.OfKind(named(value, Kind.class));
            case "priority" -> new Filter.OfPriority(named(value, Priority.class));
            case "relation" -> new Filter.OfRelation(named(value, Relation.class));
            case "headline" -> Filter.Words.of(words(value), false);
            case "text" -> Filter.Words.of(words(value), true);
            default ->
                throw wrong(
                        entry.getKeyNode(),
                        "unknown condition '" + name(entry)
                                + "'; there are: all, any, not, country, mention, mediaTopic, provider, language, urgency,"
                                + " kind, priority, relation, headline, text");
        };
    }

    private Filter filter(Node node) {
        return new Filter.All(
                mapping(node, "a filter").stream().map(this::condition).toList());
    }

    private List<Filter> filters(Node node) {
        return LinedYaml.sequence(
                        node, "a list of filters is needed here, for example [ { country: [KR] }, { language: [ko] } ]")
                .stream()
                .map(this::filter)
                .toList();
    }

    private static Set<String> countries(Node node) {
        return checked(node, COUNTRIES::contains, "is no ISO 3166-1 alpha-2 country code, such as KR");
    }

    private Set<String> mediaTopics(Node node) {
        return checked(
                node,
                knownTopic,
                "is no media topic, such as medtop:16000000, and no topic of these rules; ./copytaster rules topics"
                        + " lists them");
    }

    private static Set<String> checked(Node node, Predicate<String> check, String complaint) {
        for (ScalarNode scalar : scalars(node)) {
            if (!check.test(scalar.getValue())) {
                throw wrong(scalar, "'" + scalar.getValue() + "' " + complaint);
            }
        }
        return new LinkedHashSet<>(texts(node));
    }

    /** One urgency, several, or a range: 1, [1, 2], 1-3. */
    private static Set<Integer> urgencies(Node node) {
        var urgencies = new HashSet<Integer>();
        for (ScalarNode scalar : scalars(node)) {
            Matcher range = URGENCIES.matcher(scalar.getValue());
            if (!range.matches()) {
                throw wrong(
                        scalar, "'" + scalar.getValue() + "' is no urgency: 1 (highest) to 9, or a range such as 1-3");
            }
            int from = Integer.parseInt(range.group(1));
            int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
            if (to < from) {
                throw wrong(scalar, "'" + scalar.getValue() + "' runs backwards");
            }
            for (int urgency = from; urgency <= to; urgency++) {
                urgencies.add(urgency);
            }
        }
        return urgencies;
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
}
