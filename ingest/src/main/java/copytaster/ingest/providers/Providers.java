package copytaster.ingest.providers;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import copytaster.ingest.formats.Item;
import copytaster.schemas.Story;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The agencies that Copytaster knows, and the stories it makes of their items. A new agency is a new file. */
public final class Providers {

    private static final String GENERIC = "generic";
    private static final YAMLMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .addModule(new SimpleModule().addDeserializer(ZoneId.class, new ZoneReader()))
            .build();

    private final Provider generic;
    private final SortedMap<String, Provider> named;

    private Providers(Map<String, Provider> files) {
        Provider base = files.get(GENERIC);
        if (base == null) {
            throw new IllegalStateException("the provider file " + GENERIC + ".yml is missing");
        }
        generic = base;
        named = new TreeMap<>();
        files.forEach((name, file) -> {
            if (!name.equals(GENERIC)) {
                named.put(name, file.over(base));
            }
        });
    }

    /** Those that come with Copytaster. */
    public static Providers standard() {
        return new Providers(builtIn());
    }

    /**
     * Those that come with Copytaster and those in a folder, where a file of the same name takes the other's place.
     *
     * @throws IllegalArgumentException when a file is not as it must be, with its name and the reason
     */
    public static Providers with(Path folder) {
        Map<String, Provider> files = builtIn();
        read(folder, files);
        return new Providers(files);
    }

    /**
     * The story of an item, by the rules of the provider asked for, else of the one that recognises it, else by the generic
     * ones. A provider without a file goes by the generic rules under its own name.
     *
     * @throws NoStory when the item lacks what every story must have
     */
    public Story story(Item item, String wanted) throws NoStory {
        return StoryMaker.make(item, provider(item, wanted.toLowerCase(Locale.ROOT)));
    }

    /** The home country in a provider's file, empty when it has none. */
    public String home(String provider) {
        return named.getOrDefault(provider.toLowerCase(Locale.ROOT), generic).home();
    }

    /** The names of all agencies with a file of their own. */
    public List<String> names() {
        return List.copyOf(named.keySet());
    }

    /**
     * What to tell a person who asks for a provider without a file: it may be misspelt, and its stories get other keys. Empty
     * when there is nothing to tell.
     */
    public Optional<String> doubt(String provider) {
        String wanted = provider.toLowerCase(Locale.ROOT);
        return wanted.isBlank() || wanted.equals(GENERIC) || named.containsKey(wanted)
                ? Optional.empty()
                : Optional.of("no provider file '" + provider + "': generic rules apply; known: "
                        + String.join(", ", named.keySet()));
    }

    private Provider provider(Item item, String wanted) {
        if (!wanted.isBlank()) {
            return named.containsKey(wanted) ? named.get(wanted) : generic.named(wanted);
        }
        Facts facts = Facts.of(item);
        return named.values().stream()
                .filter(provider -> provider.recognises(facts))
                .findFirst()
                .orElse(generic);
    }

    private static Map<String, Provider> builtIn() {
        var files = new LinkedHashMap<String, Provider>();
        URL folder = Providers.class.getResource("/copytaster/ingest/providers/" + GENERIC + ".yml");
        if (folder == null) {
            throw new IllegalStateException("the provider files are missing from the program");
        }
        try {
            URI uri = folder.toURI();
            if (uri.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                    read(jar.getPath("/copytaster/ingest/providers"), files);
                }
            } else {
                read(Path.of(uri).resolveSibling("."), files);
            }
            return files;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(Path folder, Map<String, Provider> files) {
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.filter(path -> path.toString().endsWith(".yml"))
                    .sorted()
                    .toList()) {
                Provider provider = read(file);
                files.put(provider.provider(), provider);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the provider files in " + folder, e);
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

    private static Provider read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return YAML.readValue(in, Provider.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(file + ": " + e.getOriginalMessage(), e);
        }
    }
}
