package copytaster.desk.commands;

import copytaster.desk.access.Preflight;
import copytaster.desk.config.Configuration;
import copytaster.desk.rules.SavedDesks;
import copytaster.desk.web.DeskServer;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serves the desk's page. */
@Command(
        name = "desk",
        mixinStandardHelpOptions = true,
        header = "Serve the desk: the page where a newsroom sees its stories.",
        description = {
            "Reads the search index and the topics that copytaster.yml names and serves the page on desk.host and"
                    + " desk.port until it is stopped. Without desk.token only this machine is served."
        },
        footer = {
            "",
            "Example: copytaster desk --config /etc/copytaster.yml",
            "Exit codes: 143 stopped by SIGTERM, 130 by Ctrl-C; 1 failed with a line that says why."
        })
public final class DeskCommand implements Runnable {
    @Mixin
    private ConfigOption config;

    @Override
    public void run() {
        Configuration configuration = config.load();
        Preflight.require("desk", configuration);
        var page = new DeskServer(
                configuration.desk(),
                configuration.kafka(),
                configuration.sink(),
                Stages.readers(configuration),
                new SavedDesks(configuration.enrich(), configuration.kafka(), Clock.systemUTC()));
        Serving.untilStopped("desk", page, Serving.STAYS, configuration.metrics());
    }
}
