package copytaster.ingest.transports;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A web server of this test's own that behaves as it is told, and keeps what it was asked. */
final class Agency implements AutoCloseable {

    /** One answer. */
    record Answer(int status, byte[] body, Map<String, String> headers) {

        static Answer of(String body) {
            return of(200, body);
        }

        static Answer of(int status, String body, String... headers) {
            var named = new LinkedHashMap<String, String>();
            for (int n = 0; n < headers.length; n += 2) {
                named.put(headers[n], headers[n + 1]);
            }
            return new Answer(status, body.getBytes(StandardCharsets.UTF_8), named);
        }
    }

    /** What was asked: method, path, the query's parameters and the headers. */
    record Asked(String method, String path, Map<String, String> query, Map<String, String> headers) {}

    /** How it behaves. */
    interface Manner {
        Answer answer(Asked asked) throws IOException;
    }

    private final HttpServer server;
    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Manner manner;

    Agency(Manner manner) throws IOException {
        this.manner = manner;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    void behaves(Manner other) {
        manner = other;
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new LinkedHashMap<String, String>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.getFirst()));
            var what = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    query(exchange.getRequestURI().getRawQuery()),
                    headers);
            asked.add(what);
            Answer answer = manner.answer(what);
            answer.headers.forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(answer.status, answer.body.length == 0 ? -1 : answer.body.length);
            exchange.getResponseBody().write(answer.body);
        }
    }

    private static Map<String, String> query(String raw) {
        var query = new LinkedHashMap<String, String>();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
