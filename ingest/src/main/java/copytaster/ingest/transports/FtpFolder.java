package copytaster.ingest.transports;

import copytaster.ingest.transports.FeedTrouble.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import javax.net.ssl.SSLException;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPClientConfig;
import org.apache.commons.net.ftp.FTPCmd;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;

/**
 * A folder of an FTP server, in the clear or under TLS: passive, binary, names in UTF-8. Exact times come by MLSD (RFC 3659);
 * a server that has only LIST tells them to the minute.
 */
final class FtpFolder implements Folder {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration WHOLE_FILE = Duration.ofMinutes(5);
    private static final int NOTHING_THERE = 450;

    private final RemoteFolder where;
    private final Names names;
    private @Nullable FTPClient connection;
    private boolean exact;

    FtpFolder(RemoteFolder where) {
        this.where = where;
        this.names = new Names(where);
    }

    /** One command or a few on a connection. */
    private interface Talk<T> {
        T with(FTPClient ftp) throws IOException;
    }

    @Override
    public List<FileLooks> list() throws IOException {
        FTPClient open = connection;
        if (open != null && !answers(open)) {
            close();
        }
        return talk(ftp -> {
            FTPFile[] files = exact ? ftp.mlistDir() : ftp.listFiles();
            // Without a connection for the data the library gives an empty list: only the reply tells.
            if (!FTPReply.isPositiveCompletion(ftp.getReplyCode()) && ftp.getReplyCode() != NOTHING_THERE) {
                throw refused(Kind.STATUS, "cannot be listed", ftp);
            }
            var found = new ArrayList<FileLooks>();
            for (FTPFile file : files) {
                if (file != null && file.isFile() && file.isValid() && names.isSafe(file.getName())) {
                    found.add(looks(file.getName(), file));
                }
            }
            return found;
        });
    }

    private static boolean answers(FTPClient ftp) {
        try {
            return ftp.sendNoOp();
        } catch (IOException lost) {
            return false;
        }
    }

    private static FileLooks looks(String name, FTPFile file) {
        Calendar modified = file.getTimestamp();
        return new FileLooks(name, file.getSize(), modified == null ? 0 : modified.getTimeInMillis());
    }

    @Override
    public boolean isStill(FileLooks file) throws IOException {
        return talk(ftp -> {
            if (exact) {
                FTPFile now = ftp.mlistFile(file.name());
                return now != null && looks(file.name(), now).equals(file);
            }
            String size = ftp.getSize(file.name());
            return size == null || size.strip().equals(String.valueOf(file.size()));
        });
    }

    @Override
    public byte[] read(String name, int most) throws IOException {
        return talk(ftp -> {
            try (InputStream in = ftp.retrieveFileStream(name)) {
                if (in == null) {
                    throw refused(Kind.FILE, name + " cannot be read", ftp);
                }
                byte[] bytes = SlowRead.read(in, most, WHOLE_FILE);
                in.close();
                if (!ftp.completePendingCommand()) {
                    throw new IOException(name + " was cut off: " + reply(ftp));
                }
                return bytes;
            }
        });
    }

    /** An agency may send two files of one name: the second must not take the first's place. */
    @Override
    public void move(String name, String to) throws IOException {
        talk(ftp -> {
            ftp.makeDirectory(to);
            String target = to + "/" + name;
            for (int n = 2; isThere(ftp, target); n++) {
                target = to + "/" + n + "-" + name;
            }
            if (!ftp.rename(name, target)) {
                throw refused(Kind.FILE, name + " cannot be moved to " + target, ftp);
            }
            return true;
        });
    }

    private boolean isThere(FTPClient ftp, String file) throws IOException {
        return exact ? ftp.mlistFile(file) != null : ftp.getSize(file) != null;
    }

    @Override
    public void delete(String name) throws IOException {
        talk(ftp -> {
            if (!ftp.deleteFile(name)) {
                throw refused(Kind.FILE, name + " cannot be deleted", ftp);
            }
            return true;
        });
    }

    @Override
    public String where(String name) {
        return where.where(name);
    }

    private <T> T talk(Talk<T> talk) throws IOException {
        try {
            FTPClient ftp = connection;
            if (ftp == null) {
                ftp = connect();
                connection = ftp;
            }
            return talk.with(ftp);
        } catch (FeedTrouble trouble) {
            throw trouble;
        } catch (SSLException e) {
            close();
            throw new FeedTrouble(
                    Kind.REFUSED,
                    where + ": no trusted connection: " + e.getMessage()
                            + "; a server with a certificate of its own needs ca:",
                    e);
        } catch (IOException e) {
            close();
            throw new FeedTrouble(Kind.CONNECT, where + ": " + e.getMessage(), e);
        }
    }

    private FTPClient connect() throws IOException {
        FTPClient ftp = where.isTls() ? Tls.ftp(where) : new FTPClient();
        ftp.setConnectTimeout(Math.toIntExact(CONNECT.toMillis()));
        ftp.setDefaultTimeout(Math.toIntExact(ANSWER.toMillis()));
        ftp.setDataTimeout(ANSWER);
        ftp.setControlEncoding(StandardCharsets.UTF_8.name());
        boolean in = false;
        try {
            ftp.connect(where.host(), where.port());
            if (!FTPReply.isPositiveCompletion(ftp.getReplyCode())) {
                throw refused(Kind.STATUS, "takes no connection", ftp);
            }
            if (ftp instanceof FTPSClient tls) {
                tls.execPBSZ(0);
                tls.execPROT("P");
            }
            if (!ftp.login(where.user(), where.password())) {
                throw refused(Kind.REFUSED, "does not let user " + where.user() + " in: check user and password", ftp);
            }
            prepare(ftp);
            in = true;
            return ftp;
        } finally {
            if (!in) {
                disconnect(ftp);
            }
        }
    }

    private void prepare(FTPClient ftp) throws IOException {
        if (ftp.hasFeature("UTF8")) {
            ftp.sendCommand("OPTS", "UTF8 ON");
        }
        exact = ftp.hasFeature(FTPCmd.MLST);
        if (!exact && !FTPReply.isPositiveCompletion(ftp.syst())) {
            ftp.configure(new FTPClientConfig(FTPClientConfig.SYST_UNIX));
        }
        ftp.setFileType(FTP.BINARY_FILE_TYPE);
        ftp.enterLocalPassiveMode();
        if (!where.path().isEmpty() && !ftp.changeWorkingDirectory(where.path())) {
            throw refused(Kind.STATUS, "has no folder " + where.path() + " for user " + where.user(), ftp);
        }
    }

    private FeedTrouble refused(Kind kind, String what, FTPClient ftp) {
        return new FeedTrouble(kind, where + " " + what + ": " + reply(ftp));
    }

    private static String reply(FTPClient ftp) {
        return String.valueOf(ftp.getReplyString()).strip();
    }

    @Override
    public void close() {
        FTPClient ftp = connection;
        connection = null;
        if (ftp != null) {
            disconnect(ftp);
        }
    }

    private static void disconnect(FTPClient ftp) {
        try {
            ftp.disconnect();
        } catch (IOException gone) {
            // There is nothing more to close.
        }
    }
}
