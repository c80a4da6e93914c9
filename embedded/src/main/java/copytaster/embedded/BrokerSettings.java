package copytaster.embedded;

import java.nio.file.Path;
import java.util.Properties;

/** What a single broker needs that shares a small machine, and often a JVM, with everything else. */
final class BrokerSettings {

    private BrokerSettings() {}

    static Properties on(Path data, int port, int controllerPort) {
        Properties properties = new Properties();
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", "1");
        // Static voters, not a recorded quorum: the controller's port may be another at the next start.
        properties.setProperty("controller.quorum.voters", "1@" + LoopbackPort.ADDRESS + ":" + controllerPort);
        properties.setProperty("controller.listener.names", "CONTROLLER");
        properties.setProperty(
                "listeners",
                "CLIENTS://" + LoopbackPort.ADDRESS + ":" + port + ",CONTROLLER://" + LoopbackPort.ADDRESS + ":"
                        + controllerPort);
        properties.setProperty("advertised.listeners", "CLIENTS://" + LoopbackPort.ADDRESS + ":" + port);
        properties.setProperty("inter.broker.listener.name", "CLIENTS");
        properties.setProperty("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.setProperty("log.dirs", data.resolve("log").toString());
        properties.setProperty("auto.create.topics.enable", "false");
        for (String internal :
                new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            properties.setProperty(internal + ".num.partitions", "4");
            properties.setProperty(internal + ".replication.factor", "1");
        }
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("share.coordinator.state.topic.min.isr", "1");
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        properties.setProperty("num.network.threads", "2");
        properties.setProperty("num.io.threads", "4");
        // The cleaner's default of 128 MB is most of the heap that a demo has.
        properties.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(8 * 1024 * 1024));
        return properties;
    }
}
