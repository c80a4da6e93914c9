package copytaster.desk.commands;

import copytaster.desk.config.Configuration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stages that read a topic in a group, and the topics they read. */
final class Stages {
    private Stages() {}

    static Map<String, List<String>> groups(Configuration configuration) {
        return new LinkedHashMap<>();
    }
}
