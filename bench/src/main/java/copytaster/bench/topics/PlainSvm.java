package copytaster.bench.topics;

import copytaster.enrich.words.Folding;
import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** The way a textbook does it: TF-IDF of single words, one linear SVM for each label, one threshold for all. */
public final class PlainSvm {

    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, double[]> weights = new TreeMap<>();
    private final int stories;

    static {
        Linear.disableDebugOutput();
    }

    /** @param truths the labels of each text */
    public PlainSvm(List<String> texts, List<? extends Collection<String>> truths, Set<String> labels) {
        stories = texts.size();
        for (String text : texts) {
            for (String word : new HashSet<>(List.of(words(text)))) {
                counts.merge(word, 1, Integer::sum);
                ids.putIfAbsent(word, ids.size() + 1);
            }
        }
        Feature[][] features = texts.stream().map(this::features).toArray(Feature[][]::new);
        Map<String, double[]> learned = new TreeMap<>();
        labels.parallelStream().forEach(label -> {
            var problem = new Problem();
            problem.l = features.length;
            problem.n = ids.size() + 1;
            problem.x = features;
            problem.y =
                    truths.stream().mapToDouble(t -> t.contains(label) ? 1 : -1).toArray();
            var parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, 1, 0.1);
            parameter.setRandom(new Random(1));
            Model model = Linear.train(problem, parameter);
            double sign = model.getLabels()[0] == 1 ? 1 : -1;
            double[] mine = model.getFeatureWeights().clone();
            for (int i = 0; i < mine.length; i++) {
                mine[i] *= sign;
            }
            synchronized (learned) {
                learned.put(label, mine);
            }
        });
        weights.putAll(learned);
    }

    /** The labels whose margin reaches the threshold. */
    public Set<String> labels(String text, double threshold) {
        Feature[] features = features(text);
        Set<String> given = new LinkedHashSet<>();
        weights.forEach((label, mine) -> {
            double margin = 0;
            for (Feature feature : features) {
                margin += mine[feature.getIndex() - 1] * feature.getValue();
            }
            if (margin >= threshold) {
                given.add(label);
            }
        });
        return given;
    }

    private Feature[] features(String text) {
        Map<Integer, Double> values = new TreeMap<>();
        for (String word : words(text)) {
            Integer id = ids.get(word);
            if (id != null) {
                values.merge(id, 1.0, Double::sum);
            }
        }
        double squares = 0;
        Map<Integer, Double> rarity = new HashMap<>();
        for (String word : words(text)) {
            Integer id = ids.get(word);
            if (id != null) {
                rarity.put(id, 1 + Math.log((stories + 1.0) / (counts.get(word) + 1)));
            }
        }
        for (Map.Entry<Integer, Double> value : values.entrySet()) {
            value.setValue((1 + Math.log(value.getValue())) * rarity.get(value.getKey()));
            squares += value.getValue() * value.getValue();
        }
        double length = Math.sqrt(squares);
        Feature[] features = new Feature[values.size() + 1];
        int at = 0;
        for (Map.Entry<Integer, Double> value : values.entrySet()) {
            features[at++] = new FeatureNode(value.getKey(), value.getValue() / length);
        }
        features[at] = new FeatureNode(ids.size() + 1, 1);
        return features;
    }

    private static String[] words(String text) {
        return Folding.fold(text).split("[^\\p{L}\\p{N}]+");
    }
}
