package copytaster.ingest.formats;

import java.util.List;
import java.util.Locale;

/** What NewsML 1.x says a text is about: subjects, places, keywords, and the agency's own properties. */
final class NewsMlDescription {

    private static final List<String> SUBJECTS = List.of("Subject", "SubjectMatter", "SubjectDetail");

    private NewsMlDescription() {}

    static void read(Item.Draft draft, XmlNode metadata, NewsMlTopics topics) {
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
                            topics.name(value, draft.first("language")));
                    draft.put("category", code.attribute("cat"));
                }
            }
            draft.put("category", subject.attribute("cat"));
        }
        metadata.all("TopicOccurrence").forEach(topic -> topics.subject(draft, topic.attribute("Topic")));
        for (XmlNode location : metadata.all("Location")) {
            places(draft, location, location.attribute("HowPresent"));
        }
        // PA's topics are words: ARTS, SCOTLAND.
        metadata.all("Property").stream()
                .filter(property -> property.attribute("FormalName").equals("Topic"))
                .forEach(topic -> draft.subject("topic", topic.attribute("Value"), ""));
        // ANA names the place beside the subjects.
        places(draft, metadata, "");
        properties(draft, metadata);
    }

    static void properties(Item.Draft draft, XmlNode metadata) {
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
                // EFE's country beside its Location, and where there is none.
                case "efepais" -> Codes.country(draft, value, "", "Event");
                // SDA's cantons are codes of its own.
                case "countryarea" -> draft.place("area", value, "", how);
                // AFP's coordinates of the city.
                case "latitude", "longitude" -> {}
                default -> {
                    if (location.name().equals("Location")) {
                        draft.place("name", value, "", how);
                    }
                }
            }
        }
    }

    static void keywords(Item.Draft draft, String list, String separator) {
        for (String keyword : list.split(separator)) {
            draft.put("keyword", keyword);
        }
    }
}
