package copytaster.ingest.formats;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time at the end of a message, by which alone its number means one message: numbers begin anew every day.
 *
 * @param day as the agency writes it, {@code 2018-12-10}: whoever counts, counts by it
 * @param time ISO 8601, without a zone where none is sent
 */
record WireTime(String day, String time) {

    /** "101137 GMT Dez 18", "091223 dec 18", "291643 MESZ Jun 17". */
    private static final Pattern IPTC = Pattern.compile(
            "^\\s*(\\d{2})(\\d{2})(\\d{2})\\s*([A-Z]{1,4}\\b)?\\s+(\\p{L}{3,9})\\.?\\s+(\\d{2}|\\d{4})\\s*$");
    /** "AP-WF-02-20-16 0337GMT&lt;": month, day, year. */
    private static final Pattern ANPA = Pattern.compile(
            "^\\s*[A-Z]{2,6}-[A-Z]{2}-(\\d{2})-(\\d{2})-(\\d{2}) (\\d{2})(\\d{2})\\s*([A-Z]{3})?\\s*<?\\s*$");
    /** "KWS-21:37-09-12-18": day, month, year, by Tokyo's clock. */
    private static final Pattern KYODO =
            Pattern.compile("^\\s*[A-Z]{2,6}-(\\d{2}):(\\d{2})-(\\d{2})-(\\d{2})-(\\d{2})\\s*$");

    private static final Map<String, String> ZONES = Map.of(
            "GMT", "Z", "UTC", "Z", "Z", "Z", "MEZ", "+01:00", "CET", "+01:00", "MESZ", "+02:00", "CEST", "+02:00",
            "BST", "+01:00", "EST", "-05:00", "EDT", "-04:00");

    /** The beginnings of the months in the languages of the wires, a list a month. */
    private static final List<List<String>> MONTHS = List.of(
            List.of("jan", "gen", "ene", "jän"),
            List.of("feb", "fév", "fev"),
            List.of("mar", "mär", "mrz", "mrt", "maa"),
            List.of("apr", "avr", "abr"),
            List.of("may", "mai", "mei", "mag"),
            List.of("jun", "juin", "giu"),
            List.of("jul", "juil", "lug"),
            List.of("aug", "aou", "aoû", "ago"),
            List.of("sep", "set"),
            List.of("oct", "okt", "ott", "out"),
            List.of("nov"),
            List.of("dec", "dez", "déc", "dic"));

    static Optional<WireTime> of(String line) {
        Matcher iptc = IPTC.matcher(line);
        if (iptc.matches()) {
            String month = month(iptc.group(5));
            return time(iptc.group(6), month, iptc.group(1), iptc.group(2) + ":" + iptc.group(3), zone(iptc.group(4)));
        }
        Matcher anpa = ANPA.matcher(line);
        if (anpa.matches()) {
            String clock = anpa.group(4) + ":" + anpa.group(5);
            return time(anpa.group(3), anpa.group(1), anpa.group(2), clock, zone(anpa.group(6)));
        }
        Matcher kyodo = KYODO.matcher(line);
        if (kyodo.matches()) {
            String clock = kyodo.group(1) + ":" + kyodo.group(2);
            return time(kyodo.group(5), kyodo.group(4), kyodo.group(3), clock, "");
        }
        return Optional.empty();
    }

    /**
     * The id of another message that this one names by its number: sent before it, so on the day before where the number is the
     * higher one.
     */
    Optional<String> idOf(String service, String number, String own) {
        try {
            LocalDate other = LocalDate.parse(day).minusDays(number.compareTo(own) > 0 ? 1 : 0);
            return number.equals(own) ? Optional.empty() : Optional.of(service + number + ":" + other);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<WireTime> time(String year, String month, String day, String clock, String zone) {
        if (month.isEmpty()) {
            return Optional.empty();
        }
        String date = (year.length() == 2 ? "20" + year : year) + "-" + month + "-" + day;
        return Optional.of(new WireTime(date, date + "T" + clock + ":00" + zone));
    }

    /** Two digits for a month by its name or the beginning of it, empty when it is none. */
    static String month(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (int month = 0; month < MONTHS.size(); month++) {
            if (MONTHS.get(month).stream().anyMatch(lower::startsWith)) {
                return String.format(Locale.ROOT, "%02d", month + 1);
            }
        }
        return "";
    }

    private static String zone(String name) {
        return name == null ? "" : ZONES.getOrDefault(name, "");
    }
}
