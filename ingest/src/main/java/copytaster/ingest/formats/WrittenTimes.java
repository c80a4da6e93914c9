package copytaster.ingest.formats;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads times as people and mail programs write them: RFC 822 with all the liberties that feeds take, the names of months in
 * the agencies' languages, dates in figures. The name of the day is not checked, the zone may be a name or missing.
 */
final class WrittenTimes {

    private static final Pattern REMARK = Pattern.compile("\\([^()]*\\)");
    private static final Pattern CLOCK =
            Pattern.compile("(?:(오전|오후|午前|午後)\\s*)?(?<!\\d)(\\d{1,2})(?::|\\s?h\\s?|시\\s*)(\\d{2})분?"
                    + "(?::(\\d{2})(?:[.,]\\d{1,9})?)?\\s*(a\\.?m\\b\\.?|p\\.?m\\b\\.?)?");
    private static final Pattern OFFSET = Pattern.compile("(?:\\b(?:gmt|utc))?\\s*([+-]\\d{2}:?\\d{2})z?$");
    private static final Pattern REGION = Pattern.compile("\\b[A-Z][a-z]+/[A-Z][A-Za-z_]+$");
    private static final Pattern ZONE_NAME = Pattern.compile("[\\s\\d]([a-z]{1,4})$");
    private static final Pattern FIGURES =
            Pattern.compile("(?<!\\d)(\\d{1,4})\\s?([./-]|년|年)\\s?(\\d{1,2})\\s?(?:\\2|월|月)\\s?(\\d{1,4})(?!\\d)");
    private static final Pattern NUMBER = Pattern.compile("^(\\d{1,4})(?:st|nd|rd|th|er|[ºª°])?$");
    private static final Pattern KOREAN_MONTH = Pattern.compile("^(\\d{1,2})월$");
    private static final Pattern EPOCH = Pattern.compile("^1\\d{9}(?:\\d{3})?$");

