package copytaster.ingest.formats;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Links of feeds: made whole where they are relative, and less what only says where a reader came from. */
final class FeedLinks {

    private static final Pattern ADDRESS = Pattern.compile("(?i)^https?://\\S+$");
    private static final Pattern TRACKING = Pattern.compile(
            "(?i)^(?:(?:utm|at|mc|ns|wt|pk|mtm|hsa)_\\w+|maca|xtor|cmp|cmpid|fbclid"
                    + "|gclid|igshid|ncid|smid|ocid|ito|ftag|feedtype|feedname|traffic_source|wt\\.\\w+|rss|(?:from|input|source|src|ref|partner)=(?:[\\w-]*rss[\\w-]*|feed))(?:=.*)?$");
    /** The number or the time of an update, or a counter's mark: not a place in the page. */
    private static final Pattern FRAGMENT =
            Pattern.compile("(?i)#(?:\\d{1,3}|\\d{4}-\\d\\d-\\d\\dT[\\d:.Z+-]+|xtor=.*|utm_.*|ref=rss.*|)$");

    private FeedLinks() {}

    /** What the item is known by: an address less its tracking, anything else as it is. */
    static String id(String idOrLink) {
        String id = idOrLink.strip();
        if (!ADDRESS.matcher(id).matches()) {
            return id;
        }
        String page = FRAGMENT.matcher(id).replaceFirst("");
        int question = page.indexOf('?');
        if (question < 0) {
            return page;
        }
        String query = Arrays.stream(page.substring(question + 1).split("[&;]"))
                .filter(part -> !part.isEmpty() && !TRACKING.matcher(part).matches())
                .collect(Collectors.joining("&"));
        return page.substring(0, question) + (query.isEmpty() ? "" : "?" + query);
    }

    /** The link made whole by the first of the bases that is an address; as it is when none is. */
    static String whole(String link, String... bases) {
        String plain = link.strip();
        if (plain.isEmpty() || ADDRESS.matcher(plain).matches() || plain.indexOf(' ') >= 0) {
            return plain;
        }
        Optional<String> base = Stream.of(bases)
                .map(String::strip)
                .filter(candidate -> ADDRESS.matcher(candidate).matches())
                .findFirst();
        try {
            return base.map(URI::create)
                    .map(site -> site.getPath().isEmpty() ? site.resolve("/") : site)
                    .map(site -> site.resolve(plain).toString())
                    .orElse(plain);
        } catch (IllegalArgumentException notAnAddress) {
            return plain;
        }
    }
}
