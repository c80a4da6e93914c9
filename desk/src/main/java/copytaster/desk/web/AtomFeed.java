package copytaster.desk.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A search as a feed. An entry is a story: a new version keeps its id and has a later time; a kill keeps it, too, and says
 * so. Text that the contract keeps in the house is not in it.
 *
 * <p>Source: RFC 4287.
 */
final class AtomFeed {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final int LONGEST_SUMMARY = 400;

    private final String base;
    private final Selection selection;
    private final HouseTime time;

    /** @param base the desk's own address, without a slash at its end */
    AtomFeed(String base, Selection selection, HouseTime time) {
        this.base = base;
        this.selection = selection;
        this.time = time;
    }

    /** @param stories in the form of the index, newest first */
    String of(List<JsonNode> stories) {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("utf-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            String query = selection.query();
            element(xml, "id", base + selection.at("/v1/stories.atom"));
            element(xml, "title", selection.isEverything() ? "Copytaster" : "Copytaster: " + query);
            element(
                    xml,
                    "updated",
                    stories.isEmpty()
                            ? time.now().toString()
                            : stories.getFirst().path("versionSeen").asText());
            link(xml, "self", base + selection.at("/v1/stories.atom"));
            link(xml, "alternate", base + selection.at("/"));
            for (JsonNode story : stories) {
                entry(xml, story);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a feed cannot be written", e);
        }
        return text.toString();
    }

    private void entry(XMLStreamWriter xml, JsonNode story) throws XMLStreamException {
        String key = story.path("key").asText();
        boolean killed = story.path("status").asText().equals("KILLED");
        String headline = story.path("headline").asText(story.path("slug").asText(key));
        xml.writeStartElement("entry");
        element(xml, "id", "urn:x-copytaster:" + Address.encoded(key));
        element(xml, "title", killed ? "KILLED: " + headline : headline);
        element(xml, "published", story.path("firstSeen").asText());
        element(xml, "updated", story.path("versionSeen").asText());
        link(xml, "alternate", URI.create(base).resolve(StoryLink.of(key)).toString());
        xml.writeStartElement("author");
        element(xml, "name", Facet.PROVIDER.label(story.path("provider").asText()));
        xml.writeEndElement();
        for (JsonNode topic : story.path("mediaTopics")) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("term", plain(topic.asText()));
        }
        for (JsonNode country : story.path("countries")) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("scheme", "urn:iso:std:iso:3166");
            xml.writeAttribute("term", plain(country.asText()));
        }
        String body =
                story.path("redistribute").asBoolean(true) ? story.path("body").asText("") : "";
        if (killed) {
            element(xml, "summary", "The agency withdrew this story. It must not be used in any form.");
        } else if (!body.isEmpty()) {
            element(
                    xml,
                    "summary",
                    body.length() <= LONGEST_SUMMARY ? body : body.substring(0, LONGEST_SUMMARY) + " …");
        }
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String rel, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("href", address);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(plain(text));
        xml.writeEndElement();
    }

    /** Without the characters that no XML may hold. */
    static String plain(String text) {
        var plain = new StringBuilder();
        text.codePoints()
                .filter(letter -> letter == '\t'
                        || letter == '\n'
                        || letter == '\r'
                        || (letter >= 0x20 && letter <= 0xD7FF)
                        || (letter >= 0xE000 && letter <= 0xFFFD)
                        || letter >= 0x10000)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