    /** How the names of a month begin, without accents, January first. */
    private static final String[] MONTHS = {
        "jan ene gen янв",
        "feb fev фев",
        "mar mrz maa mrt мар",
        "apr abr avr апр",
        "may mai mag mei maj май мая",
        "jun juin giu июн",
        "jul juil lug июл",
        "aug ago aou авг",
        "sep set сен",
        "oct okt ott out окт",
        "nov ноя",
        "dec dic dez дек"
    };

    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("z", "Z"),
            Map.entry("ut", "Z"),
            Map.entry("utc", "Z"),
            Map.entry("gmt", "Z"),
            Map.entry("wet", "Z"),
            Map.entry("bst", "+01:00"),
            Map.entry("cet", "+01:00"),
            Map.entry("mez", "+01:00"),
            Map.entry("cest", "+02:00"),
            Map.entry("mesz", "+02:00"),
            Map.entry("eet", "+02:00"),
            Map.entry("eest", "+03:00"),
            Map.entry("msk", "+03:00"),
            Map.entry("ist", "+05:30"),
            Map.entry("kst", "+09:00"),
            Map.entry("jst", "+09:00"),
            Map.entry("est", "-05:00"),
            Map.entry("edt", "-04:00"),
            Map.entry("cst", "-06:00"),
            Map.entry("cdt", "-05:00"),
            Map.entry("mst", "-07:00"),
            Map.entry("mdt", "-06:00"),
            Map.entry("pst", "-08:00"),
            Map.entry("pdt", "-07:00"));

    private String text;

    private WrittenTimes(String text) {
        this.text = text;
    }

    /** @throws DateTimeException when it is no time */
    static Instant read(String text, ZoneId zone) {
        String plain = REMARK.matcher(text).replaceAll(" ").strip();
        if (EPOCH.matcher(plain).matches()) {
            return plain.length() > 10
                    ? Instant.ofEpochMilli(Long.parseLong(plain))
                    : Instant.ofEpochSecond(Long.parseLong(plain));
        }
        return new WrittenTimes(plain).read(zone);
    }

    private Instant read(ZoneId elsewhere) {
        ZoneId zone = zone(elsewhere);
        LocalTime time = time();
        return date().atTime(time).atZone(zone).toInstant();
    }

    private ZoneId zone(ZoneId elsewhere) {
        Matcher region = REGION.matcher(text);
        if (region.find()) {
            ZoneId zone = ZoneId.of(region.group());
            lower(text.substring(0, region.start()));
            return zone;
        }
        lower(text);
        Matcher offset = OFFSET.matcher(text);
        if (offset.find()) {
            text = text.substring(0, offset.start());
            return ZoneOffset.of(offset.group(1));
        }
        Matcher name = ZONE_NAME.matcher(text);
        if (name.find() && ZONES.containsKey(name.group(1))) {
            text = text.substring(0, text.length() - name.group(1).length());
            return ZoneOffset.of(ZONES.get(name.group(1)));
        }
        return elsewhere;
    }

    private void lower(String of) {
        text = of.toLowerCase(Locale.ROOT).strip();
    }

    private LocalTime time() {
        Matcher clock = CLOCK.matcher(text);
        if (!clock.find()) {
            return LocalTime.MIDNIGHT;
        }
        int hour = Integer.parseInt(clock.group(2));
        String half = clock.group(1) == null ? clock.group(5) : clock.group(1);
        if (half != null && hour <= 12) {
            boolean afternoon = half.startsWith("p") || half.equals("오후") || half.equals("午後");
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        int second = clock.group(4) == null ? 0 : Integer.parseInt(clock.group(4));
        text = text.substring(0, clock.start()) + " " + text.substring(clock.end());
        // A leap second is no reason to lose the minute.
        return LocalTime.of(hour, Integer.parseInt(clock.group(3)), Math.min(second, 59));
    }

    private LocalDate date() {
        Matcher figures = FIGURES.matcher(text);
        if (figures.find()) {
            return inFigures(figures);
        }
        int month = 0;
        var numbers = new ArrayList<Integer>();
        for (String word : text.split("[\\s,./-]+")) {
            Matcher number = NUMBER.matcher(word);
            Matcher korean = KOREAN_MONTH.matcher(word);
            if (number.matches()) {
                numbers.add(Integer.valueOf(number.group(1)));
            } else if (korean.matches()) {
                month = Integer.parseInt(korean.group(1));
            } else if (month(word) > 0) {
                // The last one: "mar., 3 nov." begins with a Tuesday.
                month = month(word);
            }
        }
        if (month == 0 && numbers.size() == 3) {
            month = numbers.remove(1);
        }
        if (month == 0 || numbers.size() != 2) {
            throw new DateTimeException("not a time: " + text);
        }
        boolean yearFirst = numbers.getFirst() > 31;
        return LocalDate.of(year(numbers.get(yearFirst ? 0 : 1)), month, numbers.get(yearFirst ? 1 : 0));
    }

    private static LocalDate inFigures(Matcher figures) {
        int first = Integer.parseInt(figures.group(1));
        int second = Integer.parseInt(figures.group(3));
        int third = Integer.parseInt(figures.group(4));
        if (figures.group(1).length() == 4) {
            return LocalDate.of(first, second, third);
        }
        boolean american = figures.group(2).equals("/") ? first <= 12 : second > 12;
        return american ? LocalDate.of(year(third), first, second) : LocalDate.of(year(third), second, first);
    }

    private static int month(String word) {
        String plain = Normalizer.normalize(word, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        for (int i = 0; i < MONTHS.length && plain.length() >= 3; i++) {
            for (String beginning : MONTHS[i].split(" ")) {
                if (plain.startsWith(beginning)) {
                    return i + 1;
                }
            }
        }
        return 0;
    }

    /** Two figures as RFC 2822 has them. */
    private static int year(int written) {
        return written >= 100 ? written : written < 50 ? 2000 + written : 1900 + written;
    }
}
