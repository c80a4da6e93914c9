package copytaster.desk.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A story's text as blocks to set: paragraphs and tables, the words that decided its tags marked at their first place. */
record StoryText(List<Segment> headline, List<Block> blocks) {

    private static final Pattern BLANK_LINE = Pattern.compile("\n\\s*\n");
    private static final int SHORTEST_WORDS = 2;

    /** A paragraph or a table. */
    sealed interface Block {}

    /** Lines of segments; one line is the rule. */
    record Paragraph(List<List<Segment>> lines) implements Block {}

    record Table(List<List<String>> rows) implements Block {}

    static StoryText of(IndexedStory story) {
        Set<String> unmarked = deciders(story);
        List<Segment> headline = mark(story.title(), new HashSet<>(unmarked));
        var blocks = new ArrayList<Block>();
        for (String block : BLANK_LINE.splitAsStream(story.body().strip()).toList()) {
            if (block.indexOf('\t') >= 0) {
                blocks.add(table(block));
            } else if (!block.isBlank()) {
                blocks.add(new Paragraph(
                        block.strip().lines().map(line -> mark(line, unmarked)).toList()));
            }
        }
        return new StoryText(headline, blocks);
    }

    private static Table table(String block) {
        return new Table(block.lines()
                .map(line ->
                        Arrays.stream(line.split("\t", -1)).map(String::strip).toList())
                .toList());
    }

    private static Set<String> deciders(IndexedStory story) {
        var words = new HashSet<String>();
        Stream.concat(
                        story.tags().countries().stream()
                                .filter(IndexedStory.Country::about)
                                .flatMap(tag -> tag.evidence().stream()),
                        story.tags().mediaTopics().stream().flatMap(tag -> tag.evidence().stream()))
                .filter(reason -> !reason.zone().equals("provider"))
                .map(reason -> reason.words().strip())
                .filter(text -> text.length() >= SHORTEST_WORDS)
                .forEach(words::add);
        return words;
    }

    /** Marks the first place of each wanted run of words, and takes what it marked from the wanted ones. */
    private static List<Segment> mark(String text, Set<String> wanted) {
        record Place(int from, int to, String words) {}
        String folded = text.toLowerCase(Locale.ROOT);
        if (folded.length() != text.length()) {
            return Segment.plain(text);
        }
        var places = new ArrayList<Place>();
        for (String words : wanted) {
            int from = wordStart(folded, words.toLowerCase(Locale.ROOT));
            if (from >= 0) {
                places.add(new Place(from, from + words.length(), words));
            }
        }
        places.sort(Comparator.comparingInt(Place::from)
                .thenComparing(Comparator.comparingInt(Place::to).reversed()));
        var segments = new ArrayList<Segment>();
        int at = 0;
        for (Place place : places) {
            wanted.remove(place.words());
            if (place.from() >= at) {
                add(segments, text.substring(at, place.from()), false);
                add(segments, text.substring(place.from(), place.to()), true);
                at = place.to();
            }
        }
        add(segments, text.substring(at), false);
        return segments;
    }

    /** Where the words stand at the beginning of a word: Korean hangs particles on the end, never on the front. */
    private static int wordStart(String text, String words) {
        int at = text.indexOf(words);
        while (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
            at = text.indexOf(words, at + 1);
        }
        return at + words.length() <= text.length() ? at : -1;
    }

    private static void add(List<Segment> segments, String text, boolean marked) {
        if (!text.isEmpty()) {
            segments.add(new Segment(text, marked));
        }
    }
}
