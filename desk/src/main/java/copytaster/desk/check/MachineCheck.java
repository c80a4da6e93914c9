package copytaster.desk.check;

import copytaster.desk.config.Configuration;
import copytaster.ingest.FeedSettings;
import copytaster.ingest.transports.After;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at this machine: Java, the folder of enrich's state, and the feeds' folders. */
final class MachineCheck {

    private static final int LEAST_JAVA = 21;
    private static final long LITTLE_HEAP = 512L << 20;
    private static final long LITTLE_DISK = 2L << 30;

    private final Configuration configuration;

    MachineCheck(Configuration configuration) {
        this.configuration = configuration;
    }

    List<Point> points() {
        var points = new ArrayList<Point>();
        points.add(java(Runtime.version().feature(), Runtime.getRuntime().maxMemory()));
        points.add(state(configuration.enrich().stateDir().toAbsolutePath()));
        configuration.feeds().forEach((name, feed) -> points.add(feed(name, feed)));
        return points;
    }

    static Point java(int feature, long heap) {
        String told = "Java " + feature + ", heap up to " + (heap >> 20) + " MB";
        if (feature < LEAST_JAVA) {
            return Point.fail("java", told + ": " + LEAST_JAVA + " or later is needed");
        }
        return heap < LITTLE_HEAP
                ? Point.warn("java", told + ": a window of 150,000 stories needs 1 GB and more; set JAVA_OPTS=-Xmx2g")
                : Point.ok("java", told);
    }

    static Point state(Path folder) {
        String about = "state directory";
        Path there = folder;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null || !Files.isDirectory(there) || !Files.isWritable(there)) {
            return Point.fail(about, folder + " cannot be written; set enrich.stateDir, or give the user the folder");
        }
        try {
            FileStore store = Files.getFileStore(there);
            if (store.type().equals("tmpfs") || folder.startsWith("/tmp")) {
                return Point.warn(
                        about,
                        folder + " does not outlive the machine: each start there restores all state from Kafka");
            }
            long free = store.getUsableSpace();
            String told = folder + ", " + (free >> 20) + " MB free";
            return free < LITTLE_DISK
                    ? Point.warn(about, told + ": a window of 150,000 stories takes about 1 GB, and twice at times")
                    : Point.ok(about, told);
        } catch (IOException e) {
            return Point.fail(about, folder + " cannot be looked at: " + e);
        }
    }

    static Point feed(String name, FeedSettings feed) {
        String about = "feed " + name;
        String directory = feed.directory();
        if (directory == null || directory.isEmpty()) {
            return Point.ok(about, "is not a folder: copytaster feed test " + name + " tries it");
        }
        Path folder = Path.of(directory);
        String problem = problem(folder, feed.after() == After.KEEP);
        return problem == null ? Point.ok(about, folder + " is there") : Point.fail(about, problem);
    }

    private static @Nullable String problem(Path folder, boolean keeps) {
        if (!Files.isDirectory(folder)) {
            return folder + " is no folder; make it, or correct its path";
        }
        if (!Files.isReadable(folder)) {
            return folder + " cannot be read by this user";
        }
        return keeps || Files.isWritable(folder)
                ? null
                : folder + " cannot be written: files could not be moved away; allow it, or set after: keep";
    }
}
