package copytaster.replay.days;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How what came out of an invented day compares with the truth.
 *
 * @param found pairs of stories in one cluster that tell one report
 * @param wrong pairs in one cluster that tell two
 * @param missed pairs that tell one report and stand in two clusters
 * @param stories how many were compared
 * @param wrongExamples some of the wrong pairs
 * @param missedExamples some of the missed pairs
 * @param missing stories that never came out
 * @param wrongVersions stories of which another version is in force than should be
 * @param wrongKills stories that are killed and should not be, or should be and are not
 */
public record WireScore(
        long found,
        long wrong,
        long missed,
        int stories,
        List<String> wrongExamples,
        List<String> missedExamples,
        List<String> missing,
        List<String> wrongVersions,
        List<String> wrongKills) {

    private static final int EXAMPLES = 20;

    public WireScore {
        wrongExamples = List.copyOf(wrongExamples);
        missedExamples = List.copyOf(missedExamples);
        missing = List.copyOf(missing);
        wrongVersions = List.copyOf(wrongVersions);
        wrongKills = List.copyOf(wrongKills);
    }

    static WireScore of(
            Map<String, Long> reports,
            Map<String, String> clusters,
            List<String> missing,
            List<String> wrongVersions,
            List<String> wrongKills) {
        var byCluster = new HashMap<String, List<String>>();
        var byReport = new HashMap<Long, List<String>>();
        clusters.forEach((key, cluster) -> {
            byCluster.computeIfAbsent(cluster, none -> new ArrayList<>()).add(key);
            byReport.computeIfAbsent(reports.get(key), none -> new ArrayList<>())
                    .add(key);
        });
        var pairs = new Pairs(reports, clusters);
        byCluster.values().forEach(pairs::inOneCluster);
        byReport.values().forEach(pairs::ofOneReport);
        return new WireScore(
                pairs.found,
                pairs.wrong,
                pairs.missed,
                clusters.size(),
                pairs.wrongOnes,
                pairs.missedOnes,
                missing,
                wrongVersions,
                wrongKills);
    }

    /** Of the pairs in one cluster, the share that tells one report; 1 where there are none. */
    public double precision() {
        return found + wrong == 0 ? 1 : (double) found / (found + wrong);
    }

    /** Of the pairs that tell one report, the share that stands in one cluster; 1 where there are none. */
    public double recall() {
        return found + missed == 0 ? 1 : (double) found / (found + missed);
    }

    public double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    /** For a person. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d stories: precision %.3f, recall %.3f, F1 %.3f (%d pairs found, %d wrong, %d missed); %d missing, %d in the"
                        + " wrong version, %d wrongly killed or alive",
                stories,
                precision(),
                recall(),
                f1(),
                found,
                wrong,
                missed,
                missing.size(),
                wrongVersions.size(),
                wrongKills.size());
    }

    /** Counts pairs. Clusters of one report are small: an agency's text and its copies. */
    private static final class Pairs {

        private final Map<String, Long> reports;
        private final Map<String, String> clusters;
        private final List<String> wrongOnes = new ArrayList<>();
        private final List<String> missedOnes = new ArrayList<>();
        private long found;
        private long wrong;
        private long missed;

        Pairs(Map<String, Long> reports, Map<String, String> clusters) {
            this.reports = reports;
            this.clusters = clusters;
        }

        void inOneCluster(List<String> keys) {
            for (int i = 0; i < keys.size(); i++) {
                for (String other : keys.subList(i + 1, keys.size())) {
                    if (reports.get(keys.get(i)).equals(reports.get(other))) {
                        found++;
                    } else {
                        wrong++;
                        example(wrongOnes, keys.get(i), other);
                    }
                }
            }
        }

        void ofOneReport(List<String> keys) {
            for (int i = 0; i < keys.size(); i++) {
                for (String other : keys.subList(i + 1, keys.size())) {
                    if (!clusters.get(keys.get(i)).equals(clusters.get(other))) {
                        missed++;
                        example(missedOnes, keys.get(i), other);
                    }
                }
            }
        }

        private static void example(List<String> examples, String one, String other) {
            if (examples.size() < EXAMPLES) {
                examples.add(one + " " + other);
            }
        }
    }
}
