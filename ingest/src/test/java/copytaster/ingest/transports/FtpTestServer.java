package copytaster.ingest.transports;

import java.nio.file.Path;
import java.util.List;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.ConcurrentLoginPermission;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.jspecify.annotations.Nullable;

/** Apache FtpServer with one user, in the clear or under TLS. */
final class FtpTestServer {

    private @Nullable FtpServer server;

    /** @param keys a PKCS12 store with the server's key, null for no TLS */
    int start(Path root, int port, @Nullable Path keys) throws Exception {
        var listeners = new ListenerFactory();
        listeners.setServerAddress("127.0.0.1");
        listeners.setPort(port);
        var data = new DataConnectionConfigurationFactory();
        if (keys != null) {
            var tls = new SslConfigurationFactory();
            tls.setKeystoreFile(keys.toFile());
            tls.setKeystorePassword("changeit");
            tls.setKeystoreType("PKCS12");
            listeners.setSslConfiguration(tls.createSslConfiguration());
            data.setSslConfiguration(tls.createSslConfiguration());
            // A server that guards its data connections too refuses those in the clear.
            data.setImplicitSsl(true);
        }
        listeners.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
        Listener listener = listeners.createListener();
        var user = new BaseUser();
        user.setName(RemoteFolderContract.USER);
        user.setPassword(RemoteFolderContract.PASSWORD);
        user.setHomeDirectory(root.toString());
        user.setAuthorities(List.of(new WritePermission(), new ConcurrentLoginPermission(10, 10)));
        var users = new PropertiesUserManagerFactory().createUserManager();
        users.save(user);
        var servers = new FtpServerFactory();
        servers.addListener("default", listener);
        servers.setUserManager(users);
        server = servers.createServer();
        server.start();
        return listener.getPort();
    }

    void stop() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }
}
