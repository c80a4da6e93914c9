package copytaster.desk.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A subscriber of the stream, as anybody could write it: keeps what it is told, and where it was. */
final class Stream implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InputStream input;
    private final Thread thread = Thread.ofVirtual().unstarted(this::read);
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile String last = "";
    private volatile boolean ended;

    /** One event that is not about the stream itself. */
    record Told(String kind, String id, JsonNode data) {

        String key() {
            return data.path("key").asText();
        }

        @Override
        public String toString() {
            return kind + " " + key();
        }
    }

    private Stream(InputStream input) {
        this.input = input;
    }

    /** @param query the parameters, encoded */
    static Stream open(String desk, String query, String lastEventId, String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(desk + "v1/stream" + query));
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<InputStream> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException(
                    answer.statusCode() + " " + new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
        }
        var stream = new Stream(answer.body());
        stream.thread.start();
        stream.await("hello", () -> !stream.last.isEmpty());
        return stream;
    }

    static Stream open(DeskServer desk, String filter) throws Exception {
        return open(desk.url(), "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8), "", "");
    }

    List<Told> told() {
        return List.copyOf(told);
    }

    /** The kind and key of each. */
    List<String> lines() {
        return told.stream().map(Told::toString).toList();
    }

    /** Where it is: the id of the last event of any kind. */
    String last() {
        return last;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Waits until it was told so many, and returns them. */
    List<String> told(int count) {
        await(count + " events, not " + told.size(), () -> told.size() >= count);
        return lines();
    }

    void await(String what, java.util.function.BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("no " + what + "; told: " + lines());
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    private void read() {
        String kind = "";
        String id = "";
        var data = new StringBuilder();
        try (var lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    kind = line.substring("event: ".length());
                } else if (line.startsWith("id: ")) {
                    id = line.substring("id: ".length());
                } else if (line.startsWith("data: ")) {
                    data.append(line.substring("data: ".length()));
                } else if (line.isEmpty() && !kind.isEmpty()) {
                    if (!List.of("hello", "beat", "cut").contains(kind)) {
                        told.add(new Told(kind, id, JSON.readTree(data.toString())));
                    }
                    last = id.isEmpty() ? last : id;
                    kind = "";
                    data.setLength(0);
                }
            }
        } catch (IOException e) {
            // The other side is gone.
        }
        ended = true;
    }
}
