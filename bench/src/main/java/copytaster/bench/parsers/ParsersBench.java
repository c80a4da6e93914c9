package copytaster.bench.parsers;

import copytaster.ingest.ReadContext;
import copytaster.ingest.WireReader;
import copytaster.ingest.formats.Formats;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * How fast each format is read, beside a bare pass of the same bytes in the same run: bytes to items (the format alone), and
 * bytes to stories. The candidates take turns, and the median of the rounds counts, in processor time of the one thread, so
 * that what else runs on the machine takes no part. Usage: {@code ParsersBench [FOLDER]}.
 */
public final class ParsersBench {

    private static final int WARM_UP = 30;
    private static final int ROUNDS = 31;
    private static final long TURN_NANOS = 50_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** What is timed: reads one delivery. */
    private interface Pass {
        long over(byte[] delivery) throws XMLStreamException, IOException;
    }

    private ParsersBench() {}

    public static void main(String[] args) {
        BarePass stax = BarePass.stax(XMLInputFactory.newDefaultFactory());
        BarePass jackson = BarePass.jackson();
        WireReader reader = WireReader.standard();
        ReadContext context = ReadContext.of("bench", "bench");
        System.out.printf(
                "%-22s %6s %8s %10s | %12s %6s | %14s %6s%n",
                "format", "files", "kB", "bare MB/s", "format MB/s", "ratio", "to story MB/s", "ratio");
        for (Corpus corpus : args.length == 0 ? Corpus.grown() : Corpus.of(Path.of(args[0]))) {
            BarePass bare = corpus.json() ? jackson : stax;
            Corpus fit = new Corpus(
                    corpus.format(),
                    corpus.json(),
                    corpus.deliveries().stream()
                            .filter(delivery -> passes(bare, delivery))
                            .toList());
            if (!fit.deliveries().isEmpty()) {
                measure(fit, bare::over, delivery -> Formats.read(delivery, "").size(), delivery -> reader.read(
                                delivery, context)
                        .size());
            }
        }
    }

    /** What is not well-formed cannot be compared: the bare pass ends at the fault, and ingest mends it. */
    private static boolean passes(BarePass bare, byte[] delivery) {
        try {
            return bare.over(delivery) >= 0;
        } catch (XMLStreamException | IOException e) {
            return false;
        }
    }

    private static void measure(Corpus corpus, Pass... candidates) {
        var rates = new ArrayList<double[]>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            double[] turn = new double[candidates.length];
            for (int i = 0; i < candidates.length; i++) {
                turn[i] = megabytesPerSecond(corpus, candidates[i]);
            }
            if (round >= WARM_UP) {
                rates.add(turn);
            }
        }
        System.out.printf(
                "%-22s %6d %8d %10.1f | %12.1f %6.2f | %14.1f %6.2f%n",
                corpus.format(),
                corpus.deliveries().size(),
                corpus.bytes() / 1000,
                median(rates.stream().mapToDouble(turn -> turn[0]).toArray()),
                median(rates.stream().mapToDouble(turn -> turn[1]).toArray()),
                median(rates.stream().mapToDouble(turn -> turn[1] / turn[0]).toArray()),
                median(rates.stream().mapToDouble(turn -> turn[2]).toArray()),
                median(rates.stream().mapToDouble(turn -> turn[2] / turn[0]).toArray()));
    }

    private static double megabytesPerSecond(Corpus corpus, Pass pass) {
        long start = THREADS.getCurrentThreadCpuTime();
        long passes = 0;
        long seen = 0;
        try {
            while (THREADS.getCurrentThreadCpuTime() - start < TURN_NANOS) {
                for (byte[] delivery : corpus.deliveries()) {
                    seen += pass.over(delivery);
                }
                passes++;
            }
        } catch (XMLStreamException | IOException e) {
            throw new IllegalStateException("was read before", e);
        }
        if (seen == 0) {
            throw new IllegalStateException("nothing was read of " + corpus.format());
        }
        return passes * corpus.bytes() * 1e3 / (THREADS.getCurrentThreadCpuTime() - start);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
