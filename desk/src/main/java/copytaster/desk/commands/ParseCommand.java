package copytaster.desk.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import copytaster.ingest.ItemJson;
import copytaster.ingest.ParsedJson;
import copytaster.ingest.ReadContext;
import copytaster.ingest.Reading;
import copytaster.ingest.Rejected;
import copytaster.ingest.WireReader;
import copytaster.ingest.providers.Providers;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what ingest understands of files: one JSON object a story, a rejected input or one set aside. */
@Command(
        name = "parse",
        mixinStandardHelpOptions = true,
        header = "Read files of wires and print what ingest understands of them.",
        description = {
            "A JSON object a line: a story with all its fields, or \"rejected\" or \"setAside\" with the reason. Needs no"
                    + " Kafka and no configuration."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster parse wire.xml | jq .headline",
            "  copytaster parse --providers my-agencies --provider coast wire.xml",
            "  copytaster parse --fields wire.xml",
            "Exit codes: 0 everything could be read; 1 something was rejected, or a file or folder cannot be opened."
        })
public final class ParseCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description = "The agency whose rules apply; by default it is recognised by content.")
    private String provider = "";

    @Option(
            names = "--providers",
            paramLabel = "FOLDER",
            description = "A folder with more provider files, or others in place of those that come along.")
    private @Nullable Path folder;

    @Option(
            names = "--fields",
            description =
                    "Print what the format found, before any agency's rules: the fields that a provider file asks about. Goes"
                            + " without --provider and --providers.")
    private boolean fields;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "A file, a folder, or - for standard input.")
    private List<String> paths = List.of();

    private boolean rejected;

    @Override
    public Integer call() {
        if (fields && (folder != null || !provider.isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(), "--fields is before any agency's rules: without --provider and --providers");
        }
        Providers providers = folder == null ? Providers.standard() : Providers.with(folder);
        providers.doubt(provider).ifPresent(doubt -> System.err.println("parse: " + doubt));
        var reader = new WireReader(providers);
        PrintWriter out = spec.commandLine().getOut();
        for (String path : paths) {
            if (path.equals("-")) {
                print(out, reader, path, ParseCommand::standardInput);
            } else {
                files(Path.of(path))
                        .forEach(file -> print(out, reader, file.toString(), () -> Files.readAllBytes(file)));
            }
        }
        out.flush();
        return rejected ? 1 : 0;
    }

    private interface Source {
        byte[] read() throws IOException;
    }

    private void print(PrintWriter out, WireReader reader, String file, Source source) {
        byte[] bytes;
        try {
            bytes = source.read();
        } catch (IOException e) {
            print(out, ParsedJson.of(file, new Rejected("cannot be opened: " + e, new byte[0])));
            return;
        }
        if (fields) {
            ItemJson.of(file, bytes).forEach(item -> print(out, item));
            return;
        }
        for (Reading reading : reader.read(bytes, new ReadContext("parse", file, provider, ""))) {
            print(out, ParsedJson.of(file, reading));
        }
    }

    private void print(PrintWriter out, Map<String, Object> object) {
        rejected |= object.containsKey("rejected");
        try {
            out.println(JSON.writeValueAsString(object));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The files below a folder in the order of their names; a path that is no folder is itself. */
    private List<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> found = Files.walk(path)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            System.err.println("parse: cannot list " + path + ": " + e.getMessage());
            rejected = true;
            return List.of();
        }
    }

    /** JSON is UTF-8 whatever encoding the terminal's locale gives to System.out. */
    static PrintStream standardOutput() {
        return new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    }

    private static byte[] standardInput() throws IOException {
        return System.in.readAllBytes();
    }
}
