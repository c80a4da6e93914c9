package copytaster.ingest.transports;

import copytaster.ingest.transports.FeedTrouble.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Asks web addresses, and trusts no answer: each has a time and a size for the whole, and a redirect stays on the web and takes
 * no credentials to another server.
 */
final class Web implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);

    /** In a message of the client's: what follows may be a key, and only the end of the line surely ends it. */
    private static final Pattern QUERY = Pattern.compile("(https?://[^\\s?#]*)[?#].*", Pattern.CASE_INSENSITIVE);

    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param patience for a whole answer, redirects and all: a server that drips bytes must not hold a feed for ever */
    Web(Duration patience) {
        this.patience = patience;
    }

    /**
     * What to ask.
     *
     * @param shown the address as it may be printed
     * @param secrets headers for the address's own server alone
     */
    record Question(
            String method, URI address, String shown, Map<String, String> headers, Map<String, String> secrets) {

        static Question get(URI address, Map<String, String> headers, Map<String, String> secrets) {
            return new Question("GET", address, PollTransport.shown(address), headers, secrets);
        }

        /** Without the credentials. */
        @Override
        public String toString() {
            return method + " " + shown;
        }
    }

    /** What came, unzipped; of any status but a redirect's. */
    record Answer(String shown, int status, HttpHeaders headers, byte[] body) {

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** The encoding by Content-Type, empty when it says none. */
        String charset() {
            Matcher charset = CHARSET.matcher(header("Content-Type"));
            return charset.find() ? charset.group(1) : "";
        }

        /** @throws FeedTrouble when the status is another than 200 */
        Answer wanted() throws FeedTrouble {
            if (status == 200) {
                return this;
            }
            boolean refused = status == 401 || status == 403;
            throw new FeedTrouble(
                    refused ? Kind.REFUSED : Kind.STATUS,
                    shown + " answered " + status + (refused ? ": check the feed's user, password or token" : ""),
                    RetryAfter.of(header("Retry-After")).orElse(null),
                    null);
        }
    }

    Answer ask(Question question) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        URI address = question.address();
        for (int redirects = 0; ; redirects++) {
            boolean own = isSameServer(address, question.address());
            HttpResponse<byte[]> answer = send(question, address, own, end);
            if (!REDIRECTS.contains(answer.statusCode())) {
                return new Answer(question.shown(), answer.statusCode(), answer.headers(), unzipped(question, answer));
            }
            if (redirects == MOST_REDIRECTS || !"GET".equals(question.method())) {
                throw new FeedTrouble(Kind.STATUS, question.shown() + " leads from one address to another");
            }
            address = next(question, address, answer);
        }
    }

    private static URI next(Question question, URI from, HttpResponse<byte[]> answer) throws FeedTrouble {
        URI to;
        try {
            to = from.resolve(answer.headers().firstValue("Location").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new FeedTrouble(Kind.STATUS, question.shown() + " cannot be read: it leads to what is no address");
        }
        String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
        boolean secured = "https".equals(scheme);
        boolean wasSecured = "https".equalsIgnoreCase(from.getScheme());
        if (to.getHost() == null || !(secured || "http".equals(scheme)) || wasSecured && !secured) {
            throw new FeedTrouble(
                    Kind.STATUS, question.shown() + " leads to " + PollTransport.shown(to) + ", which is not followed");
        }
        return to;
    }

    static boolean isSameServer(URI a, URI b) {
        return String.valueOf(a.getScheme()).equalsIgnoreCase(b.getScheme())
                && String.valueOf(a.getHost()).equalsIgnoreCase(b.getHost())
                && port(a) == port(b);
    }

    private static int port(URI address) {
        if (address.getPort() != -1) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
    }

    private HttpResponse<byte[]> send(Question question, URI address, boolean own, long end)
            throws IOException, InterruptedException {
        long left = Math.max(1, end - System.nanoTime());
        var asked = http.sendAsync(request(question, address, own, left), answer -> bounded());
        try {
            return asked.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw new FeedTrouble(
                    Kind.CONNECT,
                    question.shown() + " has not answered in full within " + patience.toSeconds() + " s",
                    e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            throw new FeedTrouble(
                    Kind.CONNECT,
                    question.shown() + " cannot be read: " + QUERY.matcher(why).replaceAll("$1"),
                    cause);
        }
    }

    private static HttpRequest request(Question question, URI address, boolean own, long left) throws FeedTrouble {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofNanos(left))
                .method(question.method(), HttpRequest.BodyPublishers.noBody())
                .header("User-Agent", "Copytaster")
                .header("Accept-Encoding", "gzip");
        question.headers().forEach(request::header);
        if (own) {
            try {
                question.secrets().forEach(request::header);
            } catch (IllegalArgumentException e) {
                // The client's own message has the whole value.
                throw new FeedTrouble(
                        Kind.REFUSED,
                        question.shown()
                                + " cannot be asked: the feed's user, password or token has a character that no"
                                + " header can carry");
            }
        }
        return request.build();
    }

    private static HttpResponse.BodySubscriber<byte[]> bounded() {
        var body = new ByteArrayOutputStream();
        HttpResponse.BodySubscriber<Void> gathering = HttpResponse.BodySubscribers.ofByteArrayConsumer(part -> {
            part.ifPresent(body::writeBytes);
            if (body.size() > Transport.LARGEST) {
                throw new IllegalStateException("the answer is longer than " + Transport.LARGEST + " bytes");
            }
        });
        return HttpResponse.BodySubscribers.mapping(gathering, nothing -> body.toByteArray());
    }

    private static byte[] unzipped(Question question, HttpResponse<byte[]> answer) throws IOException {
        boolean zipped =
                answer.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip");
        if (!zipped || answer.body().length == 0) {
            return answer.body();
        }
        try (InputStream unzip = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            byte[] bytes = unzip.readNBytes(Transport.LARGEST + 1);
            if (bytes.length > Transport.LARGEST) {
                throw new IOException("the answer unzips to more than " + Transport.LARGEST + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new FeedTrouble(Kind.UNREADABLE, question.shown() + " cannot be unzipped: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
