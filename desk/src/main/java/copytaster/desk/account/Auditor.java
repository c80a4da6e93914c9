package copytaster.desk.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.enrich.AccountReader;
import copytaster.enrich.EnrichSettings;
import copytaster.ingest.Parsed;
import copytaster.ingest.ReadContext;
import copytaster.ingest.Rejected;
import copytaster.ingest.SetAside;
import copytaster.ingest.WireReader;
import copytaster.schemas.Account;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RawStory;
import copytaster.schemas.Topics;
import copytaster.schemas.WireHeaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;

/** Counts at every station for itself, asking no part what it thinks it has done. */
public final class Auditor {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path wires;
    private final WireReader reader;
    private final KafkaSettings kafka;
    private final EnrichSettings enrich;
    private final URI index;
    private final String alias;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    public Auditor(Path wires, WireReader reader, KafkaSettings kafka, EnrichSettings enrich, URI index, String alias) {
        this.wires = wires;
        this.reader = reader;
        this.kafka = kafka;
        this.enrich = enrich;
        this.index = index;
        this.alias = alias;
    }

    /** Counts until everything that came in has arrived and the account balances, for a minute at most. */
    public StoryAccount settled() {
        long until = System.nanoTime() + PATIENCE.toNanos();
        StoryAccount account = count();
        while (!account.balances() && System.nanoTime() < until) {
            LockSupport.parkNanos(200_000_000);
            account = count();
        }
        return account;
    }

    public StoryAccount count() {
        var filed = new Filed();
        filed.read();
        var topics = new Topics(kafka);
        var raw = new TopicCount(kafka);
        long stories = raw.of(topics.wireRaw(), message -> message.value() instanceof RawStory);
        long rejected = raw.of(topics.wireRejected(), message -> true);
        long dead = raw.of(
                topics.wireDead(),
                message -> cameFrom(message.headers(), topics.wireRaw().name()));
        long refused = raw.of(
                topics.wireDead(),
                message -> cameFrom(message.headers(), topics.wireEnriched().name()));
        Map<String, Boolean> last = new HashMap<>();
        long enriched = raw.of(topics.wireEnriched(), message -> {
            last.put(message.key(), message.value() != null);
            return true;
        });
        Account account = new AccountReader(enrich, kafka)
                .read().values().stream().reduce(Account.newBuilder().build(), Auditor::sum);
        return new StoryAccount(
                filed.files,
                filed.stories,
                filed.rejects,
                filed.aside,
                stories,
                rejected,
                account.getAccepted(),
                account.getRepeated(),
                account.getStale(),
                account.getTest(),
                account.getFollowUps(),
                dead,
                enriched,
                last.values().stream().filter(there -> there).count(),
                refused,
                documents(),
                searchable());
    }

    /** Records that Kafka Streams, or the sink, gave up on say where they came from. */
    private static boolean cameFrom(Headers headers, String topic) {
        return Stream.of("__streams.errors.topic", WireHeaders.SOURCE_TOPIC)
                .map(name -> WireHeaders.text(headers, name))
                .flatMap(Optional::stream)
                .anyMatch(topic::equals);
    }

    private static Account sum(Account one, Account other) {
        return Account.newBuilder()
                .setAccepted(one.getAccepted() + other.getAccepted())
                .setRepeated(one.getRepeated() + other.getRepeated())
                .setStale(one.getStale() + other.getStale())
                .setTest(one.getTest() + other.getTest())
                .setFollowUps(one.getFollowUps() + other.getFollowUps())
                .build();
    }

    /** What is in the segments of the index, searchable or not. */
    private long documents() {
        ask("/" + alias + "/_refresh");
        return ask("/" + alias + "/_stats/docs")
                .at("/_all/primaries/docs/count")
                .asLong();
    }

    /** What a search for everything finds. */
    private long searchable() {
        return ask("/" + alias + "/_search?size=0&track_total_hits=true&q=*")
                .at("/hits/total/value")
                .asLong();
    }

    private JsonNode ask(String path) {
        try {
            var answer = http.send(HttpRequest.newBuilder(index.resolve(path)).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the index answers " + answer.statusCode() + " to " + path);
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the index", e);
        }
    }

    /** The files that ingest has put away, read once more. */
    private final class Filed {
        private long files;
        private long stories;
        private long rejects;
        private long aside;

        void read() {
            try (Stream<Path> all = Files.walk(wires)) {
                List<Path> taken = all.filter(Files::isRegularFile)
                        .filter(file -> List.of("done", "rejected")
                                .contains(file.getParent().getFileName().toString()))
                        .toList();
                for (Path file : taken) {
                    read(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void read(Path file) throws IOException {
            files++;
            String feed = file.getParent().getParent().getFileName().toString();
            for (var reading :
                    reader.read(Files.readAllBytes(file), new ReadContext(feed, file.toString(), feed, ""))) {
                switch (reading) {
                    case Parsed parsed -> stories++;
                    case Rejected rejected -> rejects++;
                    case SetAside set -> aside++;
                }
            }
        }
    }
}
