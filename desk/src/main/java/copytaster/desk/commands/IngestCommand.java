package copytaster.desk.commands;

import copytaster.desk.access.Preflight;
import copytaster.desk.config.Configuration;
import copytaster.ingest.Ingest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs ingest: the agencies' feeds onto wire.raw. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        header = "Read the agencies' feeds and publish their stories on wire.raw.",
        description = {
            "Runs every feed of copytaster.yml until it is stopped. A file is moved and a cursor advanced only after"
                    + " Kafka has acknowledged the stories, so it can be killed at any time. What cannot be read goes to"
                    + " wire.rejected with its bytes and the reason, and the feed goes on."
        },
        footer = {
            "",
            "Example: copytaster ingest --config /etc/copytaster.yml",
            "Before a new feed goes live: copytaster feed test NAME",
            "Exit codes: 143 stopped by SIGTERM, 130 by Ctrl-C; 1 failed with a line that says why."
        })
public final class IngestCommand implements Runnable {
    @Mixin
    private ConfigOption config;

    @Override
    public void run() {
        Configuration configuration = config.load();
        if (configuration.feeds().isEmpty()) {
            throw new IllegalStateException(
                    "there are no feeds to read: write them under \"feeds:\" in copytaster.yml, as"
                            + " copytaster.example.yml shows");
        }
        Preflight.require("ingest", configuration);
        Serving.untilStopped(
                "ingest",
                new Ingest(configuration.ingest(), configuration.kafka()),
                Serving.STAYS,
                configuration.metrics());
    }
}
