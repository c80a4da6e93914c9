package copytaster.desk.demo;

import copytaster.desk.account.Auditor;
import copytaster.desk.account.StoryAccount;
import copytaster.desk.config.DeskSettings;
import copytaster.desk.rules.SavedDesks;
import copytaster.desk.web.DeskServer;
import copytaster.ingest.WireReader;
import copytaster.ingest.providers.Providers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the main job on the sample wires, with a real broker and a real index in this JVM. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        header = "Run everything in one process on a day of sample wires.",
        description = {
            "Starts a real Kafka broker and a real OpenSearch node, feeds the sample wires of one day through ingest,"
                    + " enrich and sink, prints a line a story as it passes, then the account of every station, and"
                    + " serves the desk until it is stopped. The clock is that of the day the samples tell.",
            "Files dropped into the feeds' folders under --data are taken like any wire."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster demo",
            "  copytaster demo --once",
            "  copytaster demo --data ~/copytaster-demo --port 8090",
            "Exit codes: 0 the account balanced; 1 it did not, or something could not start (said in one line)."
        })
public final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--once", description = "End when every story is searchable.")
    private boolean once;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep the data here; a second start goes on where the first stopped. By default a temporary"
                    + " folder, removed at the end.")
    private @Nullable Path data;

    @Option(names = "--port", defaultValue = "8080", description = "The desk's port (default ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--kafka-port", defaultValue = "0", description = "The broker's port; by default any free one.")
    private int kafkaPort;

    @Option(names = "--opensearch-port", defaultValue = "0", description = "The index's port; by default any free one.")
    private int openSearchPort;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        say(out, "Copytaster demo: starting a Kafka broker and an OpenSearch node in this process …");
        requireFreePort();
        Path folder = folder();
        List<SampleDay.Wire> day = SampleDay.wires();
        var clock = new StoryClock(day.getFirst().sent());
        var stopped = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        closeOnSignal(stopped, ended);
        try (var newsroom = new Newsroom(folder, clock, kafkaPort, openSearchPort)) {
            return run(newsroom, day, clock, out, stopped);
        } finally {
            if (data == null) {
                remove(folder);
            }
            ended.countDown();
        }
    }

    private int run(
            Newsroom newsroom, List<SampleDay.Wire> day, StoryClock clock, PrintWriter out, CountDownLatch stopped)
            throws InterruptedException {
        newsroom.startServers();
        say(
                out,
                "Kafka at " + newsroom.kafka().bootstrapServers() + ", OpenSearch at " + newsroom.indexUrl()
                        + "; starting enrich, sink, ingest and the desk …");
        newsroom.startStages();
        DeskSettings desk = new DeskSettings("127.0.0.1", port, null, null, ZoneOffset.UTC, null);
        var saved = new SavedDesks(newsroom.enrichSettings(), newsroom.kafka(), clock);
        newsroom.run(new DeskServer(desk, newsroom.kafka(), newsroom.sinkSettings(), Map.of(), saved));
        say(
                out,
                "The desk is at http://localhost:" + port + " — " + day.size()
                        + " wires of 1 January 2026 are coming in:");
        say(out, "");
        try (var passing = new PassingStories(newsroom.kafka(), ZoneOffset.UTC, out)) {
            passing.start();
            new Courier(newsroom.wires(), clock).deliver(day);
            StoryAccount account = auditor(newsroom).settled();
            passing.settle();
            say(out, "");
            account.lines().forEach(line -> say(out, line));
            if (once || !account.balances()) {
                return account.balances() ? 0 : 1;
            }
            say(out, "");
            say(
                    out,
                    "The desk stays at http://localhost:" + port + "; drop files into " + newsroom.wires()
                            + "/<feed>/ to send more. Ctrl-C ends it.");
            stopped.await();
            return 0;
        }
    }

    private Auditor auditor(Newsroom newsroom) {
        return new Auditor(
                newsroom.wires(),
                new WireReader(Providers.with(newsroom.providers())),
                newsroom.kafka(),
                newsroom.enrichSettings(),
                URI.create(newsroom.indexUrl()),
                newsroom.sinkSettings().opensearch().stories());
    }

    /** Known before anything slow begins. */
    private void requireFreePort() {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress("127.0.0.1", port));
        } catch (IOException e) {
            throw new IllegalStateException("port " + port + " is in use; choose another with --port");
        }
    }

    private Path folder() {
        try {
            if (data == null) {
                return Files.createTempDirectory("copytaster-demo");
            }
            Files.createDirectories(data);
            if (!Files.isWritable(data)) {
                throw new IOException("no write access");
            }
            return data.toAbsolutePath();
        } catch (IOException e) {
            throw new IllegalStateException("--data: cannot write to " + data + " (" + e.getMessage() + ")");
        }
    }

    private static void closeOnSignal(CountDownLatch stopped, CountDownLatch ended) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stopped.countDown();
                            try {
                                ended.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "stop-demo"));
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
