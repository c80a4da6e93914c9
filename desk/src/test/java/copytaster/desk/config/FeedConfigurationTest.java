package copytaster.desk.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.ingest.ApiSettings;
import copytaster.ingest.FeedSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds as a person writes them: sections inside, secrets in files, and complaints that name the key. */
final class FeedConfigurationTest {
    private static final String HOST_KEY = "SHA256:" + "a".repeat(43);

    @TempDir
    Path folder;

    @Test
    void folderElsewhereIsRead() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "very-secret\n");

        FeedSettings feed = load("""
                feeds:
                  dpa:
                    ftp:
                      address: sftp://wire.example/out
                      hostKey: %s
                      privateKey: id_ed25519
                    user: newsroom
                    passwordFile: %s
                """.formatted(HOST_KEY, password), Map.of());

        assertThat(feed.ftp().address()).isEqualTo(URI.create("sftp://wire.example/out"));
        assertThat(feed.ftp().privateKey()).isEqualTo(Path.of("id_ed25519"));
        assertThat(feed.password()).isEqualTo("very-secret");
        assertThat(feed.toString()).doesNotContain("very-secret");
    }

    @Test
    void folderElsewhereIsReadFromTheEnvironmentAlone() throws IOException {
        FeedSettings feed = load(
                "kafka:\n",
                Map.of(
                        "COPYTASTER_FEEDS_DPA_FTP_ADDRESS", "sftp://wire.example/out",
                        "COPYTASTER_FEEDS_DPA_FTP_HOST_KEY", HOST_KEY,
                        "COPYTASTER_FEEDS_DPA_USER", "newsroom",
                        "COPYTASTER_FEEDS_DPA_PASSWORD", "env:DPA",
                        "DPA", "very-secret"));

        assertThat(feed.ftp().hostKey()).isEqualTo(HOST_KEY);
        assertThat(feed.password()).isEqualTo("very-secret");
    }

    @Test
    void complaintNamesTheKeyInside() {
        assertThatThrownBy(() -> load("""
                feeds:
                  dpa:
                    user: newsroom
                    ftp:
                      address: sftp://wire.example/out
                """, Map.of()))
                .hasMessageContaining("feeds.dpa.ftp.hostKey: the fingerprint of the server's key");
        assertThatThrownBy(() -> load("feeds:\n  dpa:\n    ftp:\n      adress: ftp://wire.example/\n", Map.of()))
                .hasMessageContaining("line 4")
                .hasMessageContaining("feeds.dpa.ftp.adress: no such key; did you mean address?");
    }

    @Test
    void agencysApiIsRead() throws IOException {
        FeedSettings feed = load("""
                feeds:
                  dpa:
                    api: {agency: ap, product: "1, 42", since: 2h}
                    token: env:AP_KEY
                """, Map.of("AP_KEY", "very-secret"));

        assertThat(feed.api().agency()).isEqualTo(ApiSettings.Agency.AP);
        assertThat(feed.api().since()).isEqualTo(Duration.ofHours(2));
        assertThat(feed.token()).isEqualTo("very-secret");
        assertThatThrownBy(() -> load("feeds:\n  dpa:\n    api: {agency: afp}\n", Map.of()))
                .hasMessageContaining("feeds.dpa.api.agency: must be efe or dpa or ap or yonhap");
        assertThatThrownBy(() -> load("feeds:\n  dpa:\n    api: {agency: ap}\n", Map.of()))
                .hasMessageContaining("feeds.dpa.token: AP's API key is needed");
    }

    private FeedSettings load(String yaml, Map<String, String> environment) throws IOException {
        Path file = Files.writeString(folder.resolve("copytaster.yml"), yaml);
        return Configuration.load(file, environment).feeds().get("dpa");
    }
}
