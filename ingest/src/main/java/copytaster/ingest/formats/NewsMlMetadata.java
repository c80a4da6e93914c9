package copytaster.ingest.formats;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What one NewsComponent of NewsML 1.x says about its content. */
final class NewsMlMetadata {

    private static final Pattern NOTE = Pattern.compile("(?i)^(advisory|editor|ednote|correction)");

    private NewsMlMetadata() {}

    static void read(Item.Draft draft, XmlNode component, NewsMlTopics topics) {
        lines(draft, component.at("NewsLines"));
        component.all("AdministrativeMetadata").forEach(metadata -> administration(draft, metadata));
        component.all("RightsMetadata").forEach(metadata -> rights(draft, metadata));
        // TASS writes DescriptiveMetada.
        for (String name : List.of("DescriptiveMetadata", "DescriptiveMetada")) {
            component.all(name).forEach(metadata -> NewsMlDescription.read(draft, metadata, topics));
        }
        component.all("Comment").forEach(comment -> draft.note(comment.line(), "comment", true));
        component.all("Metadata").forEach(metadata -> NewsMlDescription.properties(draft, metadata));
        component.all("item_keywords").forEach(keywords -> keywords.all("item_keyword")
                .forEach(keyword -> draft.put("keyword", keyword.line())));
        draft.put("language", component.attribute("xml:lang"));
        draft.put("duid", component.attribute("Duid"));
        draft.put("euid", component.attribute("Euid"));
    }

    private static void lines(Item.Draft draft, XmlNode lines) {
        draft.put("headline", lines.at("HeadLine").line());
        draft.put("subheadline", lines.at("SubHeadLine").line());
        draft.put("slugline", lines.at("SlugLine").line());
        draft.put("slugline", lines.at("Slugline").line());
        draft.put("dateline", lines.at("DateLine").line());
        draft.put("byline", lines.at("ByLine").line());
        draft.put("creditLine", lines.at("CreditLine").line());
        draft.put("seriesLine", lines.at("SeriesLine").line());
        draft.put("rights", lines.at("CopyrightLine").line());
        draft.put("rights", lines.at("RightsLine").line());
        for (XmlNode line : lines.all("KeywordLine")) {
            draft.put("keywordLine", line.line());
            NewsMlDescription.keywords(draft, line.line(), line.line().contains(";") ? ";" : ",");
        }
        for (XmlNode line : lines.all("NewsLine")) {
            String type = line.at("NewsLineType").attribute("FormalName");
            for (XmlNode text : line.all("NewsLineText")) {
                if (NOTE.matcher(type).find()) {
                    draft.put("advisory", text.line());
                    draft.note(text.line(), "advisory", true);
                } else {
                    draft.put("newsline." + type, text.line());
                }
            }
        }
    }

    private static void administration(Item.Draft draft, XmlNode metadata) {
        metadata.at("Creator").all("Party").stream()
                // Belga names its editor among the creators.
                .filter(party -> !party.attribute("Topic").equalsIgnoreCase("editor"))
                .forEach(party -> draft.put("creator", party.attribute("FormalName")));
        draft.put("agency", metadata.at("Provider", "Party").attribute("FormalName"));
        metadata.all("Source")
                .forEach(source -> draft.put("source", source.at("Party").attribute("FormalName")));
        draft.put(
                "author",
                metadata.all("Property").stream()
                        .filter(property -> property.attribute("FormalName").equalsIgnoreCase("author"))
                        .map(property -> property.attribute("Value"))
                        .collect(Collectors.joining("/")));
        metadata.all("Property").stream()
                .filter(property -> property.attribute("FormalName").equals("EditorialInfo"))
                .forEach(property -> draft.note(property.attribute("Value"), "editorial", true));
        NewsMlDescription.properties(draft, metadata);
    }

    private static void rights(Item.Draft draft, XmlNode metadata) {
        draft.put("copyrightHolder", metadata.at("Copyright", "CopyrightHolder").line());
        for (XmlNode usage : metadata.all("UsageRights")) {
            for (String term : List.of("UsageType", "Limitations")) {
                usage.all(term)
                        .forEach(one ->
                                draft.put("rights", one.line().isEmpty() ? one.attribute("FormalName") : one.line()));
            }
        }
    }
}
