package copytaster.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes deliveries of a real wire's size of a short sample: its last paragraph is written again and again, each time with
 * its words in another order, to stories of three to eight kilobytes; where a format sends many items a file, a file of
 * twenty such stories too. The same sample always gives the same deliveries.
 */
public final class GrownWires {

    /** In an XML file or in the HTML of a JSON string alike. */
    private static final Pattern PARAGRAPH = Pattern.compile("<p(?: [^<>]*)?>(?<words>[^<>]{20,})</p>(?:\\\\n|\\s)*");

    private static final Pattern ITEM =
            Pattern.compile("<(?<name>NewsItem|newsItem|item|entry)[ >].*?</\\k<name>>\\s*", Pattern.DOTALL);
    private static final int[] STORIES = {3_000, 4_000, 5_000, 6_500, 8_000};
    private static final int ITEMS = 20;

    private GrownWires() {}

    public static List<byte[]> of(byte[] sample) {
        // Every byte is a character of its own, so that whatever the encoding is, it is kept.
        String text = new String(sample, StandardCharsets.ISO_8859_1);
        var random = new Random(text.hashCode());
        var grown = new ArrayList<String>();
        for (int size : STORIES) {
            grown.add(longer(text, size, random));
        }
        Matcher item = ITEM.matcher(text);
        if (item.find()) {
            grown.add(many(text, item, random));
        }
        return grown.stream()
                .map(one -> one.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }

    private static String many(String text, Matcher first, Random random) {
        String before = text.substring(0, first.start());
        var file = new StringBuilder(before);
        int end = first.end();
        for (int i = 0; i < ITEMS; i++) {
            file.append(longer(first.group(), STORIES[i % STORIES.length], random));
        }
        while (first.find()) {
            end = first.end();
        }
        return file.append(text.substring(end)).toString();
    }

    private static String longer(String text, int size, Random random) {
        Matcher paragraph = PARAGRAPH.matcher(text);
        int start = -1;
        int end = -1;
        List<String> words = List.of();
        while (paragraph.find()) {
            start = paragraph.start();
            end = paragraph.end();
            words = new ArrayList<>(Arrays.asList(paragraph.group("words").split(" ")));
        }
        var longer = new StringBuilder(text);
        while (start >= 0 && longer.length() < size) {
            Collections.shuffle(words, random);
            longer.insert(end, "<p>" + String.join(" ", words) + "</p>");
        }
        return longer.toString();
    }
}
