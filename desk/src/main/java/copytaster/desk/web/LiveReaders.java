package copytaster.desk.web;

import copytaster.desk.readers.Reader;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Tells every open page which stories have changed. Each reader has a bounded queue and a thread of its own: a slow one
 * is cut and comes back by itself, the others are never slowed.
 */
final class LiveReaders implements AutoCloseable {

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int LONGEST_QUEUE = 256;
    private static final int MOST_KEYS = 200;

    private final Set<Page> readers = ConcurrentHashMap.newKeySet();

    /** Keeps a page's connection until either side closes it. */
    void join(SseClient client) {
        client.keepAlive();
        var reader = new Page(client, Readers.of(client.ctx()), new ArrayBlockingQueue<>(LONGEST_QUEUE));
        readers.add(reader);
        client.onClose(() -> readers.remove(reader));
        Thread.ofVirtual().name("live-reader").start(() -> write(reader));
    }

    int count() {
        return readers.size();
    }

    /** Announces that these stories can be found as they now are. */
    void announce(Collection<String> keys) {
        // A page with more news than this asks for the list anyway: which stories changed no longer matters.
        List<String> told = keys.stream().limit(MOST_KEYS).toList();
        for (Page reader : readers) {
            if (!reader.queue.offer(told)) {
                reader.client.close();
            }
        }
    }

    @Override
    public void close() {
        readers.forEach(reader -> reader.client.close());
        readers.clear();
    }

    private void write(Page reader) {
        try {
            reader.client.sendEvent("hello", "{}");
            while (!reader.client.terminated() && readers.contains(reader)) {
                List<String> keys = reader.queue.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
                if (keys == null) {
                    reader.client.sendComment("still here");
                } else {
                    reader.client.sendEvent("stories", new Announcement(reader.its(keys)));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            readers.remove(reader);
        }
    }

    /** What a page is told. */
    record Announcement(List<String> keys) {}

    /** Compared by identity: two pages are never the same reader. */
    private static final class Page {

        private final SseClient client;
        private final Reader reader;
        private final BlockingQueue<List<String>> queue;

        Page(SseClient client, Reader reader, BlockingQueue<List<String>> queue) {
            this.client = client;
            this.reader = reader;
            this.queue = queue;
        }

        /** Of these stories those whose agencies it may read: a key names its agency. */
        List<String> its(List<String> keys) {
            return keys.stream()
                    .filter(key -> reader.mayRead(key.split("/", 2)[0]))
                    .toList();
        }
    }
}
