package copytaster.bench.duplicates;

import copytaster.bench.duplicates.LabelledWire.Sent;
import copytaster.enrich.text.CleanText;
import copytaster.enrich.text.Cleaner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The words of a story as the peers read them: cleaned of datelines and footers as ours are, lower case. */
final class Tokens {

    private Tokens() {}

    /** The words of the body; of a story without one, those of the headline; else its id, which is like no other. */
    static List<String> of(Sent sent) {
        CleanText text = Cleaner.clean(sent.story());
        List<String> words = words(text.body());
        if (words.isEmpty()) {
            words = words(text.headline());
        }
        return words.isEmpty() ? List.of(sent.story().getId()) : words;
    }

    static String text(Sent sent) {
        CleanText text = Cleaner.clean(sent.story());
        return text.headline() + "\n" + text.body();
    }

    /** Runs of so many words, or the one run there is in a shorter text. */
    static Set<String> shingles(List<String> words, int length) {
        var shingles = new TreeSet<String>();
        for (int i = 0; i + length <= words.size(); i++) {
            shingles.add(String.join(" ", words.subList(i, i + length)));
        }
        if (shingles.isEmpty() && !words.isEmpty()) {
            shingles.add(String.join(" ", words));
        }
        return shingles;
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
