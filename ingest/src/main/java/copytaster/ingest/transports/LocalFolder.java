package copytaster.ingest.transports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder of this machine. */
final class LocalFolder implements Folder {

    private static final Logger LOG = LoggerFactory.getLogger(LocalFolder.class);
    private static final char UNDECODED = '\uFFFD';

    private final String feed;
    private final Path folder;
    private final Set<Path> told = new HashSet<>();

    /** A name that the machine's encoding cannot tell leads back to its file only by the list. */
    private final Map<String, Path> files = new HashMap<>();

    LocalFolder(String feed, Path folder) {
        this.feed = feed;
        this.folder = folder;
    }

    @Override
    public List<FileLooks> list() throws IOException {
        files.clear();
        try (Stream<Path> entries = Files.list(folder)) {
            var found = new ArrayList<FileLooks>();
            var odd = new HashMap<Path, IOException>();
            for (Path file : entries.toList()) {
                try {
                    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    if (attributes.isRegularFile()) {
                        String name = name(file);
                        files.put(name, file);
                        found.add(looks(name, attributes));
                    }
                } catch (NoSuchFileException gone) {
                    // Gone since it was listed, or a link to nothing.
                } catch (IOException e) {
                    odd.put(file, e);
                }
            }
            passOver(odd);
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

    private static String name(Path file) {
        String name = file.getFileName().toString();
        if (name.indexOf(UNDECODED) < 0) {
            return name;
        }
        String path = file.toUri().getRawPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static FileLooks looks(String name, BasicFileAttributes attributes) {
        return new FileLooks(
                name, attributes.size(), attributes.lastModifiedTime().toMillis());
    }

    private Path file(String name) {
        return files.getOrDefault(name, folder.resolve(name));
    }

    @Override
    public boolean isStill(FileLooks file) throws IOException {
        try {
            return looks(file.name(), Files.readAttributes(file(file.name()), BasicFileAttributes.class))
                    .equals(file);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    @Override
    public byte[] read(String name, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file(name))) {
            return in.readNBytes(most);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(file(name));
    }

    /** An agency may send two files of one name: the second must not take the first's place. */
    @Override
    public void move(String name, String to) throws IOException {
        Path file = file(name);
        Path inside = Files.createDirectories(folder.resolve(to));
        Path target = inside.resolve(file.getFileName());
        for (int n = 2; Files.exists(target); n++) {
            target = inside.resolve(n + "-" + file.getFileName());
        }
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(file, target);
        }
    }

    @Override
    public String where(String name) {
        return file(name).toString();
    }
}
