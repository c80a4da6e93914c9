package copytaster.bench.countries;

import copytaster.enrich.words.FoldedText;
import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one would train instead: a linear support vector machine for each country over the words of headline, dateline and body. */
final class CountryModels {
    private final Map<String, Integer> words = new HashMap<>();
    private final Map<String, double[]> weights = new LinkedHashMap<>();
    private double[] rarity = {};

    private CountryModels() {}

    static CountryModels learn(List<PlacedStory> stories) {
        Linear.disableDebugOutput();
        var models = new CountryModels();
        models.learnWords(stories);
        Feature[][] rows = stories.stream().map(models::row).toArray(Feature[][]::new);
        Set<String> countries = new TreeSet<>();
        stories.forEach(story -> countries.addAll(story.countries()));
        for (String country : countries) {
            models.weights.put(country, models.learn(country, stories, rows));
        }
        return models;
    }

    private double[] learn(String country, List<PlacedStory> stories, Feature[][] rows) {
        var problem = new Problem();
        problem.l = rows.length;
        problem.n = words.size() + 1;
        problem.x = rows;
        problem.bias = 1;
        problem.y = stories.stream()
                .mapToDouble(story -> story.countries().contains(country) ? 1 : -1)
                .toArray();
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_L2LOSS_SVC, 1, 0.01));
        double sign = model.getLabels()[0] == 1 ? 1 : -1;
        double[] learned = model.getFeatureWeights();
        for (int i = 0; i < learned.length; i++) {
            learned[i] *= sign;
        }
        return learned;
    }

    private void learnWords(List<PlacedStory> stories) {
        var stand = new HashMap<String, Integer>();
        for (PlacedStory story : stories) {
            count(story).keySet().forEach(word -> stand.merge(word, 1, Integer::sum));
        }
        stand.values().removeIf(count -> count < 2);
        rarity = new double[stand.size() + 1];
        stand.forEach((word, count) -> {
            words.put(word, words.size() + 1);
            rarity[words.size()] = Math.log((1.0 + stories.size()) / (1 + count)) + 1;
        });
    }

    /** How far on a country's side of its plane the story lies, by country. */
    Map<String, Double> margins(PlacedStory story) {
        Feature[] row = row(story);
        var margins = new HashMap<String, Double>();
        weights.forEach((country, learned) -> {
            double margin = 0;
            for (Feature feature : row) {
                margin += learned[feature.getIndex() - 1] * feature.getValue();
            }
            margins.put(country, margin);
        });
        return margins;
    }

    private Feature[] row(PlacedStory story) {
        var values = new TreeMap<Integer, Double>();
        count(story).forEach((word, count) -> {
            Integer index = words.get(word);
            if (index != null) {
                values.put(index, (1 + Math.log(count)) * rarity[index]);
            }
        });
        double length =
                Math.sqrt(values.values().stream().mapToDouble(v -> v * v).sum());
        var row = new Feature[values.size() + 1];
        int at = 0;
        for (var entry : values.entrySet()) {
            row[at++] = new FeatureNode(entry.getKey(), entry.getValue() / length);
        }
        row[at] = new FeatureNode(words.size() + 1, 1);
        return row;
    }

    private static Map<String, Integer> count(PlacedStory story) {
        var text = new FoldedText(
                story.text().headline(),
                story.text().dateline(),
                story.text().lead(),
                story.text().rest());
        var counts = new HashMap<String, Integer>();
        int begin = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (!text.letterAt(i)) {
                if (i - begin > 1) {
                    counts.merge(new String(text.folded(), begin, i - begin), 1, Integer::sum);
                }
                begin = i + 1;
            }
        }
        return counts;
    }
}
