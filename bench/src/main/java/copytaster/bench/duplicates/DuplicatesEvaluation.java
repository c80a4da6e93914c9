package copytaster.bench.duplicates;

import copytaster.bench.duplicates.LabelledWire.Sent;
import copytaster.schemas.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Feeds a labelled wire through fingerprint, almanac, verdict and thread finder in order, once, and scores the pairs that end in one cluster
 * against a person's. Usage: {@code DuplicatesEvaluation FOLDER [--labels FILE]... [--pairs]}. The folder holds the
 * stories and, unless others are named, its labels: {@code duplicates.json} or {@code labels.json}. With {@code --pairs}
 * every pair that was judged wrongly is told.
 */
public final class DuplicatesEvaluation {

    private DuplicatesEvaluation() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        List<Labels> labels = Labels.named(folder, args);
        boolean pairs = List.of(args).contains("--pairs");
        List<Sent> wire = LabelledWire.read(folder);
        Judged judged = Judged.of(wire);
        Map<String, Verdict> verdicts = judged.verdicts();
        System.out.println(judged);
        var total = new PairScore("all");
        for (Labels label : labels) {
            PairScore score = PairScore.of(label, wire, verdicts);
            System.out.print(score);
            if (pairs) {
                score.mistakes(wire, verdicts).forEach(System.out::println);
            }
            total.add(score);
        }
        if (labels.size() > 1) {
            System.out.print(total);
        }
    }
}
