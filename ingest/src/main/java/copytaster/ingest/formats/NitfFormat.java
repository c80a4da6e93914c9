package copytaster.ingest.formats;

import java.util.List;
import java.util.Set;

/** NITF 3.x: one story a document. A kill is a document of its own that points at the one it kills. */
final class NitfFormat implements Format {

    @Override
    public boolean recognises(Content content) {
        return content.root().equals("nitf");
    }

    @Override
    public List<Found> read(Content content) {
        return XmlItems.read(content, Set.of("nitf"), NitfFormat::item);
    }

    private static Found item(XmlNode nitf, byte[] original) {
        var draft = new Item.Draft("nitf");
        XmlNode docdata = nitf.at("head", "docdata");
        draft.put("id", docdata.at("doc-id").attribute("id-string"));
        draft.put("registrar", docdata.at("doc-id").attribute("regsrc"));
        draft.put("version", docdata.at("du-key").attribute("version"));
        draft.put("status", docdata.attribute("management-status"));
        draft.put("versionCreated", docdata.at("date.issue").attribute("norm"));
        draft.put("embargo", docdata.at("date.release").attribute("norm"));
        draft.put("expires", docdata.at("date.expire").attribute("norm"));
        for (XmlNode revision : nitf.at("head").all("revision-history")) {
            draft.put("revision", revision.attribute("function"));
        }
        XmlNode pubdata = nitf.at("head", "pubdata");
        draft.put("versionCreated", pubdata.attribute("date.publication"));
        draft.put("edition", pubdata.attribute("edition.area"));
        draft.put("editionId", pubdata.attribute("id"));
        NitfFields.describe(draft, nitf);
        draft.put("headline", draft.first("title"));
        draft.put("firstCreated", draft.first("storyDate"));
        draft.put("versionCreated", draft.first("storyDate"));
        draft.link(
                "management-doc-idref",
                docdata.attribute("management-doc-idref"),
                docdata.attribute("management-idref-status"));
        return new Found.Read(draft.done(original));
    }
}
