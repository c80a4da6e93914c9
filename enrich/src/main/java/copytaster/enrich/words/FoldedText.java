package copytaster.enrich.words;

/**
 * Several zones of a story, one after another, as they stand and folded; a zero character between zones keeps a word from spanning two.
 */
public final class FoldedText {
    private final char[] original;
    private final char[] folded;
    private final int[] ends;

    /** The zones keep the order given; an absent one is an empty string. */
    public FoldedText(String... zones) {
        int length = 0;
        for (String zone : zones) {
            length += zone.length() + 1;
        }
        original = new char[length];
        ends = new int[zones.length];
        int at = 0;
        for (int i = 0; i < zones.length; i++) {
            zones[i].getChars(0, zones[i].length(), original, at);
            at += zones[i].length();
            ends[i] = at;
            at++;
        }
        folded = new char[length];
        for (int i = 0; i < length; i++) {
            folded[i] = Folding.fold(original[i]);
        }
    }

    public char[] folded() {
        return folded;
    }

    public int length() {
        return folded.length;
    }

    /** The number of the zone that holds this position. */
    public int zone(int position) {
        int zone = 0;
        while (position > ends[zone]) {
            zone++;
        }
        return zone;
    }

    public int start(int zone) {
        return zone == 0 ? 0 : ends[zone - 1] + 1;
    }

    public int end(int zone) {
        return ends[zone];
    }

    /** The character as it stands, or a zero character outside the text. */
    public char at(int position) {
        return position < 0 || position >= original.length ? '\0' : original[position];
    }

    /** The words as they stand, on one line. */
    public String words(int begin, int end) {
        return new String(original, begin, end - begin).replace('\n', ' ');
    }

    public boolean letterAt(int position) {
        return Character.isLetterOrDigit(at(position));
    }

    /** Does a word begin here, or a new one after a small letter that lost its blank ("theUkraine")? */
    public boolean wordStarts(int position) {
        return !letterAt(position - 1);
    }

    public boolean wordEnds(int end) {
        return !letterAt(end);
    }

    public boolean glueStarts(int position) {
        return Character.isLowerCase(at(position - 1)) && Character.isUpperCase(at(position));
    }

    /** How many letters follow before the word ends. */
    public int continuation(int end) {
        int i = end;
        while (letterAt(i)) {
            i++;
        }
        return i - end;
    }

    /** Is the zone set in capitals, so that a capital tells nothing? */
    public boolean inCapitals(int zone) {
        int small = 0;
        int capital = 0;
        for (int i = start(zone); i < end(zone); i++) {
            char c = original[i];
            if (Character.isLowerCase(c)) {
                small++;
            } else if (Character.isUpperCase(c)) {
                capital++;
            }
        }
        return capital > small * 4;
    }
}
