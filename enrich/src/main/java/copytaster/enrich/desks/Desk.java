package copytaster.enrich.desks;

import java.util.regex.Pattern;

/**
 * One standing order of the newsroom.
 *
 * @param name lower case letters, digits and hyphens: it is part of a topic's name
 * @param topic does it get a Kafka topic of its own?
 */
public record Desk(String name, boolean topic, Filter filter) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,60}");

    public Desk {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "desk name '" + name + "': lower case letters, digits and hyphens only, at most 61");
        }
    }
}
