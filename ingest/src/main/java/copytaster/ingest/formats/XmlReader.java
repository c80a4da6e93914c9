package copytaster.ingest.formats;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLResolver;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;
import org.jsoup.nodes.Entities;

/**
 * Reads XML into a small tree. Agencies do send DOCTYPEs, so they are stepped over and nothing in them is obeyed: no DTD is
 * fetched, no entity of theirs is resolved; the names of HTML's entities are known, any other makes the item unreadable.
 * Namespaces are not checked, because EFE's RSS breaks them.
 */
final class XmlReader {

    static final int MAX_DEPTH = 100;
    private static final int MAX_ELEMENTS = 2_000_000;
    private static final XMLInputFactory FACTORY = factory();

    /** References to the control characters that XML forbids. */
    private static final Pattern ILLEGAL_REFERENCE =
            Pattern.compile("&#(?:0*(?:[0-8]|1[124-9]|2\\d|3[01])|x0*(?:[0-8bcBCeE]|1[0-9a-fA-F]));");

    private XmlReader() {}

    static XmlNode read(String text) throws Unreadable {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(legal(begun(text))));
            try {
                return tree(reader);
            } finally {
                // Gives its buffers and the names it has met to the next reader.
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new Unreadable("not well-formed XML: " + firstLine(e));
        }
    }

    /** A declaration must stand first, and feeds begin with blank lines or a second byte order mark. */
    private static String begun(String text) {
        int at = text.indexOf('<');
        for (int i = 0; i < at; i++) {
            if (text.charAt(i) > ' ' && text.charAt(i) != 0xFEFF) {
                return text;
            }
        }
        return at <= 0 ? text : text.substring(at);
    }

    /** Woodstox: half the time of the JDK's, and safe for use by many threads once it is set. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        // Faults show where they are met, not when the text is asked for.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_UNDECLARED_ENTITY_RESOLVER, (XMLResolver)
                (publicId, systemId, base, name) -> known(name));
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are never fetched: " + systemId);
        });
        return factory;
    }

    private static XmlNode tree(XMLStreamReader reader) throws XMLStreamException, Unreadable {
        Deque<XmlNode> open = new ArrayDeque<>();
        XmlNode root = XmlNode.NONE;
        int elements = 0;
        var run = new StringBuilder();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    endRun(open, run);
                    XmlNode element = XmlNode.element(reader.getLocalName(), attributes(reader));
                    if (open.isEmpty()) {
                        root = element;
                    } else {
                        open.getLast().add(element);
                    }
                    open.addLast(element);
                    if (open.size() > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
                        throw new Unreadable("XML nested deeper than " + MAX_DEPTH + " or longer than " + MAX_ELEMENTS
                                + " elements: no agency sends that");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    endRun(open, run);
                    open.removeLast();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    run.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                default -> {
                    // Comments, processing instructions and DOCTYPEs say nothing to us.
                }
            }
        }
        return root;
    }

    /** However the parser cuts a text, at entities and at the ends of its buffer, it is one run. */
    private static void endRun(Deque<XmlNode> open, StringBuilder run) {
        if (!run.isEmpty() && !open.isEmpty()) {
            open.getLast().add(run.toString());
        }
        run.setLength(0);
    }

    /** What an entity of HTML's stands for, as references that need no explaining. */
    private static InputStream known(String entity) throws XMLStreamException {
        String value = Entities.getByName(entity);
        if (value.isEmpty()) {
            throw new XMLStreamException("uses the entity &" + entity
                    + ";, which only a DTD could explain, and DTDs are never obeyed; ask the agency for plain text");
        }
        String references = value.codePoints().mapToObj(c -> "&#" + c + ";").collect(Collectors.joining());
        return new ByteArrayInputStream(references.getBytes(StandardCharsets.US_ASCII));
    }

    private static String[] attributes(XMLStreamReader reader) {
        String[] attributes = new String[2 * reader.getAttributeCount()];
        for (int i = 0; i < attributes.length; i += 2) {
            attributes[i] = reader.getAttributeLocalName(i / 2);
            attributes[i + 1] = reader.getAttributeValue(i / 2);
        }
        return attributes;
    }

    /** Characters that XML forbids come from broken converters; one of them is no reason to lose a story. */
    private static String legal(String text) {
        int illegal = firstIllegal(text, 0);
        String mended = text;
        if (illegal < text.length()) {
            var characters = new StringBuilder(text);
            for (int i = illegal; i < text.length(); i = firstIllegal(text, i + 1)) {
                characters.setCharAt(i, ' ');
            }
            mended = characters.toString();
        }
        Matcher reference = ILLEGAL_REFERENCE.matcher(mended);
        for (int at = mended.indexOf("&#"); at >= 0; at = mended.indexOf("&#", at + 2)) {
            if (reference.region(at, mended.length()).lookingAt()) {
                return reference.reset().replaceAll(" ");
            }
        }
        return mended;
    }

    private static int firstIllegal(String text, int from) {
        int at = from;
        while (at < text.length() && isLegal(text, at)) {
            at++;
        }
        return at;
    }

    private static boolean isLegal(String text, int at) {
        char c = text.charAt(at);
        if (c >= ' ' && c < Character.MIN_SURROGATE) {
            return true;
        }
        if (c < ' ') {
            return c == '\t' || c == '\n' || c == '\r';
        }
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c < 0xFFFE;
    }

    private static String firstLine(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        String where = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNumber() + ": ";
        int said = message.indexOf("Message: ");
        String what = said < 0 ? message : message.substring(said + "Message: ".length());
        return where + what.lines().findFirst().orElse("").strip();
    }
}
