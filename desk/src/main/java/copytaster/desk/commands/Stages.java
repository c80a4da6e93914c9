package copytaster.desk.commands;

import copytaster.desk.config.Configuration;
import copytaster.desk.lag.KnownReader;
import copytaster.schemas.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stages that read a topic in a group, and the topics they read. */
final class Stages {
    private Stages() {}

    static Map<String, KnownReader> readers(Configuration configuration) {
        var topics = new Topics(configuration.kafka());
        Map<String, KnownReader> readers = new LinkedHashMap<>();
        readers.put(
                configuration.enrich().applicationId(),
                new KnownReader("enrich", List.of(topics.wireRaw().name())));
        readers.put(
                configuration.sink().groupId(configuration.kafka()),
                new KnownReader("sink", List.of(topics.wireEnriched().name())));
        return readers;
    }
}
