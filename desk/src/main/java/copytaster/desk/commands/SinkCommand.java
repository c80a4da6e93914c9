package copytaster.desk.commands;

import copytaster.desk.access.Preflight;
import copytaster.desk.config.Configuration;
import copytaster.sink.Sink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the sink: wire.enriched into the index. */
@Command(
        name = "sink",
        mixinStandardHelpOptions = true,
        header = "Keep the search index equal to wire.enriched.",
        description = {
            "Reads every enriched story and writes it to OpenSearch: the newest version for searching, the earlier ones"
                    + " beside it. A kill takes every version's text out at once. Runs until it is stopped, and can be"
                    + " killed at any time: started again it loses nothing and writes nothing twice."
        },
        footer = {
            "",
            "Example: copytaster sink --config /etc/copytaster.yml",
            "Exit codes: 143 stopped by SIGTERM, 130 by Ctrl-C; 1 failed with a line that says why."
        })
public final class SinkCommand implements Runnable {
    @Mixin
    private ConfigOption config;

    @Override
    public void run() {
        Configuration configuration = config.load();
        Preflight.require("sink", configuration);
        Serving.untilStopped(
                "sink",
                new Sink(configuration.sink(), configuration.kafka()),
                Serving.GIVES_UP,
                configuration.metrics());
    }
}
