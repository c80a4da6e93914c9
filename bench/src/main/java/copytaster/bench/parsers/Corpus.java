package copytaster.bench.parsers;

import copytaster.bench.GrownWires;
import copytaster.bench.SampleFiles;
import copytaster.ingest.formats.Formats;
import copytaster.ingest.formats.Found;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The deliveries of one format.
 *
 * @param json whether the limit is a pass over JSON, else over XML
 */
record Corpus(String format, boolean json, List<byte[]> deliveries) {

    /** Grown from the samples that the tests keep. */
    static List<Corpus> grown() {
        return byFormat(SampleFiles.standard().stream()
                .map(SampleFiles::bytes)
                .flatMap(sample -> GrownWires.of(sample).stream())
                .toList());
    }

    /** A folder's files as they are. */
    static List<Corpus> of(Path folder) {
        return byFormat(
                SampleFiles.under(folder).stream().map(SampleFiles::bytes).toList());
    }

    long bytes() {
        return deliveries.stream().mapToLong(delivery -> delivery.length).sum();
    }

    private static List<Corpus> byFormat(List<byte[]> deliveries) {
        SortedMap<String, List<byte[]>> formats = new TreeMap<>();
        for (byte[] delivery : deliveries) {
            Found first = Formats.read(delivery, "").getFirst();
            if (first instanceof Found.Read read && (isJson(delivery) || isXml(delivery))) {
                String format = read.item().format() + (isJson(delivery) ? " (JSON)" : "");
                formats.computeIfAbsent(format, unused -> new ArrayList<>()).add(delivery);
            }
        }
        return formats.entrySet().stream()
                .map(format ->
                        new Corpus(format.getKey(), format.getKey().endsWith("(JSON)"), List.copyOf(format.getValue())))
                .toList();
    }

    private static boolean isJson(byte[] delivery) {
        return first(delivery) == '{' || first(delivery) == '[';
    }

    private static boolean isXml(byte[] delivery) {
        return first(delivery) == '<';
    }

    /** The first byte that is neither white space nor part of a byte order mark. */
    private static int first(byte[] delivery) {
        for (byte one : delivery) {
            if (one > ' ') {
                return one;
            }
        }
        return -1;
    }
}
