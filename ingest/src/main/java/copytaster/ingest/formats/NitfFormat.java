package copytaster.ingest.formats;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * NITF 2.5 to 3.6: one story a document. A kill is a document of its own that points at the one it kills. The body alone
 * ({@code bcNITF}) is sent inside other formats, and read here when it comes by itself.
 */
final class NitfFormat implements Format {

    private static final Set<String> ROOTS = Set.of("nitf", "bcNITF");

    private static final Pattern USABLE = Pattern.compile("(?i)|usable|embargoed");

    @Override
    public boolean recognises(Content content) {
        return ROOTS.contains(content.root());
    }

    @Override
    public List<Found> read(Content content) {
        return XmlItems.read(content, ROOTS, NitfFormat::item);
    }

    private static Found item(XmlNode nitf, byte[] original) {
        var draft = new Item.Draft("nitf");
        XmlNode head = nitf.at("head");
        XmlNode docdata = head.at("docdata");
        NitfFields.describe(draft, nitf);
        draft.put("headline", draft.first("title"));
        identity(draft, docdata);
        times(draft, head);
        draft.put("status", docdata.attribute("management-status"));
        for (XmlNode revision : head.all("revision-history")) {
            draft.put("revision", revision.attribute("function"));
            draft.note(revision.attribute("comment"), "revision", true);
        }
        XmlNode pubdata = head.at("pubdata");
        draft.put("edition", pubdata.attribute("edition.area"));
        draft.put("editionId", pubdata.attribute("id"));
        draft.link(
                "management-doc-idref",
                docdata.attribute("management-doc-idref"),
                docdata.attribute("management-idref-status"));
        boolean usable = USABLE.matcher(draft.first("status")).matches();
        return usable && !draft.hasText()
                ? new Found.Aside("NITF document without headline and text", original)
                : new Found.Read(draft.done(original));
    }

    /** AP's rendition has no id of its own: its source, its time and its headline tell it from the others. */
    private static void identity(Item.Draft draft, XmlNode docdata) {
        XmlNode id = docdata.at("doc-id");
        XmlNode key = docdata.at("du-key");
        String issued = docdata.at("date.issue").attribute("norm");
        draft.put("registrar", id.attribute("regsrc"));
        draft.put("id", id.attribute("id-string"));
        draft.put("id", key.attribute("key"));
        if (draft.first("id").isEmpty() && !issued.isEmpty() && draft.hasText()) {
            draft.put("id", draft.first("registrar") + ":" + issued + ":" + Digest.of(draft.first("headline")));
        }
        draft.put("version", key.attribute("version"));
        draft.put("version", key.attribute("generation"));
        draft.put("part", key.attribute("part"));
        draft.put("part", docdata.at("series").attribute("series.part"));
    }

    private static void times(Item.Draft draft, XmlNode head) {
        XmlNode docdata = head.at("docdata");
        String issued = docdata.at("date.issue").attribute("norm");
        draft.put("firstCreated", draft.first("storyDate"));
        draft.put("firstCreated", issued);
        draft.put("versionCreated", issued);
        draft.put("versionCreated", head.at("pubdata").attribute("date.publication"));
        draft.put("versionCreated", draft.first("storyDate"));
        // What is released as it is issued was never held back.
        String release = docdata.at("date.release").attribute("norm");
        draft.put("embargo", release.equals(issued) ? "" : release);
        draft.put("expires", docdata.at("date.expire").attribute("norm"));
    }
}
