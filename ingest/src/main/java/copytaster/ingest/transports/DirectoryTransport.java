package copytaster.ingest.transports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
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
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that appear in a folder, oldest first. A file is taken when it looked the same, in size and time, on two looks in a
 * row, so that one still being written is left alone. Folders inside are not looked into.
 */
public final class DirectoryTransport implements Transport {

    /** What becomes of a file that was read. */
    public enum After {
        /** It stays for another system; what was read is remembered by name, size and time for 7 days more than it is there. */
        KEEP,
        /** It moves to {@code done} or {@code rejected} inside the folder. */
        MOVE,
        DELETE
    }

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryTransport.class);
    private static final Pattern UNFINISHED = Pattern.compile(
            "^[.~].*|.*(?:~|\\.(?:tmp|temp|part|partial|filepart|crdownload|swp|writing|inprogress))$",
            Pattern.CASE_INSENSITIVE);
    private static final int MOST_AT_ONCE = 200;
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final String feed;
    private final Path folder;
    private final After after;
    private final CursorStore cursors;
    private final InstantSource clock;
    private final Map<String, Instant> goneSince = new HashMap<>();
    private final Map<String, String> read;
    private final Set<Path> told = new HashSet<>();
    private Map<Path, String> lastLook = Map.of();
    private boolean changed;
    private boolean full;

    private record Found(Path file, BasicFileAttributes attributes) {

        String looks() {
            return attributes.size() + " " + attributes.lastModifiedTime().toMillis();
        }
    }

    public DirectoryTransport(String feed, Path folder, After after, CursorStore cursors) {
        this(feed, folder, after, cursors, Clock.systemUTC());
    }

    /** @param clock by which files that have gone are forgotten */
    public DirectoryTransport(String feed, Path folder, After after, CursorStore cursors, InstantSource clock) {
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
        List<Found> found = list();
        var look = new HashMap<Path, String>();
        var deliveries = new ArrayList<Delivery>();
        for (Found one : found) {
            look.put(one.file, one.looks());
            boolean still = one.looks().equals(lastLook.get(one.file));
            boolean known = one.looks().equals(read.get(one.file.getFileName().toString()));
            if (still && !known) {
                if (deliveries.size() == MOST_AT_ONCE) {
                    full = true;
                } else {
                    deliveries.add(new File(one.file, one.looks()));
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
    private void forget(Set<Path> there) {
        if (after != After.KEEP) {
            read.keySet().removeIf(name -> !there.contains(folder.resolve(name)));
            return;
        }
        if (there.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        goneSince.keySet().removeIf(name -> there.contains(folder.resolve(name)));
        read.keySet().stream()
                .filter(name -> !there.contains(folder.resolve(name)))
                .forEach(name -> goneSince.putIfAbsent(name, now));
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
            cursors.save(feed, read);
            changed = false;
        }
    }

    private List<Found> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            var found = new ArrayList<Found>();
            var odd = new HashMap<Path, IOException>();
            for (Path file : files.toList()) {
                if (!UNFINISHED.matcher(file.getFileName().toString()).matches()) {
                    try {
                        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                        if (attributes.isRegularFile()) {
                            found.add(new Found(file, attributes));
                        }
                    } catch (NoSuchFileException gone) {
                        // Gone since it was listed, or a link to nothing.
                    } catch (IOException e) {
                        odd.put(file, e);
                    }
                }
            }
            passOver(odd);
            found.sort(Comparator.comparing((Found one) -> one.attributes.lastModifiedTime())
                    .thenComparing(Found::file));
            return found;
        } catch (NoSuchFileException e) {
            throw new IOException("the folder " + folder + " is not there", e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Tells once of each odd entry, a link to itself say: it must not hold up the others. */
    private void passOver(Map<Path, IOException> odd) throws IOException {
        if (!odd.isEmpty() && !Files.isExecutable(folder)) {
            throw new IOException("the folder " + folder + " may be listed, but its files may not be opened");
        }
        odd.forEach((file, why) -> {
            if (told.add(file)) {
                LOG.warn("feed {}: {} is passed over: {}", feed, file, why.toString());
            }
        });
        told.retainAll(odd.keySet());
    }

    private final class File implements Delivery {

        private final Path file;
        private final String looks;

        File(Path file, String looks) {
            this.file = file;
            this.looks = looks;
        }

        @Override
        public String source() {
            return file.toString();
        }

        @Override
        public String charset() {
            return "";
        }

        @Override
        public byte[] bytes() throws IOException {
            return Files.readAllBytes(file);
        }

        @Override
        public void settle(boolean rejected) throws IOException {
            // Remembered in every case: a file that cannot be moved must not be published over and over.
            read.put(file.getFileName().toString(), looks);
            changed = true;
            switch (after) {
                case KEEP -> {
                    // Remembering is all.
                }
                case DELETE -> Files.deleteIfExists(file);
                case MOVE -> move(folder.resolve(rejected ? "rejected" : "done"));
            }
        }

        /** An agency may send two files of one name: the second must not take the first's place. */
        private void move(Path to) throws IOException {
            Files.createDirectories(to);
            Path target = to.resolve(file.getFileName());
            for (int n = 2; Files.exists(target); n++) {
                target = to.resolve(n + "-" + file.getFileName());
            }
            try {
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (java.nio.file.AtomicMoveNotSupportedException e) {
                Files.move(file, target);
            }
        }
    }
}
