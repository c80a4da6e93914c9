package copytaster.ingest.transports;

import java.io.IOException;
import java.util.List;

/** A folder of files, here or on another machine: what a transport of files needs of it, and no more. Used by one thread. */
interface Folder extends AutoCloseable {

    /**
     * The regular files in it, folders inside not looked into.
     *
     * @throws IOException when the folder as a whole cannot be listed
     */
    List<FileLooks> list() throws IOException;

    /** Is the file there, and as it looked? */
    boolean isStill(FileLooks file) throws IOException;

    /** Reads a file, but no more than this many bytes of it. */
    byte[] read(String name, int most) throws IOException;

    /** Moves a file to a folder inside this one; never onto another file. */
    void move(String name, String to) throws IOException;

    void delete(String name) throws IOException;

    /** Where a file is, for a person. */
    String where(String name);

    @Override
    default void close() {}
}
