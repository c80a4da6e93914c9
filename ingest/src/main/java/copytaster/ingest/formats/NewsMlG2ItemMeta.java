package copytaster.ingest.formats;

import copytaster.ingest.formats.NewsMlG2Vocabularies.Term;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a NewsML-G2 item says of itself: class, provider, times, status, notes to editors, signals, links and rights. */
final class NewsMlG2ItemMeta {

    private static final String NO_END = "until further notice";
    private static final Pattern PUBLIC = Pattern.compile("(?:^|\\s)np-public(?:\\s|$)");

    private final NewsMlG2Vocabularies vocabularies;
    private final NewsMlG2Names names;

    NewsMlG2ItemMeta(NewsMlG2Vocabularies vocabularies, NewsMlG2Names names) {
        this.vocabularies = vocabularies;
        this.names = names;
    }

    void describe(Item.Draft draft, XmlNode item) {
        XmlNode meta = item.at("itemMeta");
        draft.put("type", itemClass(item));
        draft.put("msgType", meta.at("itemClass").attribute("msgType"));
        party(draft, "providerId", "agency", meta.at("provider"));
        draft.put("versionCreated", meta.at("versionCreated").line());
        draft.put("firstCreated", meta.at("firstCreated").line());
        embargo(draft, meta);
        draft.put("status", vocabularies.of(meta.at("pubStatus")).code());
        draft.put("profile", meta.at("profile").line());
        draft.put("fileName", meta.at("fileName").line());
        draft.put("versionedId", meta.at("versionedId").attribute("guid"));
        meta.all("role").forEach(role -> draft.put("role", vocabularies.of(role).written()));
        meta.all("service")
                .forEach(
                        service -> draft.put("service", vocabularies.of(service).written()));
        for (XmlNode signal : meta.all("signal")) {
            draft.put("signal", vocabularies.of(signal).written());
            draft.put("signalName", names.of(signal));
        }
        meta.all("edNote").forEach(note -> note(draft, note));
        meta.all("link").forEach(link -> link(draft, link));
        for (XmlNode source : item.all("derivedFrom")) {
            draft.link("derivedFrom", vocabularies.of(source).written(), "");
        }
        for (XmlNode rights : item.all("rightsInfo")) {
            party(draft, "copyrightHolder", "copyrightHolder", rights.at("copyrightHolder"));
            names.ours(rights.all("copyrightNotice")).forEach(notice -> draft.put("rights", notice.line()));
            names.ours(rights.all("usageTerms")).forEach(terms -> draft.put("rights", terms.line()));
        }
    }

    /** In lower case and without its alias: text, composite, picture … */
    String itemClass(XmlNode item) {
        return vocabularies.of(item.at("itemMeta", "itemClass")).code().toLowerCase(Locale.ROOT);
    }

    private void party(Item.Draft draft, String codeField, String nameField, XmlNode party) {
        Term code = vocabularies.of(party);
        draft.put(codeField, code.written());
        draft.put(codeField, party.attribute("literal"));
        draft.put(nameField, names.of(party));
    }

    /** By the specification an empty element is an embargo whose end is not known yet. */
    private static void embargo(Item.Draft draft, XmlNode meta) {
        XmlNode embargoed = meta.at("embargoed");
        if (embargoed.exists()) {
            draft.put("embargo", embargoed.line().isEmpty() ? NO_END : embargoed.line());
        }
    }

    private static void note(Item.Draft draft, XmlNode note) {
        String role = NewsMlG2Names.local(note.attribute("role"));
        boolean open = !NewsMlG2Names.local(note.attribute("pubconstraint")).equalsIgnoreCase("nonpublic")
                && !role.equalsIgnoreCase("private");
        // dpa's notepad holds both: what may be printed, and the reporters' telephone numbers.
        var closed = note.anywhere("section").stream()
                .filter(section -> section.attribute("class").contains("nonpublic"))
                .toList();
        var printable = note.anywhere("section").stream()
                .filter(section -> PUBLIC.matcher(section.attribute("class")).find())
                .toList();
        if (open && !(closed.isEmpty() && printable.isEmpty())) {
            printable.forEach(section -> open(draft, PlainText.ofXml(section), role));
            closed.forEach(section -> draft.note(PlainText.ofXml(section), role, false));
            return;
        }
        String text = PlainText.ofXml(note);
        if (open) {
            open(draft, text, role);
        } else {
            draft.note(text, role, false);
        }
    }

    private static void open(Item.Draft draft, String text, String role) {
        draft.note(text, role, true);
        draft.put("advisory", text);
    }

    /** The label says how the target is related, and, after a space, what it is, where the link tells. */
    private void link(Item.Draft draft, XmlNode link) {
        String target = first(link.attribute("residref"), link.attribute("guidref"), link.attribute("href"));
        Term kind = vocabularies.of(link.at("itemClass"));
        Term rel = vocabularies.of(link, "rel", "reluri", "");
        // STT captions a picture where it points to it.
        if (link.attribute("contenttype").startsWith("image/")) {
            link.all("title").stream()
                    .filter(title ->
                            NewsMlG2Names.local(title.attribute("role")).equals("caption"))
                    .forEach(title -> draft.caption(title.line()));
        }
        draft.link("link", target, (rel.written() + " " + kind.code()).strip());
    }

    private static String first(String... values) {
        for (String value : values) {
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }
}
