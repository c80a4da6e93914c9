package copytaster.ingest.transports;

import copytaster.ingest.transports.FeedTrouble.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;

/** FTP under TLS that checks who answers: the certificate by its authorities and by the host's name, which the library leaves out. */
final class Tls {

    private Tls() {}

    static FTPSClient ftp(RemoteFolder where) throws IOException {
        var ftp = new FTPSClient(where.port() == RemoteFolder.FTPS_PORT);
        ftp.setTrustManager(trusted(where.authorities()));
        ftp.setEndpointCheckingEnabled(true);
        return ftp;
    }

    /** @param authorities a PEM file; null for the JVM's own */
    static TrustManager trusted(@Nullable Path authorities) throws IOException {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities == null ? null : store(authorities));
            return trust.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new FeedTrouble(Kind.REFUSED, "ca: " + authorities + " holds no certificates: " + e.getMessage(), e);
        }
    }

    private static KeyStore store(Path authorities) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(authorities)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry(String.valueOf(store.size()), certificate);
            }
        }
        return store;
    }
}
