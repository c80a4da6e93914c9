package copytaster.ingest.formats;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The vocabularies of one NewsML-G2 item. An alias in a QCode is local to its document, which may say in a catalog what URI
 * stands behind it: IPTC's vocabularies get IPTC's own aliases here, whatever the document calls them.
 */
final class NewsMlG2Vocabularies {

    /**
     * A value out of a vocabulary.
     *
     * @param scheme the vocabulary; empty for a literal
     */
    record Term(String scheme, String code) {

        boolean exists() {
            return !code.isEmpty();
        }

        boolean isIptcSubject() {
            return scheme.equals(Codes.MEDIA_TOPICS) || scheme.equals(Codes.SUBJECT_CODES);
        }

        /** As a QCode; a literal as it stands. */
        String written() {
            return scheme.isEmpty() ? code : scheme + ":" + code;
        }
    }

    /** IPTC's aliases by the last part of its vocabularies' URIs, as its catalog of 2024 has them. */
    private static final Map<String, String> IPTC = Map.ofEntries(
            Map.entry("mediatopic", Codes.MEDIA_TOPICS),
            Map.entry("subjectcode", Codes.SUBJECT_CODES),
            Map.entry("ninature", "ninat"),
            Map.entry("pubstatusg2", "stat"),
            Map.entry("signal", "sig"),
            Map.entry("genre", "genre"),
            Map.entry("newsprovider", "nprov"),
            Map.entry("itemrelation", "irel"),
            Map.entry("cpnature", "cpnat"),
            Map.entry("descriptionrole", "drol"),
            Map.entry("iso3166-1a2", "iso3166-1a2"),
            Map.entry("iso3166-1a3", "iso3166-1a3"),
            Map.entry("iso3166-1n", "iso3166-1n"));

    private static final Set<String> IPTC_ALIASES = Set.copyOf(IPTC.values());
    private static final String FIRST_MEDIA_TOPIC_OF_ITS_OWN = "20000000";

    private final Map<String, String> schemes = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();

    /** What the catalogs inside these elements declare; catalogs that are only referred to are never fetched. */
    NewsMlG2Vocabularies(XmlNode... holders) {
        for (XmlNode holder : holders) {
            for (XmlNode catalog : holder.all("catalog")) {
                catalog.all("scheme").forEach(this::declare);
            }
        }
    }

    private void declare(XmlNode scheme) {
        String alias = scheme.attribute("alias");
        String uri = scheme.attribute("uri");
        if (alias.isEmpty() || uri.isEmpty()) {
            return;
        }
        String iptc = iptc(uri);
        if (!iptc.isEmpty()) {
            schemes.put(alias, iptc);
        } else {
            schemes.put(alias, IPTC_ALIASES.contains(alias) ? uri : alias);
            aliases.put(uri, alias);
        }
    }

    /** What an element names by its qcode, uri or literal, in this order. */
    Term of(XmlNode element) {
        return of(element, "qcode", "uri", "literal");
    }

    Term of(XmlNode element, String qcodeAttribute, String uriAttribute, String literalAttribute) {
        String qcode = element.attribute(qcodeAttribute);
        if (!qcode.isEmpty()) {
            return qcode(qcode);
        }
        String uri = element.attribute(uriAttribute);
        return uri.isEmpty() ? new Term("", element.attribute(literalAttribute)) : uri(uri);
    }

    Term qcode(String qcode) {
        int colon = qcode.indexOf(':');
        if (colon <= 0 || colon == qcode.length() - 1) {
            return new Term("", qcode);
        }
        String alias = qcode.substring(0, colon);
        return term(schemes.getOrDefault(alias, alias), qcode.substring(colon + 1));
    }

    private Term uri(String uri) {
        String plain = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        int end = Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('#')) + 1;
        if (end <= 0 || end >= plain.length()) {
            return new Term("", uri);
        }
        String base = plain.substring(0, end);
        String iptc = iptc(base);
        return term(iptc.isEmpty() ? aliases.getOrDefault(base, base) : iptc, plain.substring(end));
    }

    /** Some write media topics as subject codes; the numbers of the two do not overlap. */
    private static Term term(String scheme, String code) {
        boolean topic = scheme.equals(Codes.SUBJECT_CODES)
                && code.length() == FIRST_MEDIA_TOPIC_OF_ITS_OWN.length()
                && code.compareTo(FIRST_MEDIA_TOPIC_OF_ITS_OWN) >= 0
                && code.chars().allMatch(Character::isDigit);
        return new Term(topic ? Codes.MEDIA_TOPICS : scheme, code);
    }

    private static String iptc(String uri) {
        String plain = uri.toLowerCase(Locale.ROOT);
        if (!plain.contains("iptc.org/")) {
            return "";
        }
        String path = plain.endsWith("/") || plain.endsWith("#") ? plain.substring(0, plain.length() - 1) : plain;
        return IPTC.getOrDefault(path.substring(path.lastIndexOf('/') + 1), "");
    }
}
