package copytaster.ingest.formats;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.parser.Parser;

/**
 * Reads XML into a small tree. Agencies do send DOCTYPEs, so they are stepped over and nothing in them is obeyed: no DTD is
 * fetched, no entity of theirs is resolved; the names of HTML's entities are known, any other makes the item unreadable.
 * Namespaces are not checked, because EFE's RSS breaks them.
 */
final class XmlReader {

    static final int MAX_DEPTH = 100;
    private static final String JDK_DEPTH = "jdk.xml.maxElementDepth";
    private static final int MAX_ELEMENTS = 2_000_000;

    private XmlReader() {}

    static XmlNode read(String text) throws Unreadable {
        try {
            return tree(factory().createXMLStreamReader(new StringReader(legal(text))));
        } catch (XMLStreamException e) {
            throw new Unreadable("not well-formed XML: " + firstLine(e));
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        if (factory.isPropertySupported(JDK_DEPTH)) {
            // Ours is checked below and says what it means; the JDK's differs from release to release.
            factory.setProperty(JDK_DEPTH, "0");
        }
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are never fetched: " + systemId);
        });
        return factory;
    }

    private static XmlNode tree(XMLStreamReader reader) throws XMLStreamException, Unreadable {
        Deque<XmlNode> open = new ArrayDeque<>();
        XmlNode root = XmlNode.NONE;
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
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
                case XMLStreamConstants.END_ELEMENT -> open.removeLast();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    addText(open, reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> addText(open, known(reader.getLocalName()));
                default -> {
                    // Comments, processing instructions and DOCTYPEs say nothing to us.
                }
            }
        }
        return root;
    }

    private static void addText(Deque<XmlNode> open, String run) {
        if (!open.isEmpty()) {
            open.getLast().add(run);
        }
    }

    private static String known(String entity) throws Unreadable {
        String reference = "&" + entity + ";";
        String value = Parser.unescapeEntities(reference, true);
        if (value.equals(reference)) {
            throw new Unreadable("uses the entity " + reference
                    + ", which only a DTD could explain, and DTDs are never obeyed; ask the agency for plain text");
        }
        return value;
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        if (reader.getAttributeCount() == 0) {
            return Map.of();
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeName(i).toString(), reader.getAttributeValue(i));
        }
        return attributes;
    }

    /** Characters that XML forbids come from broken converters; one of them is no reason to lose a story. */
    private static String legal(String text) {
        boolean legal = true;
        for (int i = 0; i < text.length() && legal; i++) {
            legal = isLegal(text, i);
        }
        if (legal && !text.contains("&#")) {
            return text;
        }
        var mended = new StringBuilder(text);
        for (int i = 0; i < mended.length(); i++) {
            if (!isLegal(mended, i)) {
                mended.setCharAt(i, ' ');
            }
        }
        return mended.toString()
                .replaceAll("&#(?:0*(?:[0-8]|1[124-9]|2\\d|3[01])|x0*(?:[0-8bcBCeE]|1[0-9a-fA-F]));", " ");
    }

    private static boolean isLegal(CharSequence text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c >= 0x20 ? c < 0xFFFE : c == '\t' || c == '\n' || c == '\r';
    }

    private static String firstLine(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        String where = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNumber() + ": ";
        int said = message.indexOf("Message: ");
        String what = said < 0 ? message : message.substring(said + "Message: ".length());
        return where + what.lines().findFirst().orElse("").strip();
    }
}
