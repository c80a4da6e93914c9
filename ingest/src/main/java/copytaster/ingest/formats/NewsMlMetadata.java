package copytaster.ingest.formats;

import java.util.List;
import java.util.Locale;

/** What one NewsComponent of NewsML 1.x says about its content. */
final class NewsMlMetadata {

    private NewsMlMetadata() {}

    static void read(Item.Draft draft, XmlNode component) {
        lines(draft, component.at("NewsLines"));
        component.all("AdministrativeMetadata").forEach(metadata -> {
            draft.put("creator", metadata.at("Creator", "Party").attribute("FormalName"));
            draft.put("agency", metadata.at("Provider", "Party").attribute("FormalName"));
            draft.put("source", metadata.at("Source", "Party").attribute("FormalName"));
        });
        for (XmlNode usage : component.anywhere("UsageType")) {
            draft.put("rights", usage.line().isEmpty() ? usage.attribute("FormalName") : usage.line());
        }
        // TASS writes DescriptiveMetada.
        for (String name : List.of("DescriptiveMetadata", "DescriptiveMetada")) {
            component.all(name).forEach(metadata -> describe(draft, metadata));
        }
        draft.put("language", component.attribute("xml:lang"));
    }

    private static void lines(Item.Draft draft, XmlNode lines) {
        draft.put("headline", lines.at("HeadLine").line());
        draft.put("subheadline", lines.at("SubHeadLine").line());
        draft.put("slugline", lines.at("SlugLine").line());
        draft.put("dateline", lines.at("DateLine").line());
        draft.put("byline", lines.at("ByLine").line());
        draft.put("rights", lines.at("CopyrightLine").line());
        draft.put("rights", lines.at("RightsLine").line());
        for (String list : lines.at("KeywordLine").line().split("[,;]")) {
            draft.put("keyword", list);
        }
        for (XmlNode line : lines.all("NewsLine")) {
            String type = line.at("NewsLineType").attribute("FormalName");
            for (XmlNode text : line.all("NewsLineText")) {
                if (type.toLowerCase(Locale.ROOT).startsWith("advisory")) {
                    draft.put("advisory", text.line());
                    draft.note(text.line(), "advisory", true);
                } else {
                    draft.put("newsline." + type, text.line());
                }
            }
        }
    }

    private static void describe(Item.Draft draft, XmlNode metadata) {
        draft.put("language", metadata.at("Language").attribute("FormalName"));
        metadata.all("Genre").forEach(genre -> draft.put("genre", genre.attribute("FormalName")));
        draft.put("guid", metadata.at("guid").line());
        for (XmlNode subject : metadata.all("SubjectCode")) {
            for (XmlNode code : subject.children()) {
                if (!code.isText()) {
                    Codes.subject(draft, code.attribute("Scheme"), code.attribute("FormalName"), "", "");
                    draft.put("category", code.attribute("cat"));
                }
            }
            draft.put("category", subject.attribute("cat"));
        }
        for (XmlNode location : metadata.all("Location")) {
            location(draft, location, location.attribute("HowPresent"));
        }
        for (XmlNode property : metadata.all("Property")) {
            String name = property.attribute("FormalName");
            String value = property.attribute("Value");
            if (!name.equalsIgnoreCase("Keyword")) {
                draft.put("property." + name, value);
            } else if (!property.attribute("Role").equalsIgnoreCase("PersonInImage")) {
                // People in pictures are not what the text is about.
                draft.put("keyword", value);
            }
        }
    }

    private static void location(Item.Draft draft, XmlNode location, String how) {
        for (XmlNode property : location.all("Property")) {
            String value = property.attribute("Value");
            switch (property.attribute("FormalName").toLowerCase(Locale.ROOT)) {
                case "country" -> Codes.country(draft, value, "", how);
                case "city" -> draft.place("city", value, "", how);
                default -> draft.place("name", value, "", how);
            }
        }
    }
}
