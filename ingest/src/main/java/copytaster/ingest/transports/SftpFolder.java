package copytaster.ingest.transports;

import copytaster.ingest.transports.FeedTrouble.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;

/** A folder of an SFTP server. Nothing of the machine's own SSH set-up is used: no agent, no keys and no hosts of the account. */
final class SftpFolder implements Folder {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ENTER = Duration.ofSeconds(30);
    private static final Duration WHOLE_FILE = Duration.ofMinutes(5);

    private final RemoteFolder where;
    private final Names names;
    private final HostKeys hostKeys;
    private @Nullable Connection connection;

    private record Connection(SshClient client, ClientSession session, SftpClient sftp) {}

    SftpFolder(RemoteFolder where) {
        this.where = where;
        this.names = new Names(where);
        this.hostKeys = new HostKeys(where);
    }

    /** One request or a few on a connection. */
    private interface Talk<T> {
        T with(SftpClient sftp) throws IOException;
    }

    @Override
    public List<FileLooks> list() throws IOException {
        Connection open = connection;
        if (open != null && !(open.session.isOpen() && open.sftp.isOpen())) {
            close();
        }
        return talk(sftp -> {
            var found = new ArrayList<FileLooks>();
            for (SftpClient.DirEntry entry : sftp.readEntries(folder())) {
                SftpClient.Attributes attributes = entry.getAttributes();
                if (attributes.isRegularFile() && names.isSafe(entry.getFilename())) {
                    found.add(looks(entry.getFilename(), attributes));
                }
            }
            return found;
        });
    }

    private static FileLooks looks(String name, SftpClient.Attributes attributes) {
        long modified = attributes.getModifyTime() == null
                ? 0
                : attributes.getModifyTime().toMillis();
        return new FileLooks(name, attributes.getSize(), modified);
    }

    @Override
    public boolean isStill(FileLooks file) throws IOException {
        return talk(sftp -> {
            SftpClient.Attributes now = stat(sftp, path(file.name()));
            return now != null && looks(file.name(), now).equals(file);
        });
    }

    private static SftpClient.@Nullable Attributes stat(SftpClient sftp, String path) throws IOException {
        try {
            return sftp.lstat(path);
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return null;
            }
            throw e;
        }
    }

    @Override
    public byte[] read(String name, int most) throws IOException {
        return talk(sftp -> {
            try (InputStream in = sftp.read(path(name))) {
                return SlowRead.read(in, most, WHOLE_FILE);
            }
        });
    }

    /** An agency may send two files of one name: the second must not take the first's place. */
    @Override
    public void move(String name, String to) throws IOException {
        talk(sftp -> {
            if (stat(sftp, path(to)) == null) {
                sftp.mkdir(path(to));
            }
            String target = path(to) + "/" + name;
            for (int n = 2; stat(sftp, target) != null; n++) {
                target = path(to) + "/" + n + "-" + name;
            }
            sftp.rename(path(name), target);
            return true;
        });
    }

    @Override
    public void delete(String name) throws IOException {
        talk(sftp -> {
            sftp.remove(path(name));
            return true;
        });
    }

    @Override
    public String where(String name) {
        return where.where(name);
    }

    private String folder() {
        return where.path().isEmpty() ? "." : where.path();
    }

    private String path(String name) {
        return folder().equals("/") ? "/" + name : folder() + "/" + name;
    }

    private <T> T talk(Talk<T> talk) throws IOException {
        try {
            Connection open = connection;
            if (open == null) {
                open = connect();
                connection = open;
            }
            return talked(talk, open.sftp);
        } catch (FeedTrouble trouble) {
            throw trouble;
        } catch (SftpException e) {
            // The server answered: the connection is well, the file or the folder is not.
            throw new FeedTrouble(
                    Kind.FILE, where + ": " + SftpConstants.getStatusName(e.getStatus()) + ": " + e.getMessage(), e);
        } catch (IOException e) {
            close();
            String refusal = hostKeys.refusal();
            throw refusal.isEmpty()
                    ? new FeedTrouble(Kind.CONNECT, where + ": " + e.getMessage(), e)
                    : new FeedTrouble(Kind.REFUSED, refusal, e);
        }
    }

    /** The library's iterators throw what they may not declare. */
    private static <T> T talked(Talk<T> talk, SftpClient sftp) throws IOException {
        try {
            return talk.with(sftp);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Connection connect() throws IOException {
        SshClient client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier(hostKeys);
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setAgentFactory(null);
        preferKnownTypes(client);
        client.start();
        try {
            ClientSession session = client.connect(where.user(), where.host(), where.port())
                    .verify(CONNECT)
                    .getSession();
            identify(session);
            enter(session);
            return new Connection(client, session, SftpClientFactory.instance().createSftpClient(session));
        } catch (IOException | RuntimeException e) {
            client.stop();
            throw e;
        }
    }

    /** A host of several keys must show the one that is known, as with OpenSSH. */
    private void preferKnownTypes(SshClient client) {
        List<String> types = hostKeys.knownTypes();
        List<NamedFactory<Signature>> signatures = new ArrayList<>(client.getSignatureFactories());
        signatures.sort((a, b) -> Boolean.compare(!isOf(types, a.getName()), !isOf(types, b.getName())));
        client.setSignatureFactories(signatures);
    }

    private static boolean isOf(List<String> types, String signature) {
        return types.contains(signature) || (types.contains("ssh-rsa") && signature.startsWith("rsa-sha2"));
    }

    private void identify(ClientSession session) throws IOException {
        Path file = where.privateKey();
        if (file == null) {
            session.addPasswordIdentity(where.password());
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            Iterable<KeyPair> keys =
                    SecurityUtils.loadKeyPairIdentities(session, null, in, FilePasswordProvider.of(where.password()));
            if (keys == null) {
                throw new FeedTrouble(Kind.REFUSED, "privateKey: " + file + " holds no private key");
            }
            keys.forEach(session::addPublicKeyIdentity);
        } catch (FeedTrouble none) {
            throw none;
        } catch (NoSuchFileException e) {
            throw new FeedTrouble(Kind.REFUSED, "privateKey: there is no file " + file, e);
        } catch (GeneralSecurityException | IOException e) {
            throw new FeedTrouble(
                    Kind.REFUSED,
                    "privateKey: " + file + " cannot be opened; is the password its own? " + e.getMessage(),
                    e);
        }
    }

    private void enter(ClientSession session) throws IOException {
        try {
            session.auth().verify(ENTER);
        } catch (SshException e) {
            if (e.getDisconnectCode() != SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE) {
                throw e;
            }
            throw new FeedTrouble(
                    Kind.REFUSED,
                    where + " does not let user " + where.user() + " in: check user and "
                            + (where.privateKey() == null ? "password" : "privateKey"),
                    e);
        }
    }

    @Override
    public void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            open.client.stop();
        }
    }
}
