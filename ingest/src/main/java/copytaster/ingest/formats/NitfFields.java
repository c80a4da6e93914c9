package copytaster.ingest.formats;

/** What an NITF document says, whether it stands alone or inside another format. */
final class NitfFields {

    private NitfFields() {}

    /** Headlines, metadata and body: all but identity, status and times. */
    static void describe(Item.Draft draft, XmlNode nitf) {
        XmlNode head = nitf.at("head");
        XmlNode docdata = head.at("docdata");
        XmlNode top = nitf.at("body", "body.head");
        draft.put("headline", top.at("hedline", "hl1").line());
        draft.put("title", head.at("title").line());
        draft.put("subheadline", top.at("hedline", "hl2").line());
        draft.put("byline", byline(top));
        dateline(draft, top.at("dateline"));
        draft.put("abstract", top.at("abstract").line());
        draft.put("distributor", top.at("distributor").line());
        draft.put("rights", top.at("rights").line());
        draft.put("language", nitf.attribute("baselang"));
        draft.put("language", nitf.attribute("xml:lang"));
        for (XmlNode meta : head.all("meta")) {
            draft.put("meta." + meta.attribute("name"), meta.attribute("content"));
        }
        subjects(draft, head.at("tobject"));
        docdata(draft, docdata);
        draft.body(body(nitf));
    }

    /** The text of a body, wherever a document of this kind keeps it. */
    static String body(XmlNode document) {
        XmlNode content = document.firstAnywhere("body.content")
                .or(() -> document.firstAnywhere("body"))
                .orElse(document);
        return PlainText.ofXml(content);
    }

    private static String byline(XmlNode top) {
        XmlNode byline = top.at("byline");
        String person = byline.at("person").line();
        return person.isEmpty() || byline.line().length() > person.length() ? byline.line() : person;
    }

    /** The story.date in the text is, by EFE's own comment, a mistake; only its attribute counts. */
    private static void dateline(Item.Draft draft, XmlNode dateline) {
        String location = dateline.at("location").line();
        draft.put("datelineLocation", location);
        draft.put("storyDate", dateline.at("story.date").attribute("norm"));
        if (!location.isEmpty()) {
            draft.place("city", location, "", "dateline");
        }
        boolean plain =
                dateline.all("story.date").isEmpty() && dateline.all("location").isEmpty();
        draft.put("dateline", plain ? dateline.line() : "");
    }

    private static void subjects(Item.Draft draft, XmlNode tobject) {
        draft.put("type", tobject.attribute("tobject.type"));
        for (XmlNode property : tobject.all("tobject.property")) {
            draft.put("genre", property.attribute("tobject.property.type"));
        }
        for (XmlNode subject : tobject.all("tobject.subject")) {
            String label = firstOf(
                    subject.attribute("tobject.subject.detail"),
                    subject.attribute("tobject.subject.matter"),
                    subject.attribute("tobject.subject.type"));
            String code = subject.attribute("tobject.subject.refnum");
            String owner = subject.attribute("tobject.subject.ipr");
            draft.put("subjectOwner", owner);
            Codes.subject(draft, owner, code.isEmpty() ? subject.attribute("tobject.subject.code") : code, "", label);
        }
    }

    private static void docdata(Item.Draft draft, XmlNode docdata) {
        for (XmlNode place : docdata.all("evloc")) {
            Codes.country(draft, place.attribute("iso-cc"), "", "evloc");
            draft.place("city", place.attribute("city"), "", "evloc");
        }
        draft.put("urgency", docdata.at("urgency").attribute("ed-urg"));
        for (XmlNode keyword : docdata.at("key-list").all("keyword")) {
            draft.put("keyword", keyword.attribute("key"));
        }
        draft.put("slugline", docdata.at("du-key").attribute("key"));
        draft.put("fixture", docdata.at("fixture").attribute("fix-id"));
        draft.put("copyrightHolder", docdata.at("doc.copyright").attribute("holder"));
        XmlNode copyright = docdata.at("doc.copyright");
        draft.put("rights", (copyright.attribute("year") + " " + copyright.attribute("holder")).strip());
        draft.put("rights", docdata.at("doc.rights").attribute("agent"));
        for (XmlNode message : docdata.all("ed-msg")) {
            draft.note(message.attribute("info"), message.attribute("msg-type"), true);
            draft.put("advisory", message.attribute("info"));
        }
    }

    private static String firstOf(String... values) {
        for (String value : values) {
            if (!value.isBlank()) {
                return value;
            }
        }
        return "";
    }
}
