package copytaster.replay.redaction;

import copytaster.enrich.almanac.Almanac;
import copytaster.enrich.countries.CountryWords;
import copytaster.enrich.mediatopics.QueryWords;
import copytaster.enrich.threads.ThreadFinder;
import copytaster.enrich.words.LanguageGuess;
import copytaster.enrich.words.Resource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** What is nobody's expression: the words on which versions, dates and figures are known, and the small words. */
    static KeptWords always() {
        return new KeptWords(Stream.of(
                        Resource.lines(KeptWords.class, "always-kept.tsv").stream(),
                        // Months, weekdays and numbers in words: what recurs is known by all but these.
                        Resource.lines(Almanac.class, "masked.tsv").stream(),
                        // Titles and offices: words with a capital that tell nobody's name.
                        Resource.lines(ThreadFinder.class, "no-names.txt").stream())
                .flatMap(lines -> lines)
                .map(line -> line.substring(line.indexOf('\t') + 1))
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .collect(Collectors.collectingAndThen(Collectors.toSet(), words -> {
                    LanguageGuess.smallWords().forEach(words::add);
                    return words;
                })));
    }

    Set<String> forms() {
        return forms;
    }
}
