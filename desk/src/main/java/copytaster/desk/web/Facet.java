package copytaster.desk.web;

import java.util.Locale;

/** A property that stories can be narrowed by: its name in the URL, its title, its field in the index. */
enum Facet {
    PROVIDER("provider", "Provider", "provider"),
    COUNTRY("country", "Country", "countries"),
    TOPIC("topic", "Topic", "mediaTopics"),
    LANGUAGE("language", "Language", "language"),
    URGENCY("urgency", "Urgency", "urgency"),
    RELATION("relation", "Relation", "relation"),
    DESK("desk", "Desk", "desks");

    private final String parameter;
    private final String title;
    private final String field;

    Facet(String parameter, String title, String field) {
        this.parameter = parameter;
        this.title = title;
        this.field = field;
    }

    String parameter() {
        return parameter;
    }

    String title() {
        return title;
    }

    String field() {
        return field;
    }

    /** The value to choose by for a value in the index: a language without its region. */
    String value(String indexed) {
        return this == LANGUAGE ? indexed.split("-", 2)[0] : indexed;
    }

    /** What a person reads for a value of this property. */
    String label(String value) {
        return switch (this) {
            case PROVIDER -> value.toUpperCase(Locale.ROOT);
            case COUNTRY -> Names.country(value);
            case TOPIC -> Names.topic(value);
            case LANGUAGE -> Names.language(value);
            case URGENCY -> "urgency " + value;
            case RELATION -> Labels.relation(value);
            case DESK -> value;
        };
    }
}
