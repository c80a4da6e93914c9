package copytaster.ingest.formats;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Cuts a file of many items into one document an item: everything before the first item, the item, and the closing tags.
 * Each is then read on its own, so that a broken item, or a transfer that broke off, costs no other item of the file, and
 * each carries its own original.
 */
final class XmlPieces {

    /**
     * @param documents one an item; the text itself when it holds no more than one; none when it is not to be cut
     * @param tail what follows the last whole item when the file breaks off, else empty
     */
    record Pieces(List<String> documents, String tail) {}

    /** What stands before the items is repeated for each: more than this, in characters, is an attack. */
    private static final long MOST_REPEATED = 64L * 1024 * 1024;

    /** No agency sends a thousand; a file of a million empty ones would keep a feed busy for minutes. */
    static final int MOST_ITEMS = 20_000;

    private final String text;
    private final Set<String> elements;
    private final boolean nested;
    private final Deque<String> open = new ArrayDeque<>();
    private final List<String> items = new ArrayList<>();
    private String before = "";
    private String closing = "";
    private String item = "";
    private String plain = "";
    private int plainEnd = -1;
    private int start = -1;
    private int depth;
    private int end;

    private XmlPieces(String text, Set<String> elements, boolean nested) {
        this.text = text;
        this.elements = elements;
        this.nested = nested;
    }

    /** @param elements the names an item's element may have; items inside an item stay with it */
    static Pieces of(String text, Set<String> elements) {
        return isOneWhole(text, elements) ? new Pieces(List.of(text), "") : new XmlPieces(text, elements, true).cut();
    }

    /** Sees at a glance what most deliveries are: one item at most, and a closing tag at the end. */
    private static boolean isOneWhole(String text, Set<String> elements) {
        int starts = 0;
        for (String element : elements) {
            for (int at = text.indexOf(element); at >= 0 && starts < 2; at = text.indexOf(element, at + 1)) {
                boolean tag = at > 0 && (text.charAt(at - 1) == '<' || text.charAt(at - 1) == ':');
                starts += tag && !isNamePart(text, at + element.length()) ? 1 : 0;
            }
        }
        return starts < 2 && endsWithItsRoot(text);
    }

    private static boolean endsWithItsRoot(String text) {
        int root = text.indexOf('<');
        while (root >= 0 && root + 1 < text.length() && !Character.isLetter(text.charAt(root + 1))) {
            root = text.indexOf('<', root + 1);
        }
        int last = text.lastIndexOf("</");
        String closing = root < 0 || last < 0 ? "" : "</" + name(text, root + 1) + ">";
        return !closing.isEmpty()
                && text.startsWith(closing, last)
                && text.substring(last + closing.length()).isBlank();
    }

    /** For formats whose items never hold items: one that begins inside another means that the other was not closed. */
    static Pieces side(String text, Set<String> elements) {
        return isOneWhole(text, elements) ? new Pieces(List.of(text), "") : new XmlPieces(text, elements, false).cut();
    }

    private Pieces cut() {
        int at = 0;
        while (at >= 0 && items.size() < MOST_ITEMS && (at = text.indexOf('<', at)) >= 0) {
            if (open.size() > XmlReader.MAX_DEPTH) {
                // The reader refuses it, and says why.
                return new Pieces(List.of(text), "");
            }
            if (text.startsWith("<!--", at)) {
                at = after("-->", at);
            } else if (text.startsWith("<![CDATA[", at)) {
                at = after("]]>", at);
            } else if (text.startsWith("<?", at)) {
                at = after("?>", at);
            } else if (text.startsWith("<!", at)) {
                at = afterDoctype(at);
            } else {
                at = tag(at);
            }
        }
        boolean brokenOff = start >= 0 || (!open.isEmpty() && !items.isEmpty());
        if (items.isEmpty() || (items.size() == 1 && !brokenOff)) {
            return new Pieces(List.of(text), "");
        }
        if ((long) before.length() * items.size() > MOST_REPEATED) {
            return new Pieces(List.of(), text);
        }
        List<String> documents =
                items.stream().map(item -> before + item + closing).toList();
        return new Pieces(documents, brokenOff ? text.substring(end) : "");
    }

