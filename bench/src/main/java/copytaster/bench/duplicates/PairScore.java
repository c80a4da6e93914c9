package copytaster.bench.duplicates;

import copytaster.bench.duplicates.LabelledWire.Sent;
import copytaster.bench.duplicates.Labels.Pair;
import copytaster.schemas.Doubt;
import copytaster.schemas.Relation;
import copytaster.schemas.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** How the pairs that ended in one cluster compare with a person's: precision, recall, F1, recall of each kind. */
final class PairScore {

    /** What became of the pairs of one kind: how many were found, of how many, and what the later story was called. */
    private static final class Kind {
        private int found;
        private int all;
        private final TreeMap<Relation, Integer> relations = new TreeMap<>();
    }

    private final String name;
    private final Map<String, Kind> kinds = new TreeMap<>();
    private final TreeSet<Pair> wrong = new TreeSet<>();
    private final TreeSet<Pair> missed = new TreeSet<>();
    private int same;
    private int hits;
    private int doubted;
    private int lookalikes;
    private int lookalikesJoined;

    PairScore(String name) {
        this.name = name;
    }

    static PairScore of(Labels labels, List<Sent> wire, Map<String, Verdict> verdicts) {
        var score = new PairScore(labels.name());
        var clusters = new HashMap<String, List<String>>();
        for (Sent sent : wire) {
            String id = sent.story().getId();
            if (labels.judges(sent.day())) {
                clusters.computeIfAbsent(verdicts.get(id).getClusterId(), unused -> new ArrayList<>())
                        .add(id);
            }
        }
        var found = new TreeSet<Pair>();
        for (List<String> members : clusters.values()) {
            for (int i = 0; i < members.size(); i++) {
                for (int j = i + 1; j < members.size(); j++) {
                    found.add(new Pair(members.get(i), members.get(j)));
                }
            }
        }
        found.removeAll(labels.ambiguous());
        score.missed.addAll(labels.same());
        score.same = score.missed.size();
        score.missed.removeAll(found);
        score.hits = score.same - score.missed.size();
        score.wrong.addAll(found);
        score.wrong.removeAll(labels.same());
        score.lookalikes = labels.different().size();
        score.lookalikesJoined =
                (int) labels.different().stream().filter(found::contains).count();
        score.doubted = (int) score.missed.stream()
                .filter(pair -> doubts(pair, verdicts).isPresent())
                .count();
        labels.kinds().forEach((kind, pairs) -> {
            Kind tally = score.kinds.computeIfAbsent(kind, unused -> new Kind());
            tally.all = pairs.size();
            for (Pair pair : pairs) {
                if (found.contains(pair)) {
                    tally.found++;
                    tally.relations.merge(later(pair, verdicts).getRelation(), 1, Integer::sum);
                }
            }
        });
        return score;
    }

    void add(PairScore other) {
        same += other.same;
        hits += other.hits;
        doubted += other.doubted;
        lookalikes += other.lookalikes;
        lookalikesJoined += other.lookalikesJoined;
        wrong.addAll(other.wrong);
        missed.addAll(other.missed);
        other.kinds.forEach((kind, tally) -> {
            Kind sum = kinds.computeIfAbsent(kind, unused -> new Kind());
            sum.found += tally.found;
            sum.all += tally.all;
            tally.relations.forEach((relation, times) -> sum.relations.merge(relation, times, Integer::sum));
        });
    }

    /** Each wrong and each missed pair, with the headlines and what the verdict on the later story says. */
    List<String> mistakes(List<Sent> wire, Map<String, Verdict> verdicts) {
        var headlines = new HashMap<String, String>();
        wire.forEach(sent -> headlines.put(sent.story().getId(), sent.story().getHeadline()));
        var lines = new ArrayList<String>();
        wrong.forEach(pair -> lines.add(told("WRONG ", pair, headlines, verdicts)));
        missed.forEach(pair -> lines.add(told("MISSED", pair, headlines, verdicts)));
        return lines;
    }

    private static String told(String what, Pair pair, Map<String, String> headlines, Map<String, Verdict> verdicts) {
        Verdict later = later(pair, verdicts);
        String doubt = doubts(pair, verdicts)
                .map(found -> " DOUBT %.2f %s".formatted(found.getScore(), found.getEvidence()))
                .orElse("");
        return "  %s %s-%s | %s | %s | %s %s %.2f %s%s"
                .formatted(
                        what,
                        pair.first(),
                        pair.second(),
                        headlines.get(pair.first()),
                        headlines.get(pair.second()),
                        later.getRelation(),
                        later.getRelatedTo(),
                        later.getScore(),
                        later.getEvidence(),
                        doubt);
    }

    private static Optional<Doubt> doubts(Pair pair, Map<String, Verdict> verdicts) {
        for (Verdict verdict : List.of(verdicts.get(pair.first()), verdicts.get(pair.second()))) {
            for (Doubt doubt : verdict.getDoubts()) {
                if (doubt.getKey().endsWith("/" + pair.first())
                        || doubt.getKey().endsWith("/" + pair.second())) {
                    return Optional.of(doubt);
                }
            }
        }
        return Optional.empty();
    }

    /** The verdict on the story that came second. */
    private static Verdict later(Pair pair, Map<String, Verdict> verdicts) {
        for (Map.Entry<String, Verdict> entry : verdicts.entrySet()) {
            if (entry.getKey().equals(pair.first())) {
                return verdicts.get(pair.second());
            }
            if (entry.getKey().equals(pair.second())) {
                return verdicts.get(pair.first());
            }
        }
        throw new IllegalArgumentException("no verdict on " + pair);
    }

    double precision() {
        return hits == 0 ? 0 : hits / (double) (hits + wrong.size());
    }

    double recall() {
        return same == 0 ? 1 : hits / (double) same;
    }

    double f1() {
        return hits == 0 ? 0 : 2 * precision() * recall() / (precision() + recall());
    }

    /** How many pairs were joined that are different stories. */
    int wrong() {
        return wrong.size();
    }

    List<String> kinds() {
        return List.copyOf(kinds.keySet());
    }

    double recall(String kind) {
        Kind tally = kinds.get(kind);
        return tally.all == 0 ? 1 : tally.found / (double) tally.all;
    }

    @Override
    public String toString() {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-12s P %.3f R %.3f F1 %.3f  %d of %d pairs, %d of the missed doubted, %d wrong, %d of %d look-alikes joined%n",
                name,
                precision(),
                recall(),
                f1(),
                hits,
                same,
                doubted,
                wrong.size(),
                lookalikesJoined,
                lookalikes));
        kinds.forEach((kind, tally) -> text.append(
                String.format("    %-10s %3d of %3d  %s%n", kind, tally.found, tally.all, tally.relations)));
        return text.toString();
    }
}
