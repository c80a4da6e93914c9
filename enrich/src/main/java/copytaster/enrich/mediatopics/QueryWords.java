package copytaster.enrich.mediatopics;

import java.util.stream.Stream;

/** All words that speak for or against a media topic. */
public final class QueryWords {

    private QueryWords() {}

    /** Of the queries of this release; a star stands for an ending, one before a word for what it may be joined to. */
    public static Stream<String> standard() {
        return Queries.standard().stream()
                .flatMap(query -> query.terms().stream())
                .map(term -> (term.anywhere() ? "*" : "") + term.word() + (term.stem() ? "*" : ""));
    }
}
