package copytaster.desk.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A run of text, marked or not: how highlights reach a template without any markup from the wire or the index. */
record Segment(String text, boolean marked) {

    /** Private-use characters that the index puts around what it found; a wire that sends them loses nothing but them. */
    static final String OPEN = "\uE000";

    static final String CLOSE = "\uE001";

    private static final Pattern LEFTOVER = Pattern.compile("^[\\s\\p{Punct}–—·…]+(?=[\\s\\p{L}\\p{N}" + OPEN + "])");

    static List<Segment> plain(String text) {
        return List.of(new Segment(text, false));
    }

    /** Takes a highlighted text apart at {@link #OPEN} and {@link #CLOSE}. */
    static List<Segment> of(String highlighted) {
        var segments = new ArrayList<Segment>();
        boolean marked = false;
        int from = 0;
        for (int i = 0; i <= highlighted.length(); i++) {
            boolean end = i == highlighted.length();
            if (end || isMarker(highlighted.charAt(i))) {
                if (i > from) {
                    segments.add(new Segment(highlighted.substring(from, i), marked));
                }
                from = i + 1;
                marked = !end && highlighted.charAt(i) == OPEN.charAt(0);
            }
        }
        return segments;
    }

    /** A piece from the middle of a text, without what is left of the sentence before it. */
    static List<Segment> ofFragment(String highlighted) {
        return of(LEFTOVER.matcher(highlighted).replaceFirst(""));
    }

    private static boolean isMarker(char character) {
        return character == OPEN.charAt(0) || character == CLOSE.charAt(0);
    }
}
