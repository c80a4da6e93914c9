package copytaster.bench.fuzz;

import com.sun.management.ThreadMXBean;
import copytaster.bench.GrownWires;
import copytaster.bench.SampleFiles;
import copytaster.ingest.Parsed;
import copytaster.ingest.ReadContext;
import copytaster.ingest.Reading;
import copytaster.ingest.Rejected;
import copytaster.ingest.SetAside;
import copytaster.ingest.WireReader;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Reads spoilt wires and holds ingest to what it promises of any bytes: an answer for each, never by a fault of ours, within
 * time and memory that are linear in the size. Any run can be had again from the seed and its number.
 */
final class Fuzz {

    /** Processor time for an input: a little for the start of things, and then so many times the median of a byte. */
    private static final long MILLIS = 400;

    private static final int TIMES_THE_MEDIAN = 100;

    /**
     * Memory taken, and given back, while an input is read: so much for any, and so many bytes a byte, because an item of ten
     * bytes has its readers, too.
     */
    private static final long ALLOWANCE = 8_000_000;

    private static final int BYTES_A_BYTE = 1_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** A sample and the deliveries made of it. */
    private record Seed(String format, List<byte[]> wires) {}

    private final long seed;
    private final WireReader reader = WireReader.standard();
    private final ReadContext context = ReadContext.of("fuzz", "fuzz");
    private final List<Seed> seeds = new ArrayList<>();
    private final Tally tally = new Tally();
    private final double nanosPerByte;

    Fuzz(long seed) {
        this.seed = seed;
        SampleFiles.standard().stream().map(SampleFiles::bytes).forEach(sample -> {
            var wires = new ArrayList<byte[]>();
            wires.add(sample);
            wires.addAll(GrownWires.of(sample));
            seeds.add(new Seed(format(sample), wires));
        });
        nanosPerByte = median();
    }

    Tally tally() {
        return tally;
    }

    /** @throws Failure when a promise is broken */
    void run(int number) throws Failure {
        var random = new Random(seed * 1_000_003 + number);
        Seed wire = seeds.get(random.nextInt(seeds.size()));
        byte[] spoilt =
                Mutation.spoilt(one(wire, random), one(seeds.get(random.nextInt(seeds.size())), random), random);
        Watchdog.watch(number, spoilt);
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long start = THREADS.getCurrentThreadCpuTime();
        List<Reading> readings = reader.read(spoilt, context);
        long nanos = THREADS.getCurrentThreadCpuTime() - start;
        long memory = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        Watchdog.done();
        check(number, spoilt, readings, nanos, memory);
        tally.count(wire.format, readings, spoilt.length, memory, nanos / (spoilt.length + 1) / nanosPerByte);
    }

    private void check(int number, byte[] spoilt, List<Reading> readings, long nanos, long memory) throws Failure {
        if (readings.isEmpty()) {
            throw new Failure(number, spoilt, "gave no answer");
        }
        for (Reading reading : readings) {
            if (reading instanceof Rejected rejected && rejected.reason().isBlank()) {
                throw new Failure(number, spoilt, "was rejected without a reason");
            }
            if (reading instanceof Rejected rejected && rejected.reason().contains("fault of Copytaster")) {
                throw new Failure(number, spoilt, rejected.reason());
            }
        }
        if (nanos > MILLIS * 1_000_000 + TIMES_THE_MEDIAN * nanosPerByte * spoilt.length) {
            throw new Failure(number, spoilt, "took " + nanos / 1_000_000 + " ms for " + spoilt.length + " bytes");
        }
        if (memory > ALLOWANCE + (long) BYTES_A_BYTE * spoilt.length) {
            throw new Failure(number, spoilt, "took " + memory + " bytes of memory for " + spoilt.length + " bytes");
        }
        if (number % 50 == 0 && !outcome(readings).equals(outcome(reader.read(spoilt, context)))) {
            throw new Failure(number, spoilt, "gave another answer the second time");
        }
    }

    private static List<Object> outcome(List<Reading> readings) {
        return readings.stream()
                .<Object>map(reading -> switch (reading) {
                    case Parsed parsed -> parsed.story();
                    case SetAside aside -> aside.what();
                    case Rejected rejected -> rejected.reason();
                })
                .toList();
    }

    private String format(byte[] sample) {
        return switch (reader.read(sample, context).getFirst()) {
            case Parsed parsed -> parsed.format();
            case SetAside aside -> "set aside";
            case Rejected rejected -> "rejected";
        };
    }

    private static byte[] one(Seed seed, Random random) {
        return seed.wires.get(random.nextInt(seed.wires.size()));
    }

    /** What a byte of an unspoilt wire takes, after some rounds to get warm. */
    private double median() {
        double[] taken = new double[0];
        for (int round = 0; round < 5; round++) {
            taken = seeds.stream()
                    .flatMap(wire -> wire.wires.stream())
                    .mapToDouble(wire -> {
                        long start = THREADS.getCurrentThreadCpuTime();
                        reader.read(wire, context);
                        return (double) (THREADS.getCurrentThreadCpuTime() - start) / wire.length;
                    })
                    .sorted()
                    .toArray();
        }
        return taken[taken.length / 2];
    }

    /** A promise that did not hold, and for which input. */
    static final class Failure extends Exception {

        private static final long serialVersionUID = 1L;

        private final byte[] input;

        Failure(int number, byte[] input, String what) {
            super("input " + number + " " + what);
            this.input = Arrays.copyOf(input, input.length);
        }

        byte[] input() {
            return input.clone();
        }
    }
}
