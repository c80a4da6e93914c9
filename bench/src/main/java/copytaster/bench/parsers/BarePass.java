package copytaster.bench.parsers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The least that reading can cost: every event of the bytes, its text and its attributes, and nothing made of them. */
interface BarePass {

    /** @return the characters seen, so that no compiler leaves the work out */
    long over(byte[] bytes) throws XMLStreamException, IOException;

    /** StAX without DTDs and namespaces, as ingest sets it. */
    static BarePass stax(XMLInputFactory factory) {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return bytes -> {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            long seen = 0;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamReader.START_ELEMENT) {
                    seen += reader.getLocalName().length();
                    for (int i = 0; i < reader.getAttributeCount(); i++) {
                        seen += reader.getAttributeValue(i).length();
                    }
                } else if (event == XMLStreamReader.CHARACTERS || event == XMLStreamReader.CDATA) {
                    seen += reader.getText().length();
                }
            }
            return seen;
        };
    }

    /** Jackson's tokens. */
    static BarePass jackson() {
        var factory = new JsonFactory();
        return bytes -> {
            long seen = 0;
            try (JsonParser parser = factory.createParser(bytes)) {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    seen += token.isScalarValue() || token == JsonToken.FIELD_NAME
                            ? parser.getText().length()
                            : 1;
                }
            }
            return seen;
        };
    }
}
