package copytaster.desk.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The style sheet, the scripts and the icon, under addresses that change with their content, so that they cache for ever. */
final class Assets {

    static final String PATH = "/assets/";

    private static final String HTMX_POM = "/META-INF/maven/org.webjars.npm/htmx.org/pom.properties";
    private static final int HASH_DIGITS = 12;

    /** One file: its address and what is served there. */
    @SuppressWarnings("ArrayRecordComponent") // Served, never compared.
    record Asset(String address, String type, byte[] content) {}

    private final Map<String, Asset> byName = new LinkedHashMap<>();
    private final Map<String, Asset> byAddress = new LinkedHashMap<>();

    Assets() {
        add("desk.css", "text/css; charset=utf-8", "desk.css");
        add("desk.js", "text/javascript; charset=utf-8", "desk.js");
        add("tasting.js", "text/javascript; charset=utf-8", "tasting.js");
        add("icon.svg", "image/svg+xml", "icon.svg");
        add(
                "htmx.js",
                "text/javascript; charset=utf-8",
                "/META-INF/resources/webjars/htmx.org/" + htmxVersion() + "/dist/htmx.min.js");
    }

    /** The address of a file by its plain name. */
    String address(String name) {
        Asset asset = byName.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("no asset is named " + name);
        }
        return asset.address();
    }

    Optional<Asset> at(String address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    private void add(String name, String type, String resource) {
        byte[] content = read(resource);
        var asset = new Asset(PATH + hash(content) + "/" + name, type, content);
        byName.put(name, asset);
        byAddress.put(asset.address(), asset);
    }

    /** A WebJar has its version in every path; the one that the build chose stands in its own description. */
    private static String htmxVersion() {
        var properties = new Properties();
        try {
            properties.load(new StringReader(new String(read(HTMX_POM), UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static byte[] read(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
