package copytaster.enrich.mediatopics;

import copytaster.enrich.words.FoldedText;
import copytaster.enrich.words.LanguageGuess;
import copytaster.enrich.words.WordAutomaton;
import copytaster.schemas.Evidence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Scores topics by weighted words. A word counts once with its weight, more in the headline (2) and the lead (1.4), a little more when
 * repeated; supporting words (weight 1) together count no more than the others do.
 */
final class QueryTopics {

    private static final int LONGEST_ENDING = 9;
    private static final Comparator<Found> LEFTMOST_LONGEST =
            Comparator.comparingInt(Found::begin).thenComparing(f -> -f.end());

    private final List<TopicQuery> queries;
    private final String[] tops;
    private final WordAutomaton<Meaning> automaton;

    /** A term of one query. @param topic the query's position */
    private record Meaning(QueryTerm term, int topic) {}

    /** One place where a term stands, with the ending of a stem. */
    record Found(int begin, int end, QueryTerm term, int topic) {}

    /**
     * A topic with what speaks for it.
     *
     * @param score a sum of weights
     * @param proved does one of the words nearly prove it by itself?
     * @param evidence the words, heaviest first
     */
    record Scored(TopicQuery query, double score, boolean proved, List<Evidence> evidence) {}

    QueryTopics(Collection<TopicQuery> all, MediaTopics topics) {
        queries = List.copyOf(all);
        tops = new String[queries.size()];
        WordAutomaton.Builder<Meaning> builder = WordAutomaton.builder();
        for (int topic = 0; topic < tops.length; topic++) {
            TopicQuery query = queries.get(topic);
            tops[topic] = topics.chain(query.topic().id()).stream()
                    .filter(MediaTopic::isTop)
                    .map(MediaTopic::id)
                    .findFirst()
                    .orElse("");
            for (QueryTerm term : query.terms()) {
                builder.add(term.word(), new Meaning(term, topic));
            }
        }
        automaton = builder.build();
    }

    /** The topics that anything speaks for, by falling score, then by id; none where the language has no queries. */
    List<Scored> score(String language, FoldedText text) {
        int known = LanguageGuess.LANGUAGES.indexOf(LanguageGuess.of(language, text));
        if (known < 0) {
            return List.of();
        }
        List<Tallies> tallies = tally(longest(find(text, 1 << known)));
        List<Scored> scored = new ArrayList<>(tallies.size());
        for (Tallies its : tallies) {
            double sum = its.sum(text);
            if (sum > 0) {
                scored.add(new Scored(queries.get(its.topic()), sum, its.proves(), its.evidence(text)));
            }
        }
        scored.sort(Comparator.comparingDouble((Scored s) -> -s.score())
                .thenComparing(s -> s.query().topic().id()));
        return scored;
    }

    private List<Found> find(FoldedText text, int language) {
        boolean[] capitals = {text.inCapitals(0), text.inCapitals(1), text.inCapitals(2)};
        List<Found> found = new ArrayList<>();
        automaton.find(text, (begin, end, meanings) -> {
            boolean starts = text.wordStarts(begin);
            if (!starts && text.at(begin) < '\u1100') {
                return;
            }
            for (Meaning meaning : meanings) {
                QueryTerm term = meaning.term();
                if ((term.language() & language) != 0
                        && (starts || term.anywhere())
                        && endFits(text, end, term)
                        && (capitals[text.zone(begin)] || capitalsFit(text, begin, end, term))) {
                    addOnce(new Found(begin, wordEnd(text, begin, end, term), term, meaning.topic()), found);
                }
            }
        });
        return found;
    }

    /** Two spellings of one word ("Fifa", "FIFA") are one. */
    private static void addOnce(Found one, List<Found> found) {
        for (int i = found.size() - 1; i >= 0 && found.get(i).end() >= one.begin(); i--) {
            if (found.get(i).begin() == one.begin()
                    && found.get(i).end() == one.end()
                    && found.get(i).topic() == one.topic()) {
                return;
            }
        }
        found.add(one);
    }

    /** A stem stands for its whole word, so that "ferr*" and "ferry" are equally long there; Korean particles are left off. */
    private static int wordEnd(FoldedText text, int begin, int end, QueryTerm term) {
        return term.stem() && text.at(begin) < '\u1100' ? end + text.continuation(end) : end;
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

    /**
     * A longer term takes its words away from shorter ones; but what speaks for a topic ("supreme court") leaves its broader or narrower
     * ones their own word ("court").
     */
    private List<Found> longest(List<Found> found) {
        found.sort(LEFTMOST_LONGEST);
        List<Found> kept = new ArrayList<>(found.size());
        int from = 0;
        int begin = -1;
        int end = -1;
        for (Found one : found) {
            if (one.begin() >= end) {
                from = kept.size();
                begin = one.begin();
                end = one.end();
                kept.add(one);
            } else if ((one.begin() == begin && one.end() == end) || spares(kept, from, one)) {
                kept.add(one);
            }
        }
        return kept;
    }

    private boolean spares(List<Found> kept, int from, Found one) {
        boolean spared = false;
        for (int i = from; i < kept.size(); i++) {
            Found longer = kept.get(i);
            if (longer.topic() == one.topic() || longer.term().weight() == 0) {
                return false;
            }
            spared |= tops[longer.topic()].equals(tops[one.topic()]);
        }
        return spared;
    }

    private static List<Tallies> tally(List<Found> found) {
        List<Tallies> tallies = new ArrayList<>();
        for (Found one : found) {
            if (one.term().weight() == 0) {
                continue;
            }
            Tallies its = null;
            for (int i = 0; i < tallies.size() && its == null; i++) {
                its = tallies.get(i).topic() == one.topic() ? tallies.get(i) : null;
            }
            if (its == null) {
                its = new Tallies(one.topic());
                tallies.add(its);
            }
            its.count(one);
        }
        return tallies;
    }
}