    private int tag(int at) {
        if (at + 1 < text.length() && !startsName(text.charAt(at + 1))) {
            // "a < b": no tag, and no reason to take the next one for its end.
            return at + 1;
        }
        int close = closeOfTag(at);
        if (close < 0) {
            return -1;
        }
        boolean ends = text.charAt(at + 1) == '/';
        String name = name(text, at + (ends ? 2 : 1));
        if (ends) {
            ended(name, close + 1);
        } else if (!name.isEmpty()) {
            started(name, at);
            boolean empty = text.charAt(close - 1) == '/';
            int after = !empty && start == at ? endOfPlainItem(name, close + 1) : close + 1;
            if (empty || after > close + 1) {
                ended(name, after);
            }
            return after;
        }
        return close + 1;
    }

    private void started(String name, int at) {
        if (start >= 0 && !nested && name.equals(item)) {
            while (open.size() > depth) {
                open.pop();
            }
            items.add(text.substring(start, at) + "</" + name + ">");
            end = at;
            start = -1;
        }
        if (start < 0 && elements.contains(local(name))) {
            if (items.isEmpty()) {
                before = text.substring(0, at);
                var closings = new StringBuilder();
                open.forEach(opened -> closings.append("</").append(opened).append('>'));
                closing = closings.toString();
            }
            item = name;
            start = at;
            depth = open.size();
        }
        open.push(name);
    }

    /**
     * Where an item ends that holds no item, comment or section whose content could look like its end: then nothing between
     * has to be looked at. Where it is not so simple, {@code from}.
     */
    private int endOfPlainItem(String name, int from) {
        if (items.isEmpty()) {
            plain = name;
        }
        if (!name.equals(plain)) {
            return from;
        }
        if (plainEnd < from) {
            int found = text.indexOf("</" + name, from);
            plainEnd = found < 0 ? text.length() : found;
        }
        int after = plainEnd + name.length() + 2;
        boolean simple = after < text.length()
                && text.charAt(after) == '>'
                && text.indexOf("<" + name, from, plainEnd) < 0
                && text.indexOf("<!", from, plainEnd) < 0
                && text.indexOf("<?", from, plainEnd) < 0;
        return simple ? after + 1 : from;
    }

    private void ended(String name, int after) {
        if (!open.contains(name)) {
            return;
        }
        while (!open.pop().equals(name)) {
            // Tags left open: the reader of the piece will complain, not we.
        }
        if (start >= 0 && open.size() <= depth) {
            items.add(text.substring(start, after));
            end = after;
            start = -1;
        }
    }

    /** A tag's end, past quoted attribute values; -1 when the text ends before it. */
    private int closeOfTag(int at) {
        char quote = 0;
        char before = 0;
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (before == '=' && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == '>') {
                return i;
            }
            before = c > ' ' ? c : before;
        }
        return -1;
    }

    private int after(String end, int at) {
        int found = text.indexOf(end, at);
        return found < 0 ? -1 : found + end.length();
    }

    private int afterDoctype(int at) {
        int close = text.indexOf('>', at);
        int subset = text.indexOf('[', at);
        return subset >= 0 && subset < close ? after("]", at) : close < 0 ? -1 : close + 1;
    }

    private static boolean startsName(char c) {
        return Character.isLetter(c) || c == '/' || c == '_' || c == ':';
    }

    private static String name(String text, int from) {
        int to = from;
        while (isNamePart(text, to)) {
            to++;
        }
        return text.substring(from, to);
    }

    private static boolean isNamePart(String text, int at) {
        return at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_.:-".indexOf(text.charAt(at)) >= 0);
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
