package copytaster.ingest.formats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the values of a JSON text begin and end. Brackets and quotes are counted and nothing is parsed, so that a broken value
 * costs none of its neighbours and each has its own slice of the text.
 */
final class JsonText {

    /** More values than any agency sends in a delivery; the rest is taken as one. */
    private static final int MOST_VALUES = 50_000;

    /** How often a search for the end of a value may run to the end of the text, so that no text takes time without bound. */
    private static final int MOST_LOST_ENDS = 16;

    /** What is found while looking for the end of what is around it is kept, where it is no trifle. */
    private static final int SHORTEST_KEPT = 500;

    private static final int DEEPEST_KEPT = 8;

    /** @param whole whether its end was found before the text's */
    record Slice(int from, int to, boolean whole) {}

    /** One member of an object. */
    record Member(String name, Slice value) {}

    private final String text;
    private final Map<Integer, Integer> ends = new HashMap<>();
    private int lostEnds;

    JsonText(String text) {
        this.text = text;
    }

    String of(Slice slice) {
        return text.substring(slice.from, slice.to);
    }

    /** The values that stand one after another: one, as a rule, or many as JSON Lines have. */
    List<Slice> values() {
        List<Slice> lines = lines();
        return lines.isEmpty() ? values(0, text.length(), '\0') : lines;
    }

    /** The elements of the array that begins there. */
    List<Slice> elements(Slice array) {
        return values(array.from + 1, array.to, ']');
    }

    /** The members of the object that begins there, as far as it is well-formed. */
    List<Member> members(Slice object) {
        var members = new ArrayList<Member>();
        int at = next(object.from + 1, object.to);
        while (at < object.to && text.charAt(at) == '"') {
            int nameEnd = end(at, object.to);
            int colon = next(nameEnd, object.to);
            if (colon >= object.to || text.charAt(colon) != ':') {
                return members;
            }
            int from = next(colon + 1, object.to);
            int to = end(from, object.to);
            members.add(new Member(
                    text.substring(at + 1, Math.max(at + 1, nameEnd - 1)), new Slice(from, to, to < object.to)));
            at = next(to, object.to);
        }
        return members;
    }

    boolean startsWith(Slice slice, char first) {
        return slice.from < slice.to && text.charAt(slice.from) == first;
    }

    /** One slice a line where each begins an object, none where this is no JSON Lines. */
    private List<Slice> lines() {
        var lines = new ArrayList<Slice>();
        int at = 0;
        while (at < text.length() && lines.size() < MOST_VALUES) {
            int newline = text.indexOf('\n', at);
            int end = newline < 0 ? text.length() : newline;
            int from = next(at, end);
            if (from < end && text.charAt(from) != '{') {
                return List.of();
            }
            if (from < end) {
                lines.add(new Slice(from, trimmed(from, end), true));
            }
            at = end + 1;
        }
        if (at < text.length()) {
            lines.add(new Slice(at, text.length(), false));
        }
        return lines.size() < 2 ? List.of() : lines;
    }

    private int trimmed(int from, int end) {
        int to = end;
        while (to > from && (text.charAt(to - 1) <= ' ' || text.charAt(to - 1) == ',')) {
            to--;
        }
        return to;
    }

    private List<Slice> values(int start, int limit, char close) {
        var values = new ArrayList<Slice>();
        int at = next(start, limit);
        while (at < limit && text.charAt(at) != close) {
            if (values.size() == MOST_VALUES) {
                values.add(new Slice(at, limit, false));
                return values;
            }
            int to = end(at, limit);
            boolean whole = to < limit || closes(at, to);
            if (!whole) {
                to = resumption(at, limit);
            }
            values.add(new Slice(at, to, whole));
            at = next(to, limit);
        }
        return values;
    }

    private boolean closes(int from, int to) {
        char first = text.charAt(from);
        char last = text.charAt(to - 1);
        return switch (first) {
            case '{' -> last == '}';
            case '[' -> last == ']';
            case '"' -> last == '"' && to - from > 1;
            default -> true;
        };
    }

    /** Where an object whose quotes do not pair gives way to the next: at the next line that begins as its own does. */
    private int resumption(int from, int limit) {
        int line = text.lastIndexOf('\n', from) + 1;
        if (++lostEnds > MOST_LOST_ENDS
                || text.charAt(from) != '{'
                || !text.substring(line, from).isBlank()) {
            return limit;
        }
        int next = text.indexOf("\n" + text.substring(line, from + 1), from);
        return next < 0 || next >= limit ? limit : next + 1 + (from - line);
    }

    /** The next character that is neither white space nor a comma, nor a byte order mark between two files put together. */
    private int next(int from, int limit) {
        int at = from;
        while (at < limit && (text.charAt(at) <= ' ' || text.charAt(at) == ',' || text.charAt(at) == 0xFEFF)) {
            at++;
        }
        return at;
    }

    /** Just after the value that begins here. */
    private int end(int from, int limit) {
        Integer known = ends.get(from);
        if (known != null && known <= limit) {
            return known;
        }
        var open = new int[DEEPEST_KEPT];
        int depth = 0;
        int at = from;
        while (at < limit) {
            char c = text.charAt(at);
            if (c == '"') {
                at = stringEnd(at, limit);
                if (depth == 0) {
                    return at;
                }
                continue;
            }
            if (c == '{' || c == '[') {
                if (depth < DEEPEST_KEPT) {
                    open[depth] = at;
                }
                depth++;
            } else if (c == '}' || c == ']') {
                if (--depth < 0) {
                    return Math.max(at, from + 1);
                }
                if (depth < DEEPEST_KEPT && at - open[depth] >= SHORTEST_KEPT) {
                    ends.put(open[depth], at + 1);
                }
                if (depth == 0) {
                    return at + 1;
                }
            } else if (depth == 0 && at > from && (c <= ' ' || c == ',' || c == ':')) {
                return at;
            }
            at++;
        }
        return limit;
    }

    private int stringEnd(int quote, int limit) {
        int end = text.indexOf('"', quote + 1);
        while (end >= 0 && end < limit && isEscaped(end)) {
            end = text.indexOf('"', end + 1);
        }
        return end < 0 || end >= limit ? limit : end + 1;
    }

    private boolean isEscaped(int at) {
        int backslashes = 0;
        while (text.charAt(at - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
