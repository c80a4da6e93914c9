package copytaster.replay.redaction;

import copytaster.enrich.almanac.Almanac;
import copytaster.enrich.countries.CountryWords;
import copytaster.enrich.countries.Gazetteer;
import copytaster.enrich.mediatopics.QueryWords;
import copytaster.enrich.threads.ThreadFinder;
import copytaster.enrich.words.Folding;
import copytaster.enrich.words.LanguageGuess;
import copytaster.enrich.words.Resource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Words and phrases that a redaction leaves as they are. A phrase is kept where it stands as a phrase; its words alone are
 * not. Case and accents do not matter. A star at the end lets any ending follow, a star at the beginning lets it begin
 * inside a word; a Korean word may always go on.
 */
public final class KeptWords {

    /** Nothing but small words, dates and the marks of the agencies, which are always kept. */
    public static final KeptWords NONE = new KeptWords(Set.of());

    private final Set<String> forms;

    private KeptWords(Set<String> forms) {
        this.forms = Set.copyOf(forms);
    }

    /** All by which a country is told: names, peoples, towns, leaders, and the words beside them that decide. */
    public static KeptWords gazetteer() {
        return new KeptWords(CountryWords.all().collect(Collectors.toSet()));
    }

    /** The words of the release's media topics. */
    public static KeptWords topicQueries() {
        return new KeptWords(QueryWords.standard().collect(Collectors.toSet()));
    }

    public static KeptWords of(Collection<String> words) {
        return new KeptWords(words.stream()
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet()));
    }

    public KeptWords plus(KeptWords other) {
        var all = new TreeSet<String>(forms);
        all.addAll(other.forms);
        return new KeptWords(all);
    }

    /** What is nobody's expression: the words on which versions, dates and figures are known, titles, and small words. */
    static KeptWords always() {
        var words = new TreeSet<String>();
        // Titles and offices: words with a capital that are nobody's name. Countries stand among them.
        addTo(words, Resource.lines(ThreadFinder.class, "no-names.txt"));
        Set<String> places =
                Gazetteer.load().forms().map(form -> Folding.fold(form.word())).collect(Collectors.toSet());
        words.removeIf(word -> places.contains(Folding.fold(word.replace("*", ""))));
        addTo(words, Resource.lines(KeptWords.class, "always-kept.tsv"));
        // Months, weekdays and numbers in words: what recurs is known by all but these.
        addTo(words, Resource.lines(Almanac.class, "masked.tsv"));
        LanguageGuess.smallWords().forEach(words::add);
        return new KeptWords(words);
    }

    /** Words apart by blanks; a first column, if there is one, is for readers. */
    private static void addTo(Set<String> words, List<String> lines) {
        for (String line : lines) {
            words.addAll(List.of(line.substring(line.indexOf('\t') + 1).strip().split(" +")));
        }
    }

    Set<String> forms() {
        return forms;
    }
}
