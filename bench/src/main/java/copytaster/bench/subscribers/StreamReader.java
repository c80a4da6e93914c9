package copytaster.bench.subscribers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** One subscriber over a bare connection, which notes which stories came and when. */
final class StreamReader implements AutoCloseable {

    private static final String KEY = "\"key\":\"";

    private final String filter;
    private final long[] sentAt;
    private final Socket socket;
    private final List<Integer> stories = new CopyOnWriteArrayList<>();
    private final Latencies latencies = new Latencies(0);
    private final CountDownLatch joined = new CountDownLatch(1);

    StreamReader(String url, String filter, long[] sentAt) {
        this.filter = filter;
        this.sentAt = sentAt;
        URI address = URI.create(url);
        try {
            socket = new Socket(address.getHost(), address.getPort());
            String request = "GET /v1/stream?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8)
                    + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            Thread.ofVirtual().start(this::read);
            joined.await();
        } catch (IOException e) {
            throw new IllegalStateException("the desk does not take a subscriber", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String filter() {
        return filter;
    }

    List<Integer> stories() {
        return stories;
    }

    Latencies latencies() {
        return latencies;
    }

    void await(int count, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (stories.size() < count && System.nanoTime() < until) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: hello")) {
                    joined.countDown();
                }
                int key = line.startsWith("data: {\"id\"") ? line.indexOf(KEY) + KEY.length() : -1;
                if (key > 0) {
                    int story = SubscribersBench.number(line.substring(key, line.indexOf('"', key)));
                    latencies.add(System.nanoTime() - sentAt[story]);
                    stories.add(story);
                }
            }
        } catch (IOException closed) {
            joined.countDown();
        }
    }
}
