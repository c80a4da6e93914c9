package copytaster.bench.countries;

import copytaster.enrich.countries.Gazetteer;
import copytaster.enrich.countries.Kind;
import copytaster.enrich.countries.PlaceForm;
import copytaster.enrich.text.CleanText;
import copytaster.enrich.words.FoldedText;
import copytaster.enrich.words.WordAutomaton;
import java.util.HashSet;
import java.util.Set;

/** The plain way: a country is a tag when one of its words stands anywhere, longest first, with a capital where capitals tell. */
final class Dictionary {
    private static final int ENGLISH = 1;
    private static final int LONGEST_ENDING = 3;

    private final WordAutomaton<PlaceForm> words;

    Dictionary(Gazetteer gazetteer, Set<Kind> kinds) {
        WordAutomaton.Builder<PlaceForm> builder = WordAutomaton.builder();
        gazetteer
                .forms()
                .filter(form -> kinds.contains(form.kind())
                        && (form.languages() & ENGLISH) != 0
                        && form.scope() == PlaceForm.Scope.EVERYWHERE
                        && form.word().charAt(0) < 0x250)
                .forEach(form -> builder.add(form.word(), form));
        words = builder.build();
    }

    Set<String> countries(CleanText text) {
        var folded = new FoldedText(text.headline(), text.dateline(), text.lead(), text.rest());
        var found = new HashSet<String>();
        int[] last = {-1, -1};
        var codes = new HashSet<String>();
        words.find(folded, (begin, end, forms) -> {
            for (PlaceForm form : forms) {
                int ending = form.edges() == PlaceForm.Edges.STEM ? folded.continuation(end) : 0;
                boolean capital = folded.inCapitals(folded.zone(begin))
                        || form.capital() == PlaceForm.Capital.ANY
                        || Character.isUpperCase(folded.at(begin));
                if (folded.wordStarts(begin) && folded.wordEnds(end + ending) && ending <= LONGEST_ENDING && capital) {
                    if (begin > last[0] || begin >= last[1]) {
                        found.addAll(codes);
                    }
                    if (begin >= last[1] || begin <= last[0]) {
                        codes.clear();
                        codes.addAll(form.codes());
                        last[0] = begin;
                        last[1] = end;
                    }
                    return;
                }
            }
        });
        found.addAll(codes);
        return found;
    }
}
