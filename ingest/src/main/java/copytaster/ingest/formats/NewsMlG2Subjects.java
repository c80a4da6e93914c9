package copytaster.ingest.formats;

import copytaster.ingest.formats.NewsMlG2Vocabularies.Term;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a NewsML-G2 item is about: its subjects with IPTC's codes for them, and the places among them. */
final class NewsMlG2Subjects {

    private static final Set<String> CATEGORIES = Set.of("cat", "category", "a1312cat", "apcategorycode");
    /** TT writes "TT:02000000:LAG". */
    private static final Pattern CODE_INSIDE = Pattern.compile("(?:^|:)(\\d{8})(?::|$)");

    private final NewsMlG2Vocabularies vocabularies;
    private final NewsMlG2Names names;
    private final NewsMlG2Places places;
    private final Set<Term> told = new HashSet<>();

    NewsMlG2Subjects(NewsMlG2Vocabularies vocabularies, NewsMlG2Names names) {
        this.vocabularies = vocabularies;
        this.names = names;
        this.places = new NewsMlG2Places(vocabularies, names);
    }

    void describe(Item.Draft draft, XmlNode item) {
        Map<String, XmlNode> assertions = new HashMap<>();
        item.all("assert").forEach(assertion -> assertions.put(key(assertion), assertion));
        XmlNode meta = item.at("contentMeta");
        meta.all("located").forEach(located -> places.located(draft, located));
        for (XmlNode subject : meta.all("subject")) {
            XmlNode details = assertions.getOrDefault(key(subject), XmlNode.NONE);
            assertions.remove(key(subject));
            if (places.isPlace(subject)) {
                places.subject(draft, subject, details);
            } else {
                subject(draft, subject);
            }
        }
        item.all("assert").stream()
                .filter(assertion -> assertions.containsKey(key(assertion)))
                .forEach(assertion -> places.assertion(draft, assertion));
    }

    private static String key(XmlNode thing) {
        return thing.attribute("qcode") + "|" + thing.attribute("uri") + "|" + thing.attribute("literal");
    }

    private void subject(Item.Draft draft, XmlNode subject) {
        Term own = vocabularies.of(subject);
        String name = names.of(subject);
        String type = NewsMlG2Names.local(subject.attribute("type")).toLowerCase(Locale.ROOT);
        if (CATEGORIES.contains(type) || CATEGORIES.contains(own.scheme().toLowerCase(Locale.ROOT))) {
            draft.put("category", own.code());
        }
        boolean iptc;
        if (own.scheme().isEmpty()) {
            String literal = own.exists() ? own.code() : name;
            Matcher inside = CODE_INSIDE.matcher(literal);
            iptc = inside.find();
            if (iptc) {
                tell(draft, vocabularies.qcode(Codes.SUBJECT_CODES + ":" + inside.group(1)), name);
            } else {
                tell(draft, new Term(type.isEmpty() ? "literal" : type, literal), own.exists() ? name : "");
            }
        } else {
            iptc = own.isIptcSubject();
            tell(draft, own, name);
        }
        iptc |= others(draft, subject, "sameAs") | others(draft, subject, "exactMatch");
        if (!iptc) {
            // dpa files "Öl" under IPTC's "Energie": the nearest that all understand.
            others(draft, subject, "broader");
        }
    }

    /** IPTC's codes among those related so; true when there are any. */
    private boolean others(Item.Draft draft, XmlNode subject, String relation) {
        boolean any = false;
        for (XmlNode other : subject.all(relation)) {
            Term code = vocabularies.of(other);
            if (code.isIptcSubject()) {
                tell(draft, code, names.of(other));
                any = true;
            }
        }
        return any;
    }

    private void tell(Item.Draft draft, Term code, String name) {
        if (told.add(code)) {
            draft.subject(code.scheme(), code.code(), name);
        }
    }
}
