package copytaster.sink;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;
import org.opensearch.client.transport.httpclient5.ResponseException;

/**
 * A connection to an OpenSearch cluster as its settings say: several nodes, TLS, a password. A dead node is left out for
 * a while; nothing is retried here beyond asking the next node.
 */
public final class OpenSearchConnection implements AutoCloseable {

    /**
     * An answer, whatever its status.
     *
     * @param json the body, or a missing node when it is not JSON
     * @param text the body as it came
     */
    public record Answer(int status, JsonNode json, String text) {

        public boolean good() {
            return status >= 200 && status < 300;
        }

        /** What the server says is wrong, in its own words, on one line. */
        public String reason() {
            JsonNode error = json.path("error");
            String said = error.isTextual()
                    ? error.asText()
                    : error.path("type").asText("") + ": "
                            + error.path("reason").asText("");
            String words = error.isMissingNode() ? text.strip() : said;
            return "HTTP " + status + " " + words.lines().findFirst().orElse("");
        }
    }

    private final OpenSearchTransport transport;
    private final OpenSearchGenericClient client;
    private final String urls;

    private OpenSearchConnection(OpenSearchTransport transport, String urls) {
        this.transport = transport;
        this.client = new OpenSearchGenericClient(transport);
        this.urls = urls;
    }

    /**
     * Makes the client; the first request makes the connection.
     *
     * @throws IllegalArgumentException if the CA or password file cannot be read
     */
    public static OpenSearchConnection open(OpenSearchSettings settings) {
        HttpHost[] hosts = settings.urls().stream()
                .map(URI::create)
                .map(uri -> new HttpHost(uri.getScheme(), uri.getHost(), port(uri)))
                .toArray(HttpHost[]::new);
        Timeout timeout = Timeout.of(settings.timeout());
        ApacheHttpClient5TransportBuilder builder = ApacheHttpClient5TransportBuilder.builder(hosts)
                .setDefaultHeaders(authorization(settings))
                .setRequestConfigCallback(request -> request.setResponseTimeout(timeout))
                .setConnectionConfigCallback(connection -> connection.setSocketTimeout(timeout))
                // Retrying is the sink's own, item by item.
                .setHttpClientConfigCallback(http -> {
                    http.disableAutomaticRetries();
                    if (settings.ca() != null) {
                        http.setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                                .setTlsStrategy(ClientTlsStrategyBuilder.create()
                                        .setSslContext(trusting(settings.ca()))
                                        .buildAsync())
                                .build());
                    }
                    return http;
                });
        String path = path(settings);
        if (!path.isEmpty()) {
            builder.setPathPrefix(path);
        }
        return new OpenSearchConnection(builder.build(), String.join(", ", settings.urls()));
    }

    /** Sends JSON, or nothing, and returns whatever the server answers. */
    public Answer send(String method, String path, Map<String, String> query, @Nullable String json)
            throws IOException {
        return send(method, path, query, json, "application/json");
    }

    Answer send(String method, String path, Map<String, String> query, @Nullable String content, String contentType)
            throws IOException {
        Requests.JsonBodyBuilder request =
                Requests.builder().method(method).endpoint(path).query(query);
        if (content != null) {
            request.body(Body.from(content.getBytes(StandardCharsets.UTF_8), contentType));
        }
        try (Response response = client.execute(request.build())) {
            String text = response.getBody().map(Body::bodyAsString).orElse("");
            return new Answer(response.getStatus(), Json.tree(text), text);
        } catch (IOException failure) {
            // The transport throws for some statuses, 401 and 403 in a wrapper; to us they are all answers.
            return answerIn(failure).orElseThrow(() -> failure);
        }
    }

    private static Optional<Answer> answerIn(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ResponseException refused) {
                String message = String.valueOf(refused.getMessage());
                int body = message.indexOf('{');
                String text = body < 0 ? message : message.substring(body);
                return Optional.of(new Answer(refused.status(), Json.tree(text), text));
            }
        }
        return Optional.empty();
    }

    /** The addresses, for messages. */
    String urls() {
        return urls;
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (IOException ignored) {
            // Nothing is waiting for an answer any more.
        }
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equals("https") ? 443 : 80;
    }

    private static String path(OpenSearchSettings settings) {
        List<String> paths = settings.urls().stream()
                .map(url -> URI.create(url).getPath())
                .map(path -> path.endsWith("/") ? path.substring(0, path.length() - 1) : path)
                .distinct()
                .toList();
        if (paths.size() > 1) {
            throw new IllegalArgumentException("urls: must all have the same path, not " + paths);
        }
        return paths.getFirst();
    }

    /** Sent with the first request already: a challenge would cost every bulk body a second sending. */
    private static Header[] authorization(OpenSearchSettings settings) {
        if (settings.user() == null) {
            return new Header[0];
        }
        String credentials = settings.user() + ":" + settings.secret().orElse("");
        return new Header[] {
            new BasicHeader(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
        };
    }

    private static SSLContext trusting(Path ca) {
        try (var pem = Files.newInputStream(ca)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            List<Certificate> certificates =
                    new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(pem));
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException("ca: " + ca + " holds no certificate");
            }
            for (int i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry("ca-" + i, certificates.get(i));
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("ca: " + ca + " cannot be read: " + unreadable, unreadable);
        }
    }
}
