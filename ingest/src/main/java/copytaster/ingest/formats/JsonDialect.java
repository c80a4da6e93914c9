package copytaster.ingest.formats;

import com.fasterxml.jackson.databind.JsonNode;

/** One agency's or standard's way to put a story into a JSON object. */
interface JsonDialect {

    /** Whether an object is an item of this kind, told by the object alone: it will be read again without what was around it. */
    boolean owns(JsonNode item);

    /** Reads what it owns; must not throw on anything missing or of another type. */
    Found read(JsonNode item, byte[] original);
}
