package copytaster.desk.web;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The address of a story: {@code /story/<key>} where the key makes a clean path, else {@code /story?key=…}. */
final class StoryLink {

    static final String PATH = "/story";

    /** Segments that every proxy and server passes on unchanged; dots alone would be folded away. */
    private static final Pattern CLEAN = Pattern.compile("(?!\\.{1,2}$)[\\p{Alnum}._:@!$&'()*+,=~ -]+");

    private StoryLink() {}

    static String of(String key) {
        String[] segments = key.split("/", -1);
        if (Arrays.stream(segments).allMatch(segment -> CLEAN.matcher(segment).matches())) {
            return PATH + "/" + Arrays.stream(segments).map(StoryLink::encoded).collect(Collectors.joining("/"));
        }
        return PATH + "?key=" + Address.encoded(key);
    }

    /** The address of one earlier version's text. */
    static String of(String key, long revision) {
        String link = of(key);
        return link + (link.contains("?") ? "&" : "?") + "revision=" + revision;
    }

    private static String encoded(String segment) {
        return Address.encoded(segment).replace("+", "%20").replace("%3A", ":");
    }
}
