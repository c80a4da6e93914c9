package copytaster.enrich.mediatopics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The weighted words by which a story is known to be about one topic.
 *
 * @param topic the topic, which may be one of the house's own
 * @param least the sum of weights from which the topic counts; 0 for the usual
 * @param replaces true where these words take the place of those that come with the release, false where they join them
 */
public record TopicQuery(MediaTopic topic, double least, boolean replaces, List<QueryTerm> terms) {

    public TopicQuery {
        terms = List.copyOf(terms);
    }

    /** This query as changed by an editor's: a word that both have has the editor's weight. */
    TopicQuery changedBy(TopicQuery own) {
        if (own.replaces) {
            return own;
        }
        Set<String> theirs = new HashSet<>();
        for (QueryTerm term : own.terms) {
            theirs.add(term.language() + term.key());
        }
        List<QueryTerm> joined = new ArrayList<>(own.terms);
        for (QueryTerm term : terms) {
            if (!theirs.contains(term.language() + term.key())) {
                joined.add(term);
            }
        }
        return new TopicQuery(topic, own.least > 0 ? own.least : least, false, joined);
    }
}
