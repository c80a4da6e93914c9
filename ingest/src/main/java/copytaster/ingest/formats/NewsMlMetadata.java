package copytaster.ingest.formats;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What one NewsComponent of NewsML 1.x says about its content. */
final class NewsMlMetadata {

    private static final List<String> SUBJECTS = List.of("Subject", "SubjectMatter", "SubjectDetail");
    private static final Pattern NOTE = Pattern.compile("(?i)^(advisory|editor|ednote|correction)");

    private NewsMlMetadata() {}

    static void read(Item.Draft draft, XmlNode component) {
        lines(draft, component.at("NewsLines"));
        component.all("AdministrativeMetadata").forEach(metadata -> administration(draft, metadata));
        component.all("RightsMetadata").forEach(metadata -> rights(draft, metadata));
        // TASS writes DescriptiveMetada.
        for (String name : List.of("DescriptiveMetadata", "DescriptiveMetada")) {
            component.all(name).forEach(metadata -> description(draft, metadata, component));
        }
        component.all("Metadata").forEach(metadata -> properties(draft, metadata));
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
            keywords(draft, line.line(), line.line().contains(";") ? ";" : ",");
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

    private static void keywords(Item.Draft draft, String list, String separator) {
        for (String keyword : list.split(separator)) {
            draft.put("keyword", keyword);
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
        properties(draft, metadata);
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

    private static void description(Item.Draft draft, XmlNode metadata, XmlNode component) {
        draft.put("language", metadata.at("Language").attribute("FormalName"));
        metadata.all("Genre").forEach(genre -> draft.put("genre", genre.attribute("FormalName")));
        metadata.all("OfInterestTo")
                .forEach(interested -> draft.put("ofInterestTo", interested.attribute("FormalName")));
        for (XmlNode subject : metadata.all("SubjectCode")) {
            for (XmlNode code : subject.children()) {
                if (SUBJECTS.contains(code.name())) {
                    String value = code.attribute("FormalName");
                    String scheme = code.attribute("Scheme");
                    Codes.subject(
                            draft,
                            scheme.isEmpty() ? code.attribute("Vocabulary") : scheme,
                            value,
                            "",
                            label(component, value, draft.first("language")));
                    draft.put("category", code.attribute("cat"));
                }
            }
            draft.put("category", subject.attribute("cat"));
        }
        for (XmlNode location : metadata.all("Location")) {
            places(draft, location, location.attribute("HowPresent"));
        }
        // ANA names the place beside the subjects.
        places(draft, metadata, "");
        properties(draft, metadata);
    }

    /** A component may bring the names of its codes along, as ANA does, in several languages. */
    private static String label(XmlNode component, String code, String language) {
        List<XmlNode> names = component.all("TopicSet").stream()
                .flatMap(set -> set.all("Topic").stream())
                .filter(topic -> topic.at("FormalName").line().equals(code))
                .flatMap(topic -> topic.all("Description").stream())
                .filter(name -> !name.attribute("Variant").equalsIgnoreCase("category"))
                .toList();
        return names.stream()
                .filter(name -> name.attribute("xml:lang").equalsIgnoreCase(language))
                .findFirst()
                .or(() -> names.stream().findFirst())
                .map(XmlNode::line)
                .orElse("");
    }

    private static void properties(Item.Draft draft, XmlNode metadata) {
        for (XmlNode property : metadata.all("Property")) {
            String name = property.attribute("FormalName");
            String value = property.attribute("Value");
            if (!name.equalsIgnoreCase("Keyword")) {
                draft.put("property." + name, value);
            } else if (!property.attribute("Role").equalsIgnoreCase("PersonInImage")) {
                // People in pictures are not what the text is about.
                keywords(draft, value, ";");
            }
        }
    }

    private static void places(Item.Draft draft, XmlNode location, String how) {
        for (XmlNode property : location.all("Property")) {
            String value = property.attribute("Value");
            switch (property.attribute("FormalName").toLowerCase(Locale.ROOT)) {
                case "country" -> Codes.country(draft, value, "", how);
                case "city" -> draft.place("city", value, "", how);
                // SDA's cantons are codes of its own.
                case "countryarea" -> draft.place("area", value, "", how);
                default -> {
                    if (location.name().equals("Location")) {
                        draft.place("name", value, "", how);
                    }
                }
            }
        }
    }
}
