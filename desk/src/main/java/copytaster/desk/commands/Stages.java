package copytaster.desk.commands;

import copytaster.desk.config.Configuration;
import copytaster.schemas.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stages that read a topic in a group, and the topics they read. */
final class Stages {
    private Stages() {}

    static Map<String, List<String>> groups(Configuration configuration) {
        var topics = new Topics(configuration.kafka());
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put(
                configuration.enrich().applicationId(), List.of(topics.wireRaw().name()));
        groups.put(
                configuration.sink().groupId(configuration.kafka()),
                List.of(topics.wireEnriched().name()));
        return groups;
    }
}
