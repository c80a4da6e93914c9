package copytaster.ingest.formats;

/** What NITF's {@code docdata} says of a story: where it happened, how urgent it is, whose it is, what it corrects. */
final class NitfDocdata {

    private NitfDocdata() {}

    static void describe(Item.Draft draft, XmlNode docdata) {
        docdata.all("evloc").forEach(place -> event(draft, place));
        draft.put("urgency", docdata.at("urgency").attribute("ed-urg"));
        for (XmlNode keyword : docdata.at("key-list").all("keyword")) {
            draft.put("keyword", keyword.attribute("key"));
        }
        draft.put("slugline", docdata.at("du-key").attribute("key"));
        draft.put("fixture", docdata.at("fixture").attribute("fix-id"));
        draft.put("series", docdata.at("series").attribute("series.name"));
        docdata.all("doc-scope").forEach(scope -> draft.put("scope", scope.attribute("scope")));
        docdata.at("del-list").all("from-src").forEach(from -> draft.put("source", from.attribute("src-name")));
        identified(draft, docdata.at("identified-content"));
        rights(draft, docdata);
        for (XmlNode message : docdata.all("ed-msg")) {
            draft.note(message.attribute("info"), message.attribute("msg-type"), true);
            draft.put("advisory", message.attribute("info"));
        }
        for (XmlNode correction : docdata.all("correction")) {
            draft.note(correction.attribute("info"), "correction", true);
            draft.put("correction", correction.attribute("info"));
            draft.link("correction", correction.attribute("id-string"), correction.attribute("info"));
        }
    }

    /** A country by its code, else by its name. */
    static void country(Item.Draft draft, XmlNode country, String how) {
        String code = country.attribute("iso-cc");
        String name = country.line();
        Codes.country(draft, code.isEmpty() ? name : code, code.isEmpty() ? "" : name, how);
    }

    private static void event(Item.Draft draft, XmlNode place) {
        Codes.country(draft, place.attribute("iso-cc"), "", "evloc");
        draft.place("city", place.attribute("city"), "", "evloc");
        String region = place.attribute("state-prov");
        // Some put a country's name there.
        draft.place(region.length() > 3 ? "name" : "region", region, "", "evloc");
        // NTB's country within a part of the world; elsewhere it says the same once more.
        String district = place.attribute("county-dist");
        draft.place("name", district.equals(region) ? "" : district, "", "evloc");
    }

    private static void identified(Item.Draft draft, XmlNode content) {
        for (XmlNode classifier : content.all("classifier")) {
            String scheme = classifier.attribute("type");
            String code = classifier.attribute("value");
            String vocabulary = scheme.isEmpty() ? classifier.attribute("idsrc") : scheme;
            Codes.subject(draft, vocabulary, code.isEmpty() ? classifier.line() : code, "", classifier.line());
        }
        for (XmlNode location : content.all("location")) {
            draft.place("city", location.at("city").line(), "", "identified");
            country(draft, location.at("country"), "identified");
        }
        content.all("person").forEach(person -> draft.put("person", person.line()));
        content.all("org").forEach(organisation -> draft.put("organisation", organisation.line()));
    }

    private static void rights(Item.Draft draft, XmlNode docdata) {
        XmlNode copyright = docdata.at("doc.copyright");
        draft.put("copyrightHolder", copyright.attribute("holder"));
        draft.put("rights", (copyright.attribute("year") + " " + copyright.attribute("holder")).strip());
        draft.put("rights", docdata.at("doc.rights").attribute("agent"));
    }
}
