package copytaster.enrich.countries;

import copytaster.enrich.words.Folding;
import copytaster.enrich.words.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Decides what "Georgia", "Congo" or "Valencia" means here, by the other countries that the story names. */
final class AmbiguousNames {
    private final Map<String, List<Reading>> readings = new HashMap<>();
    private final Map<String, List<String>> defaults = new HashMap<>();
    private final List<PlaceForm> forms = new ArrayList<>();

    static AmbiguousNames load() {
        AmbiguousNames names = new AmbiguousNames();
        for (String line : Resource.lines(AmbiguousNames.class, "ambiguous.tsv")) {
            String[] columns = line.split("\t", -1);
            names.add(columns[0], columns[1], columns[2], columns.length > 3 ? columns[3] : "");
        }
        return names;
    }

    private void add(String word, String readingsText, String defaultText, String languageText) {
        List<Reading> list = new ArrayList<>();
        for (String reading : readingsText.split(";")) {
            int colon = reading.indexOf(':');
            if (colon > 0) {
                list.add(new Reading(
                        codes(reading.substring(0, colon).strip()),
                        Set.of(reading.substring(colon + 1).strip().split(" "))));
            }
        }
        String key = Folding.fold(word);
        readings.put(key, list);
        defaults.put(key, codes(defaultText));
        forms.add(PlaceForm.of(word, codes(defaultText), Kind.AMBIGUOUS, languages(languageText)));
    }

    private static int languages(String text) {
        if (text.isEmpty()) {
            return Languages.ALL;
        }
        int bits = 0;
        for (String language : text.split(" ")) {
            bits |= Languages.bit(language);
        }
        return bits;
    }

    /** "KP+KR" as a list, "-" as none. */
    static List<String> codes(String text) {
        return text.equals("-") ? List.of() : Arrays.asList(text.split("\\+"));
    }

    List<PlaceForm> forms() {
        return forms;
    }

    /** The countries of a word that means a country or nothing; empty for a word of several countries. */
    List<String> onlyReading(String word) {
        List<Reading> known = readings.getOrDefault(Folding.fold(word), List.of());
        return known.size() == 1 ? known.get(0).codes() : List.of();
    }

    /**
     * The countries this word means here: of its readings the one most spoken for; if none is, the home country where it is among them;
     * else the default.
     */
    List<String> resolve(String word, ToIntFunction<String> mentions, String home) {
        String key = Folding.fold(word);
        Reading best = null;
        int most = 0;
        boolean tie = false;
        for (Reading reading : readings.getOrDefault(key, List.of())) {
            int votes = 0;
            for (String supporter : reading.supporters()) {
                votes += mentions.applyAsInt(supporter);
            }
            tie = votes == most && votes > 0;
            if (votes > most) {
                most = votes;
                best = reading;
            }
        }
        if (best != null && !tie) {
            return best.codes();
        }
        for (Reading reading : readings.getOrDefault(key, List.of())) {
            if (reading.codes().contains(home)) {
                return reading.codes();
            }
        }
        return defaults.getOrDefault(key, List.of());
    }
}
