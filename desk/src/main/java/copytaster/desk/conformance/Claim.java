package copytaster.desk.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What a file says of a story in it, read without ingest: by a DOM and by JSON's names, so that the two can be compared. What
 * the file does not say is empty and is not asked for.
 */
record Claim(String id, String version, String headline) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The stories that a file claims to hold; none where it holds other kinds or is neither XML nor JSON. */
    static List<Claim> of(byte[] file) {
        for (byte one : file) {
            if (one == '<') {
                return ofNewsMlG2(file);
            }
            if (one == '{' || one == '[') {
                return ofNinjs(file);
            }
        }
        return List.of();
    }

    private static List<Claim> ofNewsMlG2(byte[] file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var claims = new ArrayList<Claim>();
            collect(
                    factory.newDocumentBuilder()
                            .parse(new ByteArrayInputStream(file))
                            .getDocumentElement(),
                    claims);
            return claims;
        } catch (SAXException | IOException | ParserConfigurationException notXml) {
            return List.of();
        }
    }

    /** News items of the class text, alone or in a news message; those inside another item are part of it. */
    private static void collect(Element element, List<Claim> claims) {
        if (name(element).equals("newsItem")) {
            Element meta = child(element, "itemMeta");
            String itemClass = child(meta, "itemClass").getAttribute("qcode");
            String headline = text(child(child(element, "contentMeta"), "headline"));
            String title = text(child(meta, "title"));
            boolean isText = itemClass.toLowerCase(Locale.ROOT).endsWith(":text");
            if (isText && !(headline + title).isEmpty()) {
                claims.add(new Claim(
                        element.getAttribute("guid"),
                        element.getAttribute("version"),
                        headline.isEmpty() ? title : headline));
            }
        } else if (name(element).equals("newsMessage") || name(element).equals("itemSet")) {
            children(element).forEach(child -> collect(child, claims));
        }
    }

    private static List<Claim> ofNinjs(byte[] file) {
        try {
            JsonNode json = JSON.readTree(file);
            var claims = new ArrayList<Claim>();
            for (JsonNode item : json.isArray() ? json : List.of(json)) {
                String headline = item.path("headline")
                        .asText(item.at("/headlines/0/value").asText());
                boolean isText = item.path("type").asText("text").equals("text");
                if (isText && !item.path("uri").asText().isEmpty() && !headline.isEmpty()) {
                    claims.add(new Claim(
                            item.path("uri").asText(), item.path("version").asText(), line(headline)));
                }
            }
            return claims;
        } catch (JsonProcessingException notJson) {
            return List.of();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
    }

    private static Element child(Element parent, String name) {
        return children(parent)
                .filter(child -> name(child).equals(name))
                .findFirst()
                .orElseGet(() -> parent.getOwnerDocument().createElement(name));
    }

    private static Stream<Element> children(Element parent) {
        return Stream.iterate(parent.getFirstChild(), node -> node != null, Node::getNextSibling)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    private static String name(Element element) {
        return element.getTagName().substring(element.getTagName().indexOf(':') + 1);
    }

    private static String text(Element element) {
        return line(element.getTextContent());
    }

    static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
