package copytaster.desk.lag;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Shows the lag of each group as {@code lag_*}. Past {@value #MOST} partitions only the oldest are shown, and how many are
 * not.
 */
public final class LagMeters implements MeterBinder {

    static final int MOST = 200;

    private static final double MILLIS = 1000.0;
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final LagWatch watch;
    private final List<Shown> shown = new ArrayList<>();

    /** One metric, and its value in each row. */
    private record Shown(MultiGauge gauge, Function<LagRow, List<Row<?>>> rows) {}

    public LagMeters(LagWatch watch) {
        this.watch = watch;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        value(
                registry,
                "lag.oldest.unread",
                "seconds",
                "Age of the oldest record that the group has not read; 0 when it has read everything",
                row -> row.lag().age(row.at()).toMillis() / MILLIS);
        value(
                registry,
                "lag.offsets",
                null,
                "Offsets from the oldest unread record to the end, for a reader of committed records",
                row -> row.lag().offsets());
        value(
                registry,
                "lag.held.offsets",
                null,
                "Offsets that nobody gets yet, because a transaction is open",
                row -> row.lag().held());
        value(
                registry,
                "lag.expired.offsets",
                null,
                "Offsets that retention took before the group had read them",
                row -> row.lag().expired());
        value(
                registry,
                "lag.retention.used.ratio",
                null,
                "Share of its time on the topic that the oldest unread record has had; at 1 it may be deleted unread",
                row -> row.lag().retentionUsed(row.at()).orElse(0));
        value(
                registry,
                "lag.consumed.per.second",
                null,
                "Offsets that the group passed in a second of the last minute",
                row -> row.trend().consumedPerSecond());
        value(
                registry,
                "lag.produced.per.second",
                null,
                "Offsets that came in within a second of the last minute",
                row -> row.trend().producedPerSecond());
        value(
                registry,
                "lag.catch.up",
                "seconds",
                "Until the group has read everything, at the rates of the last minute; +Inf when never",
                row -> row.trend().catchUp() == null
                        ? NEVER
                        : row.trend().catchUp().toMillis() / MILLIS);
        value(registry, "lag.members", null, "Who is in the group", row -> row.group()
                .members());
        var verdicts = MultiGauge.builder("lag.verdict")
                .description("1 for the verdict on the group, 0 for the others")
                .register(registry);
        shown.add(new Shown(verdicts, this::verdicts));
        Gauge.builder("lag.not.shown", watch, LagMeters::notShown)
                .description("Partitions beyond the " + MOST + " with the oldest unread records, which have no metrics")
                .register(registry);
        Gauge.builder("lag.look.age", watch, own -> own.age().toMillis() / MILLIS)
                .baseUnit("seconds")
                .description("Age of these numbers; grows when Kafka does not answer")
                .register(registry);
        Gauge.builder("lag.look", watch, own -> own.report().took().toMillis() / MILLIS)
                .baseUnit("seconds")
                .description("How long the last look at all groups took")
                .register(registry);
        watch.listener(this::show);
    }

    private void show(LagReport report) {
        List<LagRow> rows = report.rows().stream()
                .sorted(Comparator.comparing((LagRow row) -> row.lag().age(row.at()))
                        .reversed())
                .limit(MOST)
                .toList();
        for (Shown metric : shown) {
            List<Row<?>> values = new ArrayList<>();
            rows.forEach(row -> values.addAll(metric.rows().apply(row)));
            metric.gauge().register(values, true);
        }
    }

    private void value(
            MeterRegistry registry, String name, String unit, String description, ToDoubleFunction<LagRow> value) {
        MultiGauge gauge =
                MultiGauge.builder(name).description(description).baseUnit(unit).register(registry);
        shown.add(new Shown(gauge, row -> List.of(Row.of(tags(row), value.applyAsDouble(row)))));
    }

    private List<Row<?>> verdicts(LagRow row) {
        var rows = new ArrayList<Row<?>>();
        for (Verdict verdict : Verdict.values()) {
            rows.add(Row.of(
                    tags(row).and("verdict", verdict.label()), row.trend().verdict() == verdict ? 1 : 0));
        }
        return rows;
    }

    private static double notShown(LagWatch watch) {
        return Math.max(0, watch.report().rows().size() - MOST);
    }

    private Tags tags(LagRow row) {
        return Tags.of(
                "reader",
                watch.readerOf(row.lag().group()),
                "group",
                row.lag().group(),
                "topic",
                row.lag().topic(),
                "partition",
                Integer.toString(row.lag().partition()));
    }
}
