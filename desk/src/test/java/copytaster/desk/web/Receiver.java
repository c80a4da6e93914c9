package copytaster.desk.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A newsroom system behind a webhook: checks each signature as Standard Webhooks has it, and takes each event once. */
final class Receiver implements AutoCloseable {

    static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unsigned = new AtomicInteger();
    private final AtomicInteger twice = new AtomicInteger();

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/told", this::take);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/told");
    }

    /** The keys of what it took, in order. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    int unsigned() {
        return unsigned.get();
    }

    /** How often it was told again what it had. */
    int twice() {
        return twice.get();
    }

    /** Answers so to the next ones, in place of taking them. */
    void answers(int... statuses) {
        for (int status : statuses) {
            answers.add(status);
        }
    }

    void refuses(String key) {
        refused.add(key);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            if (!signature(id, exchange.getRequestHeaders().getFirst("webhook-timestamp"), body)
                    .equals(exchange.getRequestHeaders().getFirst("webhook-signature"))) {
                unsigned.incrementAndGet();
            }
            String key = JSON.readTree(body).path("key").asText();
            Integer status = answers.poll();
            if (status == null && refused.contains(key)) {
                status = 422;
            }
            if (status == null) {
                status = 204;
                if (ids.add(id)) {
                    taken.add(key);
                } else {
                    twice.incrementAndGet();
                }
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private static String signature(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
