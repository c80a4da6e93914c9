package copytaster.enrich.threads;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import copytaster.enrich.countries.CountryTagger;
import copytaster.enrich.words.Folding;
import copytaster.enrich.words.LanguageGuess;
import copytaster.enrich.words.Resource;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.Locale;

/**
 * Words that look like a name and tell nothing of who a story is about: countries and their people, which the tagger knows
 * better, months, offices, agencies.
 */
final class NoNames {

    private static final NoNames ALL = new NoNames();
    private static final int SHORTEST = 2;

    private final IntOpenHashSet words = new IntOpenHashSet();
    private final IntOpenHashSet beginnings = new IntOpenHashSet();

    private NoNames() {
        Resource.lines(NoNames.class, "no-names.txt").forEach(this::addAll);
        for (String language : LanguageGuess.LANGUAGES) {
            var names = LocaleDisplayNames.getInstance(new ULocale(language));
            for (String region : Locale.getISOCountries()) {
                addAll(names.regionDisplayName(region));
            }
            if (!language.equals("ko") && !language.equals("zh")) {
                Resource.lines(CountryTagger.class, "names-" + language + ".tsv").stream()
                        .filter(line -> line.indexOf('\t') > 0)
                        .forEach(line ->
                                addAll(line.substring(line.indexOf('\t') + 1).replace(',', ' ')));
            }
        }
    }

    static boolean holds(String text, int from, int to) {
        return ALL.has(text, from, to);
    }

    private boolean has(String text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + Folding.fold(text.charAt(i));
            if (i - from + 1 >= SHORTEST && beginnings.contains(hash)) {
                return true;
            }
        }
        return words.contains(hash);
    }

    private void addAll(String line) {
        for (String word : line.split("[^\\p{L}\\p{M}*]+")) {
            boolean beginning = word.endsWith("*");
            String folded = Folding.fold(beginning ? word.substring(0, word.length() - 1) : word);
            boolean hangul = !folded.isEmpty() && folded.charAt(0) >= 0xAC00 && folded.charAt(0) <= 0xD7A3;
            if (folded.length() >= SHORTEST) {
                // Korean words carry their particles with them.
                (beginning || hangul && folded.length() > 2 ? beginnings : words).add(folded.hashCode());
            }
        }
    }
}
