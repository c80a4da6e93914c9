package copytaster.ingest.formats;

import copytaster.ingest.formats.NewsMlG2Vocabularies.Term;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a NewsML-G2 item says of its content: lines to print, authors, urgency, language, genre, keywords. */
final class NewsMlG2ContentMeta {

    private static final Pattern SECOND_HEADLINE =
            Pattern.compile("(?i)sub|kicker|over|super|deck|short|web|seo|social|alt|push|teaser|second");
    private static final Pattern CAPTION = Pattern.compile("(?i)caption");
    private static final Pattern RANK = Pattern.compile("\\d{1,2}");
    private static final Pattern NO_NAME = Pattern.compile("[^\\w.]");

    private final NewsMlG2Vocabularies vocabularies;
    private final NewsMlG2Names names;

    NewsMlG2ContentMeta(NewsMlG2Vocabularies vocabularies, NewsMlG2Names names) {
        this.vocabularies = vocabularies;
        this.names = names;
    }

    void describe(Item.Draft draft, XmlNode meta) {
        draft.put("urgency", meta.at("urgency").line());
        draft.put("firstCreated", meta.at("contentCreated").line());
        draft.put("versionCreated", meta.at("contentModified").line());
        headlines(draft, meta);
        names.ours(meta.all("slugline")).forEach(slug -> draft.put("slugline", slug.line()));
        names.ours(meta.all("by")).forEach(by -> draft.put("byline", by.line()));
        names.ours(meta.all("dateline")).forEach(line -> draft.put("dateline", line.line()));
        draft.put("creditline", meta.at("creditline").line());
        meta.all("creator").forEach(creator -> person(draft, "creator", creator));
        meta.all("contributor").forEach(contributor -> person(draft, "contributor", contributor));
        meta.all("infoSource").forEach(source -> person(draft, "source", source));
        for (XmlNode genre : meta.all("genre")) {
            draft.put("genre", vocabularies.of(genre).written());
            draft.put("genre", names.of(genre));
        }
        for (XmlNode keyword : meta.all("keyword")) {
            draft.put("keyword", keyword.line());
        }
        for (XmlNode id : meta.all("altId")) {
            String kind = NewsMlG2Names.local(id.attribute("type")).toLowerCase(Locale.ROOT);
            draft.put(
                    kind.isEmpty() ? "altId" : "altId." + NO_NAME.matcher(kind).replaceAll(""), id.line());
        }
        for (XmlNode description : names.ours(meta.all("description"))) {
            boolean caption = CAPTION.matcher(description.attribute("role")).find();
            draft.put(caption ? "caption" : "abstract", description.line());
        }
    }

    /** The tag that the content carries comes first: TT writes "swe" on the item and "sv" on its content. */
    static String language(XmlNode item) {
        String tag = item.at("contentMeta", "language").attribute("tag");
        return tag.isEmpty() ? item.attribute("xml:lang") : tag;
    }

    /** The main one first: of its kind, then by rank, then as they stand. */
    private void headlines(Item.Draft draft, XmlNode meta) {
        XmlNode main = XmlNode.NONE;
        int best = Integer.MAX_VALUE;
        for (XmlNode headline : names.ours(meta.all("headline"))) {
            int place = rank(headline) + (isSecond(headline) ? 1_000 : 0);
            if (place < best && !headline.line().isEmpty()) {
                main = headline;
                best = place;
            }
        }
        draft.put("headline", main.line());
        for (XmlNode headline : meta.all("headline")) {
            if (headline != main) {
                draft.put("subheadline", headline.line());
            }
        }
    }

    private static boolean isSecond(XmlNode headline) {
        return SECOND_HEADLINE
                .matcher(NewsMlG2Names.local(headline.attribute("role")))
                .find();
    }

    private static int rank(XmlNode headline) {
        String rank = headline.attribute("rank");
        return RANK.matcher(rank).matches() ? Integer.parseInt(rank) : 1;
    }

    private void person(Item.Draft draft, String field, XmlNode person) {
        String name = names.of(person);
        Term code = vocabularies.of(person);
        draft.put(field, name.isEmpty() && code.scheme().isEmpty() ? code.code() : name);
        draft.put(field, person.attribute("literal"));
    }
}
