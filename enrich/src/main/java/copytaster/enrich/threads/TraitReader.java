package copytaster.enrich.threads;

import copytaster.enrich.text.CleanText;
import copytaster.enrich.words.Folding;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import it.unimi.dsi.fastutil.longs.Long2ObjectLinkedOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads names, figures and first words out of a text. A name is a word with a capital inside a sentence, also a few of them
 * joined, as scripts without blanks write Kim Jong-un; in scripts without capitals any word may be one, and how rare it is
 * decides later.
 */
final class TraitReader {

    private static final int MOST_NAMES = 60;
    private static final int MOST_FIGURES = 40;
    private static final int MOST_TERMS = 72;
    private static final int STEM = 6;
    private static final int HANGUL_STEM = 3;

    private final String language;
    private final Long2ObjectLinkedOpenHashMap<String> names = new Long2ObjectLinkedOpenHashMap<>();
    private final LongOpenHashSet leadingUp = new LongOpenHashSet();
    private final TreeMap<Integer, String> figures = new TreeMap<>();
    private final IntLinkedOpenHashSet terms = new IntLinkedOpenHashSet();

    /** The run of capitalised words that is being read: where each begins and ends. */
    private final LongArrayList run = new LongArrayList();

    private String text = "";
    private boolean sentenceBegins;
    private boolean capitalsTell;

    private TraitReader(String language) {
        this.language = language;
    }

    static Traits read(CleanText text, List<String> places) {
        TraitReader reader = readAll(text);
        int[] terms = reader.terms.toIntArray();
        Arrays.sort(terms);
        long[] names = reader.names.keySet().toLongArray();
        for (int i = 0; i < names.length; i++) {
            names[i] = reader.leadingUp.contains(names[i]) ? Spelling.leadingUp(names[i]) : names[i];
        }
        return new Traits(
                names,
                reader.figures.keySet().stream().mapToInt(Integer::intValue).toArray(),
                terms,
                places);
    }

    static TraitReader readAll(CleanText text) {
        var reader = new TraitReader(text.language());
        reader.read(text.headline(), !isTitleCase(text.headline()));
        reader.read(text.lead(), true);
        reader.read(text.rest(), true);
        return reader;
    }

    /** The name as the text prints it. */
    String printed(long name) {
        return names.getOrDefault(name, "");
    }

    String printed(int figure) {
        return figures.getOrDefault(figure, "");
    }

