package copytaster.desk.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import copytaster.ingest.ReadContext;
import copytaster.ingest.WireReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads IPTC's suites and says how each file is answered: as a story with all it has, as what it is, or with a reason. */
@Command(
        name = "conformance",
        description = {
            "Reads a folder of IPTC's suites and prints a JSON object a file: how it was answered, and what is missing.",
            "A file passes when each text story in it is read with its id, version and headline, and when anything else is"
                    + " answered without an exception."
        },
        footer = "Exit code 1 if any file did not pass.")
public final class ConformanceCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();

    @Option(names = "--table", description = "Print a Markdown table of formats, suites and versions instead.")
    private boolean table;

    @Parameters(paramLabel = "FOLDER", description = "Holds newsml-g2 and ninjs as IPTC lays them out.")
    private Path folder = Path.of(".");

    @Override
    public Integer call() throws IOException {
        WireReader reader = WireReader.standard();
        var verdicts = new ArrayList<Verdict>();
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            verdicts.add(Verdict.on(
                    SuiteFile.of(folder, file),
                    Claim.of(bytes),
                    reader.read(bytes, ReadContext.of("conformance", file.toString()))));
        }
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        if (table) {
            out.println(ConformanceTable.of(verdicts));
        } else {
            verdicts.forEach(verdict -> out.println(json(verdict)));
        }
        out.flush();
        return verdicts.stream().allMatch(Verdict::passed) ? 0 : 1;
    }

    /** What the suites hold; schemas and texts beside them are not to be read. */
    private List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".xml") || file.toString().endsWith(".json"))
                    .filter(file -> !file.getFileName().toString().contains("schema"))
                    .sorted()
                    .toList();
        }
    }

    private static String json(Verdict verdict) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", verdict.file().path());
        json.put("format", verdict.file().format());
        json.put("suite", verdict.file().suite());
        json.put("version", verdict.file().version());
        json.put("passed", verdict.passed());
        json.put("answers", verdict.answers());
        json.put("missing", verdict.missing());
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
