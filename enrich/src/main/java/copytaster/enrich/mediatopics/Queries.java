package copytaster.enrich.mediatopics;

import copytaster.enrich.words.Resource;
import copytaster.enrich.yaml.LinedYaml;
import copytaster.enrich.yaml.RulesException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;

/** The topic queries that come with the release, one file for each top topic. */
final class Queries {

    private static final List<String> FILES = List.of(
            "01-arts",
            "02-crime",
            "03-disaster",
            "04-economy",
            "05-education",
            "06-environment",
            "07-health",
            "08-human-interest",
            "09-labour",
            "10-lifestyle",
            "11-politics",
            "12-religion",
            "13-science",
            "14-society",
            "15-sport",
            "16-conflict",
            "17-weather");

    private Queries() {}

    private static final class Standard {
        private static final List<TopicQuery> QUERIES = load();
    }

    /** The queries of this release, by id. */
    static List<TopicQuery> standard() {
        return Standard.QUERIES;
    }

    /** The queries of this release as changed by a newsroom's. */
    static Collection<TopicQuery> changedBy(List<TopicQuery> own) {
        Map<String, TopicQuery> queries = new LinkedHashMap<>();
        standard().forEach(query -> queries.put(query.topic().id(), query));
        for (TopicQuery query : own) {
            queries.merge(query.topic().id(), query, TopicQuery::changedBy);
        }
        return queries.values();
    }

    /** The query of the release for this topic, as its file has it; empty where there is none. */
    static String yaml(String id) {
        for (String file : FILES) {
            var found = new StringBuilder();
            for (String line : Resource.lines(Queries.class, "queries/" + file + ".yml")) {
                boolean head = line.startsWith(id + ":");
                boolean inside = !found.isEmpty() && line.startsWith(" ");
                if (head || inside) {
                    found.append(line).append('\n');
                } else if (!found.isEmpty()) {
                    break;
                }
            }
            if (!found.isEmpty()) {
                return found.toString();
            }
        }
        return "";
    }

    private static List<TopicQuery> load() {
        List<TopicQuery> queries = new ArrayList<>();
        for (String file : FILES) {
            String name = "queries/" + file + ".yml";
            try {
                Node root = LinedYaml.root(Resource.text(Queries.class, name));
                if (root != null) {
                    queries.addAll(new QueryReader(MediaTopics.standard()).read(root));
                }
            } catch (RulesException e) {
                throw new IllegalStateException(name + ": " + e.getMessage(), e);
            }
        }
        return List.copyOf(queries);
    }
}
