package copytaster.enrich.mediatopics;

import copytaster.enrich.words.FoldedText;
import copytaster.enrich.words.LanguageGuess;
import copytaster.enrich.words.Resource;
import copytaster.enrich.words.WordAutomaton;
import copytaster.schemas.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores the top topics by weighted words. A word counts once with its weight, more in the headline (2) and the lead (1.4), a little more when
 * repeated; supporting words (weight 1) together count no more than the others do.
 */
final class QueryTopics {
    private static final double[] ZONE_WEIGHTS = {2.0, 1.4, 1.0};
    private static final String[] ZONES = {"headline", "lead", "body"};
    private static final int LONGEST_ENDING = 9;
    private static final int MOST_EVIDENCE = 8;
    private static final Comparator<Found> LEFTMOST_LONGEST =
            Comparator.comparingInt(Found::begin).thenComparing(f -> -f.end());

    private final List<String> ids = new ArrayList<>();
    private final WordAutomaton<QueryTerm> automaton;

    /** One place where a term stands. */
    private record Found(int begin, int end, QueryTerm term) {}

    /**
     * A topic with what speaks for it.
     *
     * @param id 8 digits
     * @param score a sum of weights, from 0
     * @param evidence the words, heaviest first
     */
    record Scored(String id, double score, List<Evidence> evidence) {}

    /** How often one term stands in the story, and where first. */
    private static final class Tally {
        private final Found first;
        private int count = 1;

        Tally(Found first) {
            this.first = first;
        }

        double value(FoldedText text) {
            double repeated = 1 + 0.5 * Math.log(count) / Math.log(2);
            return first.term().weight() * ZONE_WEIGHTS[text.zone(first.begin())] * repeated;
        }
    }

    private QueryTopics() {
        WordAutomaton.Builder<QueryTerm> builder = WordAutomaton.builder();
        for (String line : Resource.lines(QueryTopics.class, "queries.tsv")) {
            if (line.startsWith("@topic")) {
                ids.add(line.substring(6).strip());
                continue;
            }
            int tab = line.indexOf('\t');
            String[] head = line.substring(0, tab).split(" ");
            int language = 1 << LanguageGuess.LANGUAGES.indexOf(head[0]);
            for (String word : line.substring(tab + 1).split(",")) {
                if (!word.isBlank()) {
                    QueryTerm term = QueryTerm.of(word.strip(), ids.size() - 1, Integer.parseInt(head[1]), language);
                    builder.add(term.word(), term);
                }
            }
        }
        automaton = builder.build();
    }

    static QueryTopics load() {
        return new QueryTopics();
    }

    /** The topics that anything speaks for, by falling score; none where the language has no queries. */
    List<Scored> score(String language, FoldedText text) {
        int known = LanguageGuess.LANGUAGES.indexOf(LanguageGuess.of(language, text));
        if (known < 0) {
            return List.of();
        }
        List<Map<String, Tally>> tallies = tally(longest(find(text, 1 << known)));
        List<Scored> scored = new ArrayList<>();
        for (int topic = 0; topic < ids.size(); topic++) {
            if (tallies.get(topic) != null) {
                scored.add(scored(ids.get(topic), tallies.get(topic), text));
            }
        }
        scored.sort(Comparator.comparingDouble((Scored s) -> -s.score()).thenComparing(Scored::id));
        return scored;
    }

    private List<Found> find(FoldedText text, int language) {
        boolean[] capitals = {text.inCapitals(0), text.inCapitals(1), text.inCapitals(2)};
        List<Found> found = new ArrayList<>();
        automaton.find(text, (begin, end, terms) -> {
            boolean starts = text.wordStarts(begin);
            if (!starts && text.at(begin) < '\u1100') {
                return;
            }
            for (QueryTerm term : terms) {
                if ((term.language() & language) != 0
                        && (starts || term.anywhere())
                        && endFits(text, end, term)
                        && (capitals[text.zone(begin)] || capitalsFit(text, begin, end, term))) {
                    addOnce(new Found(begin, end, term), found);
                }
            }
        });
        return found;
    }

    /** Two spellings of one word ("Fifa", "FIFA") are one. */
    private static void addOnce(Found one, List<Found> found) {
        for (int i = found.size() - 1; i >= 0 && found.get(i).end() == one.end(); i--) {
            if (found.get(i).begin() == one.begin()
                    && found.get(i).term().topic() == one.term().topic()) {
                return;
            }
        }
        found.add(one);
    }

    private static boolean endFits(FoldedText text, int end, QueryTerm term) {
        int continuation = text.continuation(end);
        return continuation == 0 || (term.stem() && continuation <= LONGEST_ENDING);
    }

    private static boolean capitalsFit(FoldedText text, int begin, int end, QueryTerm term) {
        return switch (term.capitals()) {
            case NONE -> true;
            case FIRST -> Character.isUpperCase(text.at(begin));
            case ALL -> {
                for (int i = begin; i < end; i++) {
                    if (Character.isLowerCase(text.at(i))) {
                        yield false;
                    }
                }
                yield true;
            }
        };
    }

    private static List<Found> longest(List<Found> found) {
        found.sort(LEFTMOST_LONGEST);
        List<Found> kept = new ArrayList<>(found.size());
        int begin = -1;
        int end = -1;
        for (Found one : found) {
            if (one.begin() >= end || (one.begin() == begin && one.end() == end)) {
                kept.add(one);
                begin = one.begin();
                end = one.end();
            }
        }
        return kept;
    }

    private List<Map<String, Tally>> tally(List<Found> found) {
        List<Map<String, Tally>> tallies = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            tallies.add(null);
        }
        for (Found one : found) {
            QueryTerm term = one.term();
            if (term.weight() > 0) {
                Map<String, Tally> its = tallies.get(term.topic());
                if (its == null) {
                    its = new HashMap<>();
                    tallies.set(term.topic(), its);
                }
                Tally known = its.get(term.key());
                if (known == null) {
                    its.put(term.key(), new Tally(one));
                } else {
                    known.count++;
                }
            }
        }
        return tallies;
    }

    /** The words as they stand, with the ending of a stem; Korean particles are left off. */
    private static String wholeWord(Found found, FoldedText text) {
        int ending = text.at(found.begin()) < '\u1100' ? text.continuation(found.end()) : 0;
        return text.words(found.begin(), found.end() + ending);
    }

    private static Scored scored(String id, Map<String, Tally> tallies, FoldedText text) {
        double strong = 0;
        double supporting = 0;
        for (Tally tally : tallies.values()) {
            double value = tally.value(text);
            if (tally.first.term().weight() > 1) {
                strong += value;
            } else {
                supporting += value;
            }
        }
        List<Evidence> evidence = tallies.values().stream()
                .sorted(Comparator.comparingDouble((Tally t) -> -t.value(text)).thenComparing(t -> t.first.begin()))
                .limit(MOST_EVIDENCE)
                .map(t -> new Evidence(ZONES[text.zone(t.first.begin())], wholeWord(t.first, text), "query"))
                .toList();
        return new Scored(id, strong + Math.min(strong, supporting), evidence);
    }
}
