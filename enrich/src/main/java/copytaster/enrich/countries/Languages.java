package copytaster.enrich.countries;

import copytaster.enrich.words.FoldedText;
import copytaster.enrich.words.LanguageGuess;
import java.util.ArrayList;
import java.util.List;

/** The languages that have country names of their own, each a bit: a form counts where its bits meet those of the story. */
final class Languages {
    static final List<String> TAGGED = withUkrainian();
    static final int ALL = -1;

    /** Letters that tell an undeclared language: enough for a script and some small words. */
    private static final int LOOKED_AT = 350;

    private Languages() {}

    private static List<String> withUkrainian() {
        List<String> languages = new ArrayList<>(LanguageGuess.LANGUAGES);
        languages.add("uk");
        return List.copyOf(languages);
    }

    static int bit(String language) {
        return 1 << TAGGED.indexOf(language);
    }

    /** The languages that the story may be in: a near relative's where its own has no table, English where nothing can be told. */
    static int of(String declared, FoldedText text) {
        String language = declared.isEmpty()
                ? LanguageGuess.of("", new FoldedText(text.words(0, Math.min(text.length(), LOOKED_AT))))
                : LanguageGuess.of(declared, text);
        if (declared.isEmpty() && language.equals("ru")) {
            return hasUkrainianLetters(text) ? bit("uk") : bit("ru");
        }
        if (TAGGED.contains(language)) {
            return bit(language);
        }
        return switch (language) {
            case "be", "bg" -> bit("ru");
            case "ca", "gl" -> bit("es");
            default -> bit("en");
        };
    }

    private static boolean hasUkrainianLetters(FoldedText text) {
        for (int i = 0; i < Math.min(text.length(), LOOKED_AT); i++) {
            if ("іїєґІЇЄҐ".indexOf(text.at(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
