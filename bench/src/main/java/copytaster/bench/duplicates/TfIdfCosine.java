package copytaster.bench.duplicates;

import copytaster.bench.duplicates.LabelledWire.Sent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.search.similarities.ClassicSimilarity;

/** Cosine of tf-idf vectors over headline and body: Lucene's words and weights, the rarity of words from the whole wire. */
final class TfIdfCosine implements Peer<Map<String, Double>> {

    private final Analyzer analyzer = new StandardAnalyzer();
    private final ClassicSimilarity weights = new ClassicSimilarity();
    private final Map<String, Integer> documents = new HashMap<>();
    private int wire;

    @Override
    public String name() {
        return "TF-IDF cosine";
    }

    @Override
    public String library() {
        return "Lucene";
    }

    @Override
    public double usual() {
        return 0.8;
    }

    @Override
    public void prepare(List<Sent> stories) {
        wire = stories.size();
        for (Sent sent : stories) {
            new HashSet<>(terms(sent).keySet()).forEach(term -> documents.merge(term, 1, Integer::sum));
        }
    }

    @Override
    public Map<String, Double> sign(Sent sent) {
        var vector = new HashMap<String, Double>();
        double squares = 0;
        for (Map.Entry<String, Integer> term : terms(sent).entrySet()) {
            double weight = weights.tf(term.getValue()) * weights.idf(documents.getOrDefault(term.getKey(), 0), wire);
            vector.put(term.getKey(), weight);
            squares += weight * weight;
        }
        double length = Math.sqrt(squares);
        vector.replaceAll((term, weight) -> weight / length);
        return vector;
    }

    @Override
    public double likeness(Map<String, Double> one, Map<String, Double> other) {
        Map<String, Double> smaller = one.size() < other.size() ? one : other;
        Map<String, Double> larger = smaller == one ? other : one;
        double product = 0;
        for (Map.Entry<String, Double> term : smaller.entrySet()) {
            product += term.getValue() * larger.getOrDefault(term.getKey(), 0.0);
        }
        return product;
    }

    private Map<String, Integer> terms(Sent sent) {
        var terms = new HashMap<String, Integer>();
        try (TokenStream tokens = analyzer.tokenStream("text", Tokens.text(sent))) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.merge(term.toString(), 1, Integer::sum);
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }
}
