package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.ingest.ApiSettings.Agency;
import copytaster.ingest.transports.After;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedSettingsTest {

    @Test
    void defaults() {
        var folder = FeedSettings.ofDirectory(null, "/wires", null);

        assertThat(folder.after()).isEqualTo(After.MOVE);
        assertThat(folder.every()).isEqualTo(Duration.ofSeconds(2));
        assertThat(folder.provider()).isEmpty();
        assertThat(folder.silentAfter()).isZero();
        assertThat(folder.redistribute()).isTrue();
        assertThat(folder.learn()).isFalse();
        assertThat(feed(null, URI.create("https://example.org/rss"), null, null).every())
                .isEqualTo(Duration.ofMinutes(1));
        var ingest = IngestSettings.of(Map.of());
        assertThat(ingest.host()).isEqualTo("127.0.0.1");
        assertThat(ingest.port()).isEqualTo(8081);
        assertThat(ingest.ticks()).isTrue();
    }

    @Test
    void exactlyOneTransport() {
        assertThatThrownBy(() -> feed(null, null, null, null)).hasMessageContaining("exactly one");
        assertThatThrownBy(() -> feed("/wires", null, true, "t")).hasMessageContaining("exactly one");
    }

    @Test
    void onlyTheWebIsPolled() {
        assertThatThrownBy(() -> feed(null, URI.create("file:///etc/hostname"), null, null))
                .hasMessageContaining("poll: an http or https address");
    }

    @Test
    void folderElsewhereHasAnAddressThatCanBeEntered() {
        FeedSettings feed = ftp(at("ftp://wire.example/out?x=very-secret"), "newsroom");
        assertThat(feed.every()).isEqualTo(Duration.ofSeconds(10));
        assertThat(feed.after()).isEqualTo(After.MOVE);
        assertThat(feed.toString()).contains("ftp://wire.example/out,").doesNotContain("very-secret");

        assertThatThrownBy(() -> at("http://wire.example/")).hasMessageContaining("address: begins with ftp");
        assertThatThrownBy(() -> at("wire.example")).hasMessageContaining("address: begins with ftp");
        assertThatThrownBy(() -> at("ftp://desk:very-secret@wire.example/"))
                .hasMessageContaining("user: and passwordFile:")
                .hasMessageNotContaining("very-secret");
        assertThatThrownBy(() -> new FtpSettings(null, null, null, null, Path.of("ca.pem")))
                .hasMessageContaining("address: is missing");
        assertThatThrownBy(() -> ftp(at("ftp://wire.example/"), null)).hasMessageContaining("user: ");
    }

    @Test
    void sftpNeedsTheHostsKey() {
        URI address = URI.create("sftp://wire.example/out");
        assertThatThrownBy(() -> at("sftp://wire.example/out")).hasMessageStartingWith("hostKey: the fingerprint");
        assertThatThrownBy(() -> new FtpSettings(address, null, "aa:bb:cc", null, null))
                .hasMessageStartingWith("hostKey: SHA256:");
        String fingerprint = "SHA256:" + "a".repeat(43);
        assertThat(new FtpSettings(address, null, fingerprint + ", " + fingerprint, null, null).isThere())
                .isTrue();
        assertThatThrownBy(() -> new FtpSettings(URI.create("ftps://wire.example/"), null, fingerprint, null, null))
                .hasMessageContaining("sftp only");
    }

    @Test
    void agencysApiNeedsItsOwnCredentials() {
        var efe = new ApiSettings(Agency.EFE, null, "158", "ES", null);
        FeedSettings feed = api(efe, "desk", "very-secret", null);
        assertThat(feed.api().address()).isEqualTo(URI.create("https://apinews.efeservicios.com"));
        assertThat(feed.api().since()).isEqualTo(Duration.ofDays(1));
        assertThat(feed.every()).isEqualTo(Duration.ofMinutes(1));
        assertThat(feed.isPolled()).isTrue();
        assertThat(feed.toString())
                .contains("EFE https://apinews.efeservicios.com")
                .doesNotContain("very-secret");

        assertThatThrownBy(() -> api(efe, "desk", null, null)).hasMessageStartingWith("password: EFE's client secret");
        var ap = new ApiSettings(Agency.AP, null, "1, 42", null, null);
        assertThatThrownBy(() -> api(ap, null, null, null)).hasMessageStartingWith("token: AP's API key");
        var yonhap = new ApiSettings(Agency.YONHAP, null, null, null, null);
        assertThatThrownBy(() -> api(yonhap, null, null, null)).hasMessageStartingWith("token: the service key");
        assertThatThrownBy(() -> api(yonhap, null, null, "very%secret"))
                .hasMessageStartingWith("token: the service key")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void agencysApiSaysWhatItNeeds() {
        assertThatThrownBy(() -> new ApiSettings(null, null, "158", null, null))
                .hasMessage("agency: is missing; one of efe, dpa, ap, yonhap");
        assertThatThrownBy(() -> new ApiSettings(Agency.EFE, null, null, null, null))
                .hasMessageStartingWith("product: ");
        assertThatThrownBy(() -> new ApiSettings(Agency.DPA, null, null, null, null))
                .hasMessageStartingWith("address: ");
        assertThatThrownBy(() -> new ApiSettings(Agency.AP, URI.create("file:///etc/hostname"), null, null, null))
                .hasMessageStartingWith("address: an http or https address");
        assertThatThrownBy(() -> new ApiSettings(Agency.AP, null, "1) OR (2", null, null))
                .hasMessageStartingWith("product: ");
    }

    @Test
    void addressOfAQueueIsAKeyAndNotPrinted() {
        var dpa = new ApiSettings(Agency.DPA, URI.create("https://wire.example/very-secret/queue"), null, null, null);

        assertThat(api(dpa, null, null, null).toString())
                .contains("DPA https://wire.example/,")
                .doesNotContain("very-secret");
    }

    @Test
    void pushNeedsAToken() {
        assertThatThrownBy(() -> feed(null, null, true, null)).hasMessageContaining("token");
    }

    @Test
    void credentialsAreNeverPrinted() {
        assertThat(feed(null, null, true, "very-secret").toString()).doesNotContain("very-secret");
    }

    @Test
    void keysInAnAddressAreNeverPrinted() {
        assertThat(feed(null, URI.create("https://example.org:8443/rss?key=very-secret#x"), null, null)
                        .toString())
                .contains("https://example.org:8443/rss,")
                .doesNotContain("very-secret");
        assertThatThrownBy(
                        () -> feed(null, URI.create("ftp://desk:very-secret@example.org/?key=very-secret"), null, null))
                .hasMessageContaining("ftp://example.org/")
                .hasMessageNotContaining("very-secret");
    }

    @Test
    void userAndPasswordHaveKeysOfTheirOwn() {
        for (String address :
                List.of("https://desk:very-secret@example.org/rss", "https://desk:very-secret@my_host/rss")) {
            assertThatThrownBy(() -> feed(null, URI.create(address), null, null))
                    .hasMessageContaining("user: and passwordFile:")
                    .hasMessageNotContaining("very-secret");
        }
    }

    private static FeedSettings feed(String directory, URI poll, Boolean push, String token) {
        return new FeedSettings(
                null, directory, poll, push, null, null, null, null, 0, null, null, token, null, null, null, null,
                null);
    }

    private static FeedSettings ftp(FtpSettings ftp, String user) {
        return new FeedSettings(
                null,
                null,
                null,
                null,
                ftp,
                null,
                null,
                null,
                0,
                user,
                "very-secret",
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static FeedSettings api(ApiSettings api, String user, String password, String token) {
        return new FeedSettings(
                null, null, null, null, null, api, null, null, 0, user, password, token, null, null, null, null, null);
    }

    private static FtpSettings at(String address) {
        return new FtpSettings(URI.create(address), null, null, null, null);
    }
}