    private void read(String zone, boolean capitals) {
        text = zone;
        sentenceBegins = true;
        capitalsTell = capitals;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Figures.begins(text, at)) {
                endRun();
                Figures.Figure figure = Figures.read(text, at, language);
                int end = Math.max(at + 1, figure.end());
                if (figure.value() > 0 && figures.size() < MOST_FIGURES) {
                    figures.putIfAbsent(Figures.key(figure.value()), text.substring(at, end));
                }
                at = end;
                sentenceBegins = false;
            } else if (Character.isLetter(c)) {
                int end = wordEnd(at);
                word(at, end);
                at = end;
            } else {
                if (c != ' ' && c != '-' && c != '\u00a0') {
                    endRun();
                }
                sentenceBegins |= c == '.' || c == '!' || c == '?' || c == '\n' || c == '"' || c == '“' || c == '«';
                at++;
            }
        }
        endRun();
    }

    private int wordEnd(int from) {
        int at = from + 1;
        Script script = Script.of(text.charAt(from));
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean mark = Character.getType(c) == Character.NON_SPACING_MARK;
            if (!mark && (!Character.isLetter(c) && c != 'ー' || Script.of(c) != script)) {
                break;
            }
            at++;
        }
        return at;
    }

    private void word(int from, int to) {
        switch (Script.of(text.charAt(from))) {
            case HAN -> {
                endRun();
                for (int i = from; i + 1 < to; i++) {
                    term(text, i, i + 2);
                }
            }
            case HIRAGANA -> endRun();
            case KATAKANA -> {
                endRun();
                term(text, from, to);
                name(from, to);
            }
            case HANGUL -> {
                endRun();
                hangul(from, to);
            }
            case OTHER -> {
                endRun();
                cursive(from, to);
            }
            case CASED -> cased(from, to);
        }
        sentenceBegins = false;
    }

    private void cased(int from, int to) {
        if (to - from > 3) {
            term(text, from, Math.min(to, from + STEM));
        }
        boolean capital = Character.isUpperCase(text.charAt(from));
        if (!capital || !capitalsTell || to - from == 1) {
            boolean link = to - from > 1 && to - from < 4 && !run.isEmpty() && text.charAt(from - 1) == '-';
            if (link) {
                run.add((long) from << 32 | to);
            } else {
                endRun();
            }
            return;
        }
        // What begins a sentence has its capital from there, unless the next word has one too.
        if (sentenceBegins && !capitalFollows(to) && !isAcronym(from, to)) {
            endRun();
            return;
        }
        run.add((long) from << 32 | to);
    }

    private boolean capitalFollows(int to) {
        return to + 1 < text.length()
                && (text.charAt(to) == ' ' || text.charAt(to) == '-')
                && Character.isUpperCase(text.charAt(to + 1));
    }

    private boolean isAcronym(int from, int to) {
        return to - from >= 3
                && Character.isUpperCase(text.charAt(from + 1))
                && Character.isUpperCase(text.charAt(from + 2));
    }

    /** Each word of the run by itself; and of two or three short ones all together, as in Kim Jong-un. */
    private void endRun() {
        if (run.isEmpty()) {
            return;
        }
        int first = begin(0);
        int last = end(run.size() - 1);
        if (run.size() >= 2 && run.size() <= 3 && last - first <= 16 && allShort()) {
            name(first, last, false);
        }
        boolean named = false;
        for (int i = run.size() - 1; i >= 0; i--) {
            int to = Endings.cyrillic(text, begin(i), end(i));
            if (!ending(i, to)) {
                name(begin(i), to, named);
                named = true;
            }
        }
        run.clear();
    }

    private boolean ending(int i, int to) {
        return NoNames.holds(text, begin(i), end(i)) || to - begin(i) < 3;
    }

    private boolean allShort() {
        for (int i = 0; i < run.size(); i++) {
            if (end(i) - begin(i) > 7 || NoNames.holds(text, begin(i), end(i))) {
                return false;
            }
        }
        return true;
    }

    private int begin(int i) {
        return (int) (run.getLong(i) >>> 32);
    }

    private int end(int i) {
        return (int) run.getLong(i);
    }

    private void hangul(int from, int to) {
        int stem = Endings.korean(text, from, to);
        if (stem - from >= 2) {
            term(text, from, Math.min(stem, from + HANGUL_STEM));
        }
        if (to - from < 3 && stem - from < 3 || NoNames.holds(text, from, to)) {
            return;
        }
        name(from, to);
        if (stem < to && stem - from >= 2) {
            name(from, stem);
        }
    }

    /** Arabic and other scripts without capitals. */
    private void cursive(int from, int to) {
        int begin = Endings.arabic(text, from, to);
        if (to - begin > 3) {
            term(text, begin, Math.min(to, begin + STEM));
        }
        if (!NoNames.holds(text, from, to)) {
            name(begin, to);
        }
    }

    private void name(int from, int to) {
        name(from, to, false);
    }

    private void name(int from, int to, boolean leadsUp) {
        if (names.size() >= MOST_NAMES) {
            return;
        }
        long name = Sound.of(text, from, to);
        if (Spelling.consonants(name) >= 2 && !NoNames.holds(text, from, to)) {
            if (names.putIfAbsent(name, text.substring(from, to)) == null && leadsUp) {
                leadingUp.add(name);
            }
        }
    }

    private void term(String word, int from, int to) {
        if (terms.size() >= MOST_TERMS) {
            return;
        }
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + Folding.fold(word.charAt(i));
        }
        terms.add(hash * 0x9E3779B9);
    }

    /** In a headline of capitals, or with a capital for each word, a capital tells nothing. */
    private static boolean isTitleCase(String headline) {
        int small = 0;
        int capital = 0;
        for (String word : headline.split("[^\\p{L}]+")) {
            if (word.length() > 3) {
                if (Character.isUpperCase(word.charAt(0))) {
                    capital++;
                } else {
                    small++;
                }
            }
        }
        return capital > 2 * small;
    }
}
