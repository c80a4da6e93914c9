package copytaster.ingest.providers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The provider files: one an agency, {@code generic.yml} for what holds for all, and one for each format that has rules of its
 * own ({@code provider: generic} with a {@code format}). A file replaces an earlier one of the same agency or format.
 */
record ProviderFiles(Map<String, Provider> byName) {

    static final String GENERIC = "generic";

    private static final YAMLMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .addModule(new SimpleModule().addDeserializer(ZoneId.class, new ZoneReader()))
            .build();

    ProviderFiles {
        byName = new LinkedHashMap<>(byName);
    }

    /** Those that come with Copytaster. */
    static ProviderFiles builtIn() {
        URL generic = ProviderFiles.class.getResource("/copytaster/ingest/providers/" + GENERIC + ".yml");
        if (generic == null) {
            throw new IllegalStateException("the provider files are missing from the program");
        }
        try {
            URI uri = generic.toURI();
            if (uri.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                    return new ProviderFiles(Map.of()).and(jar.getPath("/copytaster/ingest/providers"));
                }
            }
            return new ProviderFiles(Map.of()).and(Path.of(uri).resolveSibling("."));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** These and those in a folder. */
    ProviderFiles and(Path folder) {
        var files = new LinkedHashMap<>(byName);
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.filter(path -> path.toString().endsWith(".yml"))
                    .sorted()
                    .toList()) {
                Provider provider = read(file);
                files.put(provider.provider() + " " + provider.format(), provider);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the provider files in " + folder, e);
        }
        return new ProviderFiles(files);
    }

    /** What holds for all. */
    Provider forAll() {
        return byName.values().stream()
                .filter(file -> file.provider().equals(GENERIC) && !file.isForOneFormat())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the provider file " + GENERIC + ".yml is missing"));
    }

    /** What holds for all agencies in one format, a file each. */
    List<Provider> formats() {
        return byName.values().stream()
                .filter(file -> file.provider().equals(GENERIC) && file.isForOneFormat())
                .toList();
    }

    Map<String, Provider> agencies() {
        var agencies = new LinkedHashMap<String, Provider>();
        byName.values().stream()
                .filter(file -> !file.provider().equals(GENERIC))
                .forEach(file -> agencies.put(file.provider(), file));
        return agencies;
    }

    private static Provider read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return YAML.readValue(in, Provider.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + ": " + e.getOriginalMessage(), e);
        }
    }

    private static final class ZoneReader extends FromStringDeserializer<ZoneId> {

        private static final long serialVersionUID = 1L;

        ZoneReader() {
            super(ZoneId.class);
        }

        @Override
        protected ZoneId _deserialize(String value, DeserializationContext context) {
            return ZoneId.of(value);
        }
    }
}
