package copytaster.enrich.mediatopics;

import copytaster.enrich.words.FoldedText;
import copytaster.schemas.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The words that speak for one topic in one story: each once, with how often it stands there and where first. */
final class Tallies {

    private static final double[] ZONE_WEIGHTS = {2.0, 1.4, 1.0};
    private static final String[] ZONES = {"headline", "lead", "body"};
    private static final int MOST_EVIDENCE = 8;
    private static final int PROOF = 3;

    private final int topic;
    private final List<Tally> words = new ArrayList<>(4);

    private static final class Tally {
        private final QueryTopics.Found first;
        private int count = 1;

        Tally(QueryTopics.Found first) {
            this.first = first;
        }

        double value(FoldedText text) {
            double repeated = count == 1 ? 1 : 1 + 0.5 * Math.log(count) / Math.log(2);
            return first.term().weight() * ZONE_WEIGHTS[text.zone(first.begin())] * repeated;
        }
    }

    Tallies(int topic) {
        this.topic = topic;
    }

    int topic() {
        return topic;
    }

    void count(QueryTopics.Found found) {
        for (Tally tally : words) {
            if (tally.first.term().key().equals(found.term().key())) {
                tally.count++;
                return;
            }
        }
        words.add(new Tally(found));
    }

    /** The sum of what the words are worth; 0 where one of them rules the topic out. */
    double sum(FoldedText text) {
        double strong = 0;
        double supporting = 0;
        for (Tally tally : words) {
            int weight = tally.first.term().weight();
            if (weight == QueryTerm.NEVER) {
                return 0;
            }
            if (weight == 1) {
                supporting += tally.value(text);
            } else {
                strong += tally.value(text);
            }
        }
        return strong + Math.min(strong, supporting);
    }

    /** Does any word nearly prove the topic by itself? */
    boolean proves() {
        return words.stream().anyMatch(tally -> tally.first.term().weight() >= PROOF);
    }

    /** The words as they stand, the heaviest first. */
    List<Evidence> evidence(FoldedText text) {
        return words.stream()
                .sorted(Comparator.comparingDouble((Tally t) -> -t.value(text)).thenComparing(t -> t.first.begin()))
                .limit(MOST_EVIDENCE)
                .map(t -> new Evidence(
                        ZONES[text.zone(t.first.begin())],
                        text.words(t.first.begin(), t.first.end()),
                        "query, weight " + t.first.term().weight()))
                .toList();
    }
}
