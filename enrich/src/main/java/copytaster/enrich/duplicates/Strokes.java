package copytaster.enrich.duplicates;

import copytaster.enrich.words.Folding;
import it.unimi.dsi.fastutil.HashCommon;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;

/**
 * A sample of a text's runs of letters, without spaces and signs, by which a copy is known whose words are glued
 * together, broken or misread. Letters that print alike are one letter: l and 1, o and 0, rn and m. A run is in the
 * sample by its own hash, so that what stands around it does not matter.
 */
final class Strokes {

    private static final int RUN = 7;

    /** One run in so many is kept. */
    private static final int SAMPLE = 16;

    private Strokes() {}

    static IntSet of(String text) {
        var letters = new char[text.length()];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
                count = write(letters, count, alike(Folding.fold(c)));
            }
        }
        var strokes = new IntOpenHashSet();
        for (int from = 0; from + RUN <= count; from++) {
            int hash = 7;
            for (int i = from; i < from + RUN; i++) {
                hash = hash * 31 + letters[i];
            }
            hash = HashCommon.murmurHash3(hash);
            if (Integer.remainderUnsigned(hash, SAMPLE) == 0) {
                strokes.add(hash);
            }
        }
        return strokes;
    }

    /** Two letters that run together print like one. */
    private static int write(char[] letters, int count, char letter) {
        char last = count == 0 ? ' ' : letters[count - 1];
        if (last == 'r' && letter == 'n') {
            letters[count - 1] = 'm';
            return count;
        }
        if (last == 'r' && letter == 'i') {
            letters[count - 1] = 'n';
            return count;
        }
        if (last == 'c' && letter == 'i') {
            letters[count - 1] = 'd';
            return count;
        }
        if (last == 'i' && letter == 'i') {
            letters[count - 1] = 'b';
            return count;
        }
        letters[count] = letter;
        return count + 1;
    }

    private static char alike(char letter) {
        return switch (letter) {
            case 'l', '1', 'j' -> 'i';
            case '0' -> 'o';
            case '5' -> 's';
            case 'e' -> 'c';
            case 'h', '8' -> 'b';
            default -> letter;
        };
    }
}
