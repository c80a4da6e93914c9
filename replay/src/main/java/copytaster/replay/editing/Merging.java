package copytaster.replay.editing;

import copytaster.replay.captures.CaptureHeader;
import copytaster.replay.captures.CaptureHeader.Origin;
import copytaster.replay.captures.CaptureReader;
import copytaster.replay.captures.CaptureWriter;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.captures.Records;
import copytaster.schemas.SchemaDirectory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings several captures into one, in the order of time, each in its own order. What two captures of one cluster both hold
 * is written once.
 */
public final class Merging {

    private Merging() {}

    /** One capture on its way into the other, with its next record in hand. */
    private record Source(CaptureReader reader, CapturedRecord head) {}

    private record Place(String topic, int partition, long offset, long timestamp) {}

    /**
     * @throws IllegalArgumentException where their topics have different prefixes
     * @throws copytaster.replay.captures.CaptureException where one of them breaks: nothing is written then
     */
    public static CaptureHeader merge(List<Path> from, Path to) {
        var readers = new ArrayList<CaptureReader>();
        try {
            from.forEach(file -> readers.add(new CaptureReader(file)));
            List<CaptureHeader> headers =
                    readers.stream().map(CaptureReader::header).toList();
            var schemas =
                    headers.stream().flatMap(one -> one.schemas().stream()).toList();
            try (var writer = new CaptureWriter(to, origin(headers), SchemaDirectory.asking(() -> schemas))) {
                write(readers, writer, clusters(headers).size() == 1);
                return writer.finish();
            }
        } finally {
            readers.forEach(CaptureReader::close);
        }
    }

    private static void write(List<CaptureReader> readers, CaptureWriter writer, boolean oneCluster) {
        var next = new PriorityQueue<Source>(Comparator.comparing(Source::head, Records.IN_TIME));
        readers.stream().filter(CaptureReader::hasNext).forEach(reader -> next.add(new Source(reader, reader.next())));
        Set<Place> written = new HashSet<>();
        while (!next.isEmpty()) {
            Source source = next.remove();
            if (!oneCluster || written.add(place(source.head))) {
                writer.write(source.head);
            }
            if (source.reader.hasNext()) {
                next.add(new Source(source.reader, source.reader.next()));
            }
        }
    }

    private static Place place(CapturedRecord record) {
        return new Place(record.getTopic(), record.getPartition(), record.getOffset(), record.getTimestamp());
    }

    private static Origin origin(List<CaptureHeader> headers) {
        Set<String> prefixes =
                headers.stream().map(one -> one.origin().topicPrefix()).collect(Collectors.toSet());
        if (prefixes.size() > 1) {
            throw new IllegalArgumentException(
                    "captures of houses with different topic prefixes are no one wire: " + prefixes);
        }
        Set<String> clusters = clusters(headers);
        String how = "merged of "
                + headers.stream().map(one -> one.origin().madeBy()).collect(Collectors.joining("; "));
        return new Origin(
                clusters.size() == 1 ? clusters.iterator().next() : "several",
                prefixes.iterator().next(),
                begins(headers),
                how);
    }

    /** The earliest beginning; a capture without lead-in begins with its first record. */
    private static @Nullable Instant begins(List<CaptureHeader> headers) {
        Instant earliest = null;
        for (CaptureHeader header : headers) {
            Instant begins = header.origin().begins() == null
                    ? header.from()
                    : header.origin().begins();
            if (begins != null && (earliest == null || begins.isBefore(earliest))) {
                earliest = begins;
            }
        }
        Instant first = earliest;
        boolean leadIn = headers.stream()
                .anyMatch(header ->
                        header.from() != null && first != null && header.from().isBefore(first));
        return leadIn ? earliest : null;
    }

    private static Set<String> clusters(List<CaptureHeader> headers) {
        return headers.stream().map(one -> one.origin().cluster()).collect(Collectors.toSet());
    }
}
