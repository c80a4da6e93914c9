package copytaster.desk.commands;

import copytaster.ingest.RejectedItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes rejected items into a folder, a file each, as the agency sent them. */
final class RejectedFiles {

    private static final int LONGEST_NAME = 80;

    private final Path folder;

    RejectedFiles(Path folder) {
        this.folder = folder;
    }

    /** The file it now lies in: offset, feed and the source's own name. The same item is written over. */
    Path write(RejectedItem item) {
        Path file = folder.resolve("%06d-%s-%s".formatted(item.offset(), name(item.feed()), name(item.source())));
        try {
            Files.createDirectories(folder);
            return Files.write(file, item.original());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last part of a path or address, of letters that every file system takes. */
    private static String name(String source) {
        String path = source.replaceAll("[?#].*", "").replaceAll("[/\\\\]+$", "");
        String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[^\\p{L}\\p{N}._-]", "_");
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(plain.length() - LONGEST_NAME);
    }
}
