package copytaster.desk.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what ingest understands of files: one JSON object a story, a rejected input or one set aside. */
@Command(
        name = "parse",
        description = "Reads wires and prints a JSON object a story; for what it cannot read, the reason.",
        footer = "Exit code 1 if anything was rejected.")
public final class ParseCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();

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

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "A file, a folder, or - for standard input.")
    private List<String> paths = List.of();

    private boolean rejected;

    @Override
    public Integer call() {
        Providers providers = folder == null ? Providers.standard() : Providers.with(folder);
        providers.doubt(provider).ifPresent(doubt -> System.err.println("parse: " + doubt));
        var reader = new WireReader(providers);
        PrintStream out = standardOutput();
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

    private void print(PrintStream out, WireReader reader, String file, Source source) {
        List<Reading> readings;
        try {
            readings = reader.read(source.read(), new ReadContext("parse", file, provider, ""));
        } catch (IOException e) {
            readings = List.of(new Rejected("cannot be opened: " + e, new byte[0]));
        }
        for (Reading reading : readings) {
            rejected |= reading instanceof Rejected;
            try {
                out.println(JSON.writeValueAsString(ParsedJson.of(file, reading)));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The files below a folder in the order of their names; a path that is no folder is itself. */
    private static List<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> found = Files.walk(path)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            System.err.println("parse: cannot list " + path + ": " + e.getMessage());
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
