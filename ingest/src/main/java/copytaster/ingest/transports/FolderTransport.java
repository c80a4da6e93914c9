package copytaster.ingest.transports;

import copytaster.ingest.transports.FeedTrouble.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that appear in a folder, oldest first. A file is taken when it looked the same, in size and time, on two looks in a
 * row, so that one still being written is left alone, and again when it looks otherwise than it did.
 */
public final class FolderTransport implements Transport {

    private static final Logger LOG = LoggerFactory.getLogger(FolderTransport.class);
    private static final Pattern UNFINISHED = Pattern.compile(
            "^[.~].*|.*(?:~|\\.(?:tmp|temp|part|partial|filepart|crdownload|swp|writing|inprogress))$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int MOST_AT_ONCE = 200;
    private static final Duration REMEMBERED = Duration.ofDays(7);
    private static final int MOST_REMEMBERED = 20_000;

    private final String feed;
    private final Folder folder;
    private final After after;
    private final CursorStore cursors;
    private final InstantSource clock;
    private final Map<String, Instant> goneSince = new HashMap<>();
    private final Map<String, String> read;
    private Map<String, FileLooks> lastLook = new HashMap<>();
    private boolean changed;
    private boolean full;

    /** A folder of this machine. */
    public static FolderTransport watching(String feed, Path folder, After after, CursorStore cursors) {
        return new FolderTransport(feed, new LocalFolder(feed, folder), after, cursors, Clock.systemUTC());
    }

    /** A folder of another machine. */
    public static FolderTransport watching(String feed, RemoteFolder folder, After after, CursorStore cursors) {
        return new FolderTransport(feed, folder.open(), after, cursors, Clock.systemUTC());
    }

    /** @param clock by which files that have gone are forgotten */
    FolderTransport(String feed, Folder folder, After after, CursorStore cursors, InstantSource clock) {
        this.clock = clock;
        this.feed = feed;
        this.folder = folder;
        this.after = after;
        this.cursors = cursors;
        this.read = new HashMap<>(after == After.KEEP ? cursors.load(feed) : Map.of());
    }

    @Override
    public List<Delivery> poll() throws IOException {
        full = false;
        List<FileLooks> found = folder.list().stream()
                .filter(file -> !UNFINISHED.matcher(file.name()).matches())
                .sorted(Comparator.comparingLong(FileLooks::modified).thenComparing(FileLooks::name))
                .toList();
        var look = new HashMap<String, FileLooks>();
        var deliveries = new ArrayList<Delivery>();
        for (FileLooks file : found) {
            look.put(file.name(), file);
            boolean still = file.equals(lastLook.get(file.name()));
            boolean known = file.looks().equals(read.get(file.name()));
            if (still && !known) {
                if (deliveries.size() == MOST_AT_ONCE) {
                    full = true;
                } else {
                    deliveries.add(new File(file));
                }
            }
        }
        lastLook = look;
        forget(look.keySet());
        return deliveries;
    }

    /**
     * Where files stay, one that is missing may be back: a lost mount looks like an empty folder, and what was in it must not be
     * published again. Where they are moved, a file that comes back is one that a person wants read again.
     */
    private void forget(Set<String> there) {
        if (after != After.KEEP) {
            read.keySet().retainAll(there);
            return;
        }
        if (there.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        goneSince.keySet().removeAll(there);
        read.keySet().stream().filter(name -> !there.contains(name)).forEach(name -> goneSince.putIfAbsent(name, now));
        Set<String> forgotten = new HashSet<>();
        goneSince.forEach((name, since) -> {
            if (since.plus(REMEMBERED).isBefore(now)) {
                forgotten.add(name);
            }
        });
        goneSince.keySet().removeAll(forgotten);
        changed = read.keySet().removeAll(forgotten) || changed;
    }

    @Override
    public boolean more() {
        return full;
    }

    @Override
    public void settled() {
        if (after == After.KEEP && changed) {
            cursors.save(feed, kept());
            changed = false;
        }
    }

    /** One record of Kafka must hold it: of a folder that is never tidied, the newest files, so that a restart reads the oldest again. */
    private Map<String, String> kept() {
        if (read.size() <= MOST_REMEMBERED) {
            return read;
        }
        LOG.warn(
                "feed {}: of {} files read only the newest {} are remembered over a restart; tidy the folder, or set after: move",
                feed,
                read.size(),
                MOST_REMEMBERED);
        return read.entrySet().stream()
                .sorted(Comparator.comparingLong(FolderTransport::modified).reversed())
                .limit(MOST_REMEMBERED)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static long modified(Map.Entry<String, String> read) {
        return Long.parseLong(read.getValue().substring(read.getValue().indexOf(' ') + 1));
    }

    @Override
    public void close() {
        folder.close();
    }

    private final class File implements Delivery {

        private final FileLooks file;

        File(FileLooks file) {
            this.file = file;
        }

        @Override
        public String source() {
            return folder.where(file.name());
        }

        @Override
        public String charset() {
            return "";
        }

        @Override
        public String unread() {
            return file.size() <= LARGEST
                    ? ""
                    : "a file of " + file.size() + " bytes; " + LARGEST + " are read at most";
        }

        @Override
        public byte[] bytes() throws IOException {
            if (!unread().isEmpty()) {
                return new byte[0];
            }
            byte[] bytes = folder.read(file.name(), LARGEST);
            if (bytes.length != file.size()) {
                throw new FeedTrouble(
                        Kind.FILE,
                        "it had " + file.size() + " bytes, and " + bytes.length
                                + " came; it is read when it looks the same twice");
            }
            return bytes;
        }

        @Override
        public void settle(boolean rejected) throws IOException {
            // Remembered in every case: a file that cannot be moved must not be published over and over.
            read.put(file.name(), file.looks());
            changed = true;
            switch (after) {
                case KEEP -> {
                    // Remembering is all.
                }
                case DELETE -> {
                    if (folder.isStill(file)) {
                        folder.delete(file.name());
                        letGo();
                    }
                }
                case MOVE -> {
                    // What was rewritten since it was read is not what was read: it stays, and looks new.
                    if (folder.isStill(file)) {
                        folder.move(file.name(), rejected ? "rejected" : "done");
                        letGo();
                    }
                }
            }
        }

        /** The next file of this name is another one, even of this size and time. */
        private void letGo() {
            read.remove(file.name());
            lastLook.remove(file.name());
        }
    }
}
