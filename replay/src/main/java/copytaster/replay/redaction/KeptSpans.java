package copytaster.replay.redaction;

import copytaster.enrich.words.FoldedText;
import copytaster.enrich.words.Folding;
import copytaster.enrich.words.WordAutomaton;
import java.lang.Character.UnicodeScript;
import java.util.HashSet;
import java.util.Set;

/** Finds what is to be kept in a text: one pass for all words, then what may stand before and after each. */
final class KeptSpans {

    private static final int LONGEST_ENDING = 9;

    /** A name of so many letters is also known where the blank after it was lost. */
    private static final int SHORTEST_GLUED = 7;

    private static final int LONGEST_ARABIC_ENDING = 3;
    private static final int LONGEST_ARABIC_PARTICLES = 4;

    /** The letters of and, then, in, to, as and the article, which Arabic writes before a word and with it. */
    private static final String ARABIC_PARTICLES = "وفبلكا";

    private enum Edges {
        WORD,
        STEM,
        GLUED,
        WORD_START,
        INSIDE,
        ANYWHERE,
        LONE_CHARACTER,
        ARABIC
    }

    private final WordAutomaton<Edges> automaton;

    /** The stems of longer kept words: an invented stem must be none of them, or with an ending it could become one. */
    private final Set<String> stems = new HashSet<>();

    KeptSpans(KeptWords words) {
        WordAutomaton.Builder<Edges> builder = WordAutomaton.builder();
        for (String form : words.forms()) {
            boolean inside = form.startsWith("*");
            boolean stem = form.endsWith("*");
            String word = form.substring(inside ? 1 : 0, form.length() - (stem ? 1 : 0));
            if (!word.isBlank()) {
                builder.add(word, edges(word, inside, stem));
                stems.add(stem(word));
            }
        }
        automaton = builder.build();
    }

    private static Edges edges(String word, boolean inside, boolean stem) {
        return switch (UnicodeScript.of(word.codePointAt(0))) {
            // One syllable begins too many words.
            case HANGUL -> word.length() == 1 ? Edges.WORD : inside ? Edges.INSIDE : Edges.WORD_START;
            case HAN, HIRAGANA, KATAKANA -> word.length() == 1 ? Edges.LONE_CHARACTER : Edges.ANYWHERE;
            case ARABIC -> Edges.ARABIC;
            default -> {
                boolean name = Character.isUpperCase(word.charAt(0)) && word.length() >= SHORTEST_GLUED;
                yield stem ? Edges.STEM : name ? Edges.GLUED : Edges.WORD;
            }
        };
    }

    /** For each character of the text whether it stays as it is. */
    boolean[] of(String text) {
        var kept = new boolean[text.length()];
        var folded = new FoldedText(text);
        automaton.find(folded, (begin, end, all) -> {
            for (Edges edges : all) {
                mark(folded, begin, end, edges, kept);
            }
        });
        return kept;
    }

    /** May this be an invented word? */
    boolean allows(String invented) {
        if (stems.contains(stem(invented))) {
            return false;
        }
        // "Nev." is a state where "Nev" is none.
        for (boolean kept : of(invented + ".")) {
            if (kept) {
                return false;
            }
        }
        return true;
    }

    private static String stem(String word) {
        int letters = isHangul(word.charAt(0)) ? RedactedText.STEM_SYLLABLES : RedactedText.STEM_LETTERS;
        return Folding.fold(word.substring(0, Math.min(letters, word.length())));
    }

    private static void mark(FoldedText text, int begin, int end, Edges edges, boolean[] kept) {
        switch (edges) {
            case WORD -> {
                if (starts(text, begin) && ends(text, end)) {
                    fill(kept, begin, end);
                }
            }
            case GLUED -> {
                if (starts(text, begin) || text.glueStarts(begin)) {
                    fill(kept, begin, end);
                }
            }
            case STEM -> {
                int ending = text.continuation(end);
                if (starts(text, begin) && ending <= LONGEST_ENDING) {
                    fill(kept, begin, end + ending);
                }
            }
            case WORD_START -> {
                if (text.wordStarts(begin)) {
                    fill(kept, begin, end);
                }
            }
            case INSIDE -> fill(kept, begin, end);
            case ANYWHERE -> {
                if (!isKatakana(text.at(begin)) || !isKatakana(text.at(begin - 1)) && !isKatakana(text.at(end))) {
                    fill(kept, begin, end);
                }
            }
            case LONE_CHARACTER -> {
                if (!isHan(text.at(begin - 1)) && !isHan(text.at(end))) {
                    fill(kept, begin, end);
                }
            }
            case ARABIC -> arabic(text, begin, end, kept);
        }
    }

    private static void arabic(FoldedText text, int begin, int end, boolean[] kept) {
        int from = begin;
        while (text.letterAt(from - 1)) {
            from--;
            if (begin - from > LONGEST_ARABIC_PARTICLES || ARABIC_PARTICLES.indexOf(text.at(from)) < 0) {
                return;
            }
        }
        int ending = text.continuation(end);
        if (ending <= LONGEST_ARABIC_ENDING) {
            fill(kept, from, end + ending);
        }
    }

    /** A Latin word may begin right after a Korean or Chinese one, and end right before it. */
    private static boolean starts(FoldedText text, int begin) {
        return text.wordStarts(begin) || !text.letterAt(begin) || isEastAsian(text.at(begin - 1));
    }

    private static boolean ends(FoldedText text, int end) {
        return text.wordEnds(end) || !text.letterAt(end - 1) || isEastAsian(text.at(end));
    }

    private static void fill(boolean[] kept, int begin, int end) {
        for (int i = begin; i < Math.min(end, kept.length); i++) {
            kept[i] = true;
        }
    }

    private static boolean isEastAsian(char c) {
        return c >= '\u2e80' && Character.isLetter(c);
    }

    static boolean isHangul(char c) {
        return c >= '\uac00' && c <= '\ud7a3';
    }

    private static boolean isHan(char c) {
        return c >= '\u4e00' && c <= '\u9fff';
    }

    private static boolean isKatakana(char c) {
        return c >= '\u30a1' && c <= '\u30fe' && c != '\u30fb';
    }
}
