package copytaster.desk.commands;

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
        footer = {"", "Example: copytaster desk --config /etc/copytaster.yml"})
public final class DeskCommand implements Runnable {
    @Mixin
    private ConfigOption config;

    @Override
    public void run() {
        throw new IllegalStateException(
                "the desk is not wired yet: " + config.load().desk());
    }
}
