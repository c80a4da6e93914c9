package copytaster.enrich.models;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a model as text that a person can read, and reads it again. */
final class ModelText {

    private static final String FIRST = "copytaster topic model 1";
    private static final String TERMS = "terms";
    private static final String LABEL = "label";

    private ModelText() {}

    static String write(TopicModel model) {
        var out = new StringBuilder(1 << 16);
        TopicModel.Origin origin = model.origin();
        out.append(FIRST).append('\n');
        out.append("language\t").append(origin.language()).append('\n');
        out.append("stories\t").append(origin.stories()).append('\n');
        out.append(number("micro-F1\t%.4f%n", origin.micro()));
        out.append(number("macro-F1\t%.4f%n", origin.macro()));
        out.append(TERMS).append('\t').append(model.terms().size()).append('\n');
        for (int id = 0; id < model.terms().size(); id++) {
            out.append(model.terms().get(id)).append('\t').append(number("%.3f%n", model.rarity(id)));
        }
        for (TopicModel.Label label : model.labels()) {
            out.append(LABEL)
                    .append('\t')
                    .append(label.name())
                    .append('\t')
                    .append(label.examples())
                    .append('\t')
                    .append(number("%.4f", label.f1()))
                    .append('\t')
                    .append(number("%.4f", label.threshold()))
                    .append('\t')
                    .append(number("%.4f%n", label.slope()));
            for (int i = 0; i < label.terms().length; i++) {
                out.append(model.terms().get(label.terms()[i]))
                        .append('\t')
                        .append(number("%.3f%n", label.weights()[i]));
            }
        }
        return out.toString();
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format.replace("%n", "\n"), value);
    }

    static String version(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static TopicModel read(String text) {
        return new Reader(text).read();
    }

    /** Reads line by line and knows which. */
    private static final class Reader {
        private final List<String> lines;
        private int next;

        Reader(String text) {
            lines = text.lines().toList();
        }

        TopicModel read() {
            if (lines.isEmpty() || !lines.get(0).equals(FIRST)) {
                throw new ModelException(1, "no topic model: it should begin with \"" + FIRST + "\"");
            }
            next = 1;
            String language = headed("language");
            int stories = (int) number(headed("stories"));
            double micro = number(headed("micro-F1"));
            double macro = number(headed("macro-F1"));
            int size = (int) number(headed(TERMS));
            var terms = new ArrayList<String>();
            var rarity = new float[Math.max(0, Math.min(size, lines.size()))];
            Map<String, Integer> ids = new HashMap<>();
            for (int id = 0; id < size; id++) {
                String[] columns = columns(2);
                if (ids.put(columns[0], id) != null) {
                    throw new ModelException(next, "the term '" + columns[0] + "' is there twice");
                }
                terms.add(columns[0]);
                rarity[id] = (float) number(columns[1]);
            }
            var labels = new ArrayList<TopicModel.Label>();
            while (next < lines.size()) {
                labels.add(label(ids));
            }
            if (labels.isEmpty()) {
                throw new ModelException(next, "a model without a label");
            }
            return new TopicModel(new TopicModel.Origin(language, stories, micro, macro), labels, terms, rarity);
        }

        private TopicModel.Label label(Map<String, Integer> ids) {
            String[] head = columns(6);
            if (!head[0].equals(LABEL)) {
                throw new ModelException(next, "a label should begin here, not '" + head[0] + "'");
            }
            int from = next;
            int end = from;
            while (end < lines.size() && !lines.get(end).startsWith(LABEL + "\t")) {
                end++;
            }
            int[] terms = new int[end - from];
            float[] weights = new float[terms.length];
            for (int i = 0; i < terms.length; i++) {
                String[] columns = columns(2);
                Integer id = ids.get(columns[0]);
                if (id == null) {
                    throw new ModelException(next, "'" + columns[0] + "' is none of the terms above");
                }
                terms[i] = id;
                weights[i] = (float) number(columns[1]);
            }
            return new TopicModel.Label(
                    head[1], (int) number(head[2]), number(head[3]), number(head[4]), number(head[5]), terms, weights);
        }

        private String headed(String name) {
            String[] columns = columns(2);
            if (!columns[0].equals(name)) {
                throw new ModelException(next, "'" + name + "' should stand here, not '" + columns[0] + "'");
            }
            return columns[1];
        }

        private String[] columns(int number) {
            if (next >= lines.size()) {
                throw new ModelException(next, "the text ends too early");
            }
            String[] columns = lines.get(next++).split("\t", -1);
            if (columns.length != number) {
                throw new ModelException(next, number + " columns are needed, there are " + columns.length);
            }
            return columns;
        }

        private double number(String text) {
            try {
                double number = Double.parseDouble(text);
                if (Double.isFinite(number)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw new ModelException(next, "'" + text + "' is no number");
            }
            throw new ModelException(next, "'" + text + "' is no number");
        }
    }
}
