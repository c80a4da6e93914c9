package copytaster.enrich.models;

import java.util.List;

/**
 * How well a model does on stories that it was not learned from, by cross-validation.
 *
 * @param stories how many there were
 * @param labels each label with its figures, by name
 * @param loudestRight how many stories carry the label that the model is surest of
 * @param tooFew labels left out because too few stories carry them, with how many do
 */
public record Report(int stories, List<Line> labels, int loudestRight, List<Few> tooFew) {

    public Report {
        labels = List.copyOf(labels);
        tooFew = List.copyOf(tooFew);
    }

    /** One label: how many stories were rightly, wrongly and not given it. */
    public record Line(String label, int hits, int wrong, int missed) {

        public int examples() {
            return hits + missed;
        }

        public double precision() {
            return (double) hits / Math.max(1, hits + wrong);
        }

        public double recall() {
            return (double) hits / Math.max(1, hits + missed);
        }

        public double f1() {
            return 2.0 * hits / Math.max(1, 2 * hits + wrong + missed);
        }
    }

    /** A label that too few stories carry. */
    public record Few(String label, int examples) {}

    /** F1 over all labels together; labels left out count as missed in no way. */
    public double micro() {
        int hits = labels.stream().mapToInt(Line::hits).sum();
        int others =
                labels.stream().mapToInt(line -> line.wrong() + line.missed()).sum();
        return 2.0 * hits / Math.max(1, 2 * hits + others);
    }

    /** The part of the stories that carry the label that the model is surest of. */
    public double accuracy() {
        return (double) loudestRight / Math.max(1, stories);
    }

    /** Mean F1 of the labels. */
    public double macro() {
        return labels.stream().mapToDouble(Line::f1).average().orElse(0);
    }
}
