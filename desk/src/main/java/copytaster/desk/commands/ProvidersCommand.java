package copytaster.desk.commands;

import copytaster.ingest.ProviderSamples;
import copytaster.ingest.WireReader;
import copytaster.ingest.providers.Providers;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the agencies that Copytaster knows, and checks a house's own files by their samples. */
@Command(
        name = "providers",
        mixinStandardHelpOptions = true,
        header = "List the agencies whose wires are known, or check files of your own.",
        description = {
            "An agency is known by a file that says what its fields mean. Files of your own lie in a folder that"
                    + " ingest.providers names; docs/new-agency.md shows how to write one in ten minutes."
        },
        footer = {
            "",
            "Examples:",
            "  copytaster providers",
            "  copytaster providers --providers my-agencies",
            "  copytaster providers check my-agencies",
            "Exit codes: 0 done; 1 a file cannot be used, or check found something."
        })
public final class ProvidersCommand implements Runnable {

    private static final String EXPECTED = ".expected.yml";
    private static final String LINE = "%-12s %-4s %-7s %s";

    @Spec
    private CommandSpec spec;

    @Option(names = "--providers", paramLabel = "FOLDER", description = "A folder with files of your own.")
    private @Nullable Path folder;

    @Override
    public void run() {
        Providers providers = folder == null ? Providers.standard() : Providers.with(folder);
        List<ProviderSamples.Sample> samples = folder == null ? List.of() : ProviderSamples.in(folder);
        PrintWriter out = spec.commandLine().getOut();
        out.println(LINE.formatted("agency", "home", "samples", "file"));
        for (Providers.Known known : providers.known()) {
            long own = samples.stream()
                    .filter(sample -> sample.provider().equals(known.name()))
                    .count();
            out.println(LINE.formatted(
                    known.name(), known.home().isEmpty() ? "-" : known.home(), own == 0 ? "-" : own, known.file()));
        }
        out.flush();
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            header = "Read every sample in a folder of provider files and say what comes out otherwise than expected.",
            description = {
                "For each file FOLDER/<agency>.yml there are samples, FOLDER/<agency>/<sample>, and beside each"
                        + " <sample>.expected.yml: a list of one entry an item, in order, \"story:\" with the fields that"
                        + " matter, named as \"copytaster parse\" prints them, or \"rejected:\" or \"setAside:\" with words of"
                        + " the reason."
            },
            footer = {
                "",
                "Example: copytaster providers check my-agencies",
                "Exit codes: 0 every sample is read as expected; 1 one is not, an agency has no sample, a sample no"
                        + " expectation, or a file has a key that nothing asks for."
            })
    int check(@Parameters(paramLabel = "FOLDER", description = "Where the files lie.") Path own) {
        var reader = new WireReader(Providers.with(own));
        List<ProviderSamples.Sample> samples = ProviderSamples.in(own);
        List<String> faults = new ArrayList<>();
        PrintWriter out = spec.commandLine().getOut();
        for (ProviderSamples.Sample sample : samples) {
            List<String> differences = ProviderSamples.differences(sample, reader);
            out.println(sample + (differences.isEmpty() ? ": as expected" : ":"));
            differences.forEach(difference -> out.println("    " + difference));
            faults.addAll(differences);
        }
        List<String> lacking = lacking(own, samples);
        lacking.forEach(out::println);
        faults.addAll(lacking);
        out.println(samples.size()
                + (samples.size() == 1 ? " sample, " : " samples, ")
                + (faults.isEmpty() ? "all as expected" : faults.size() + " to mend"));
        out.flush();
        return faults.isEmpty() ? 0 : 1;
    }

    /** Files that no sample proves, and samples that nothing is expected of. */
    private static List<String> lacking(Path folder, List<ProviderSamples.Sample> samples) {
        Set<String> proven =
                samples.stream().map(ProviderSamples.Sample::provider).collect(Collectors.toCollection(TreeSet::new));
        List<String> lacking = new ArrayList<>();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            if (file.getParent().equals(folder) && name.endsWith(".yml")) {
                String agency = name.substring(0, name.length() - ".yml".length());
                if (!proven.contains(agency)) {
                    lacking.add(
                            agency + ": no sample: put one into " + folder.resolve(agency) + " with what is expected");
                }
            } else if (!file.getParent().equals(folder)
                    && !name.endsWith(EXPECTED)
                    && !Files.exists(file.resolveSibling(name + EXPECTED))) {
                lacking.add(folder.relativize(file) + ": nothing is expected of it: write " + name + EXPECTED
                        + " beside it");
            }
        }
        return lacking;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
