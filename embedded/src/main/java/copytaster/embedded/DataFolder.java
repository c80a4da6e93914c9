package copytaster.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Holds a server's data folder for one server at a time, in this process or another. */
final class DataFolder implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** @throws IllegalStateException if the folder cannot be written or another server holds it */
    static DataFolder hold(Path folder, String forWhat) {
        FileChannel channel;
        try {
            Files.createDirectories(folder);
            channel = new RandomAccessFile(folder.resolve(".in-use").toFile(), "rw").getChannel();
        } catch (IOException unwritable) {
            throw new IllegalStateException(
                    "The folder " + folder + " cannot be written, so " + forWhat
                            + " cannot keep its data there: choose another folder or change its permissions.",
                    unwritable);
        }
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new DataFolder(channel, lock);
            }
        } catch (IOException | OverlappingFileLockException held) {
            // Falls through to the message: whoever holds it, the advice is the same.
        }
        closeQuietly(channel);
        throw new IllegalStateException("The folder " + folder + " is in use by another " + forWhat
                + ": stop that one, or choose another folder.");
    }

    @Override
    public void close() {
        try {
            lock.release();
        } catch (IOException alreadyGone) {
            // Closing the channel releases it too.
        }
        closeQuietly(channel);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException ignored) {
            // Nothing is written through it.
        }
    }
}
