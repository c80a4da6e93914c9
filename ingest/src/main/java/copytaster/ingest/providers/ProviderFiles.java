package copytaster.ingest.providers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
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
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The provider files: one an agency, {@code generic.yml} for what holds for all, and one for each format that has rules of its
 * own ({@code provider: generic} with a {@code format}). A file replaces an earlier one of the same agency or format.
 *
 * @param places by the same name, where the file lies
 */
record ProviderFiles(Map<String, Provider> byName, Map<String, String> places) {

    private static final String BUILT_IN = "comes with Copytaster";

    static final String GENERIC = "generic";

    private static final YAMLMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .addModule(new SimpleModule()
                    .addDeserializer(ZoneId.class, new ZoneReader())
                    .addDeserializer(Pattern.class, new PatternReader()))
            .build();

    ProviderFiles {
        byName = new LinkedHashMap<>(byName);
        places = Map.copyOf(places);
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
                    return none().and(jar.getPath("/copytaster/ingest/providers"), BUILT_IN);
                }
            }
            return none().and(Path.of(uri).resolveSibling("."), BUILT_IN);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** These and those in a folder. */
    ProviderFiles and(Path folder) {
        return and(folder, "");
    }

    private static ProviderFiles none() {
        return new ProviderFiles(Map.of(), Map.of());
    }

    /** @param place what is said of where the files lie; empty for their own paths */
    private ProviderFiles and(Path folder, String place) {
        var files = new LinkedHashMap<>(byName);
        var where = new LinkedHashMap<>(places);
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.filter(path -> path.toString().endsWith(".yml"))
                    .sorted()
                    .toList()) {
                Provider provider = read(file);
                String name = provider.provider() + " " + provider.format();
                files.put(name, provider);
                where.put(name, place.isEmpty() ? file.toString() : place);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the provider files in " + folder, e);
        }
        return new ProviderFiles(files, where);
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

    /** Where an agency's file lies, for a person. */
    String place(Provider agency) {
        return places.getOrDefault(agency.provider() + " " + agency.format(), "");
    }

    private static Provider read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return YAML.readValue(in, Provider.class);
        } catch (UnrecognizedPropertyException e) {
            throw new IllegalArgumentException(
                    at(file, e) + ": no such key \"" + e.getPropertyName() + "\"; known here: "
                            + e.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .collect(Collectors.joining(", ")),
                    e);
        } catch (JsonProcessingException e) {
            Throwable cause = e.getCause();
            boolean ours = cause instanceof IllegalArgumentException && !(cause instanceof PatternSyntaxException);
            throw new IllegalArgumentException(
                    at(file, e) + ": " + (ours ? cause.getMessage() : e.getOriginalMessage()), e);
        }
    }

    /** The file and the key; the line only of what is no YAML, as the parser is past it when a value is found to be wrong. */
    private static String at(Path file, JsonProcessingException mistake) {
        if (!(mistake instanceof JsonMappingException wrong)) {
            return mistake.getLocation() == null
                    ? file.toString()
                    : file + ", line " + mistake.getLocation().getLineNr();
        }
        String key = wrong.getPath().stream()
                .map(step ->
                        step.getFieldName() == null ? "[" + (step.getIndex() + 1) + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return key.isEmpty() ? file.toString() : file + ", " + key.replaceFirst("^\\.", "");
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

    /** Words end, and lose their case, in every alphabet: Java's own {@code \b} knows ASCII's letters alone. */
    private static final class PatternReader extends FromStringDeserializer<Pattern> {

        private static final long serialVersionUID = 1L;

        PatternReader() {
            super(Pattern.class);
        }

        @Override
        protected Pattern _deserialize(String value, DeserializationContext context) throws IOException {
            try {
                return Pattern.compile(value, Pattern.UNICODE_CHARACTER_CLASS);
            } catch (PatternSyntaxException e) {
                return (Pattern) context.handleWeirdStringValue(
                        Pattern.class, value, "Invalid pattern, problem: %s", e.getDescription());
            }
        }
    }
}
