package copytaster.desk.commands;

import copytaster.desk.access.Preflight;
import copytaster.desk.config.Configuration;
import copytaster.enrich.Enrich;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs enrich: wire.raw, put in order, judged and tagged, onto wire.enriched. */
@Command(
        name = "enrich",
        mixinStandardHelpOptions = true,
        header = "Put versions in order, find copies, tag countries and topics, and pass stories to desks.",
        description = {
            "Runs the topology from wire.raw to wire.enriched and the desks' topics until it is stopped. It works in"
                    + " transactions: killed at any time and started again, nothing is lost and nothing comes twice."
                    + " Start it on several machines for fail-over; each wire is worked on by one of them."
        },
        footer = {
            "",
            "Example: copytaster enrich --config /etc/copytaster.yml",
            "Exit codes: 143 stopped by SIGTERM, 130 by Ctrl-C; 1 failed with a line that says why."
        })
public final class EnrichCommand implements Runnable {
    @Mixin
    private ConfigOption config;

    @Override
    public void run() {
        Configuration configuration = config.load();
        Preflight.require("enrich", configuration);
        Serving.untilStopped(
                "enrich",
                new Enrich(configuration.enrich(), configuration.kafka()),
                Serving.GIVES_UP,
                configuration.metrics());
    }
}
