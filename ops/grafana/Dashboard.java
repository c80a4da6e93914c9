import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The dashboard as code: {@code java ops/grafana/Dashboard.java > ops/grafana/copytaster.json}. Laid out for somebody woken at
 * night: the first row says whether stories reach the desk, the rows below say where they are held up.
 */
public final class Dashboard {

    private static final int WIDTH = 24;
    private static final String RATE = "[$__rate_interval]";

    private final List<String> panels = new ArrayList<>();
    private int id = 1;
    private int x;
    private int y;
    private int height;

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.print(new Dashboard().json());
    }

    private String json() {
        doStoriesReachTheDesk();
        lag();
        stages();
        feeds();
        deadLetters();
        state();
        sink();
        jvm();
        return """
                {
                  "uid": "copytaster",
                  "title": "Copytaster",
                  "tags": ["copytaster"],
                  "timezone": "browser",
                  "editable": true,
                  "refresh": "15s",
                  "schemaVersion": 39,
                  "time": {"from": "now-1h", "to": "now"},
                  "annotations": {"list": [{"name": "Alarms", "enable": true, "iconColor": "red",
                    "datasource": {"type": "prometheus", "uid": "copytaster"},
                    "expr": "ALERTS{alertstate=\\"firing\\"}", "titleFormat": "{{alertname}}"}]},
                  "panels": [
                %s
                  ]
                }
                """.formatted(String.join(",\n", panels));
    }

    private void doStoriesReachTheDesk() {
        row("Do stories reach the desk?");
        stat("Services that answer", "none", 4, query("sum(up{job=\"copytaster\"})", "of 4"));
        stat("Oldest unread", "s", 4, query("max(lag_oldest_unread_seconds{reader!=\"subscriber\"})", "oldest"));
        stat("From feed to search, half of them", "s", 4, query(quantile("0.5", "searchable", "le"), "median"));
        stat("From feed to search, 99 of 100", "s", 4, query(quantile("0.99", "searchable", "le"), "99 %"));
        stat("Stories in, per minute", "none", 4, query("60 * sum(rate(ingest_feed_published_total" + RATE + "))", "in"));
        stat("Dead letters not sent again", "none", 4,
                query("sum(dead_letters_total) - sum(dead_letters_redriven_total)", "left"));
        graph("Stories a minute: in, and searchable", "none", 12,
                query("60 * sum(rate(ingest_feed_published_total" + RATE + "))", "in"),
                query("60 * sum(rate(enrich_emitted_total{event=~\"new_story|new_version|killed\"}" + RATE + "))", "decided on"),
                query("60 * sum(rate(sink_indexed_total" + RATE + "))", "indexed"));
        graph("From feed to search, by agency (90 of 100)", "s", 12,
                query(quantile("0.9", "searchable", "le, provider"), "{{provider}}"));
    }

    private void lag() {
        row("Lag");
        graph("Age of the oldest unread record", "s", 12,
                query("max by (group, topic) (lag_oldest_unread_seconds)", "{{group}} on {{topic}}"));
        graph("Records behind", "none", 12, query("sum by (group, topic) (lag_offsets)", "{{group}} on {{topic}}"));
        graph("Read and written, per second", "none", 8,
                query("sum by (group, topic) (lag_consumed_per_second)", "{{group}} reads {{topic}}"),
                query("max by (topic) (lag_produced_per_second)", "{{topic}} is written"));
        graph("Retention used", "percentunit", 8,
                query("max by (group, topic) (lag_retention_used_ratio)", "{{group}} on {{topic}}"));
        graph("Verdicts that are not ok", "none", 8,
                query("sum by (group, verdict) (lag_verdict{verdict!=\"ok\"})", "{{group}}: {{verdict}}"));
    }

    private void stages() {
        row("Stages");
        graph("From the feed to each stage, half of them", "s", 12, query(quantile("0.5", null, "le, stage"), "{{stage}}"));
        graph("From the feed to each stage, 99 of 100", "s", 12, query(quantile("0.99", null, "le, stage"), "{{stage}}"));
        graph("What enrich decides, per minute", "none", 12,
                query("60 * sum by (relation) (rate(enrich_arrivals_total" + RATE + "))", "{{relation}}"));
        graph("What enrich sends, per minute", "none", 12,
                query("60 * sum by (event) (rate(enrich_emitted_total" + RATE + "))", "{{event}}"));
        graph("Where a stream thread's time goes", "percentunit", 12,
                query("avg(kafka_stream_thread_process_ratio)", "process"),
                query("avg(kafka_stream_thread_commit_ratio)", "commit"),
                query("avg(kafka_stream_thread_poll_ratio)", "poll"),
                query("avg(kafka_stream_thread_punctuate_ratio)", "punctuate"));
        graph("Commit and process latency", "ms", 12,
                query("max(kafka_stream_thread_commit_latency_avg)", "commit, mean"),
                query("max(kafka_stream_thread_commit_latency_max)", "commit, longest"),
                query("max(kafka_stream_thread_process_latency_avg)", "process, mean"));
    }

    private void feeds() {
        row("Feeds");
        graph("Stories within the last hour", "none", 12, query("sum by (feed) (ingest_feed_last_hour_stories)", "{{feed}}"));
        graph("Silent for", "s", 12, query("max by (feed) (ingest_feed_silence_seconds)", "{{feed}}"));
        graph("Last hour against the usual", "none", 8,
                query("sum by (feed) (ingest_feed_last_hour_stories - ingest_feed_usual_hour_stories)", "{{feed}}"));
        graph("Errors, per minute", "none", 8,
                query("60 * sum by (feed, cause) (rate(ingest_feed_errors_total" + RATE + "))", "{{feed}}: {{cause}}"));
        graph("Silent or flooding", "none", 8,
                query("max by (feed) (ingest_feed_silent)", "{{feed}} silent"),
                query("max by (feed) (ingest_feed_flooding)", "{{feed}} floods"));
    }

    private void deadLetters() {
        row("Dead letters and rejected wires");
        graph("Dead letters that are kept", "none", 8, query("sum by (stage) (dead_letters_total)", "{{stage}}"));
        graph("Since the newest dead letter", "s", 8,
                query("time() - max by (stage) (dead_letters_newest_timestamp_seconds)", "{{stage}}"));
        graph("Rejected items, per minute", "none", 8,
                query("60 * sum by (feed) (rate(ingest_feed_rejected_total" + RATE + "))", "{{feed}}"));
    }

    private void state() {
        row("State");
        graph("Stories in the window", "none", 8, query("sum by (wire) (enrich_window_stories)", "wire {{wire}}"));
        graph("State on disk and in buffers", "bytes", 8, query("sum by (store) (enrich_state_bytes)", "{{store}}"));
        graph("Behind its changelog: a restore, or a standby", "none", 8,
                query("max by (instance, wire) (enrich_state_lag_records)", "{{instance}}, wire {{wire}}"));
        graph("State of the topology", "none", 12, query("max by (instance, state) (enrich_state)", "{{instance}}: {{state}}"));
        graph("Threads, restores, deaths", "none", 12,
                query("sum(enrich_threads)", "threads at work"),
                query("sum(enrich_restoring_stores)", "stores being restored"),
                query("sum(enrich_thread_deaths_total)", "deaths"));
    }

    private void sink() {
        row("Sink");
        graph("What becomes of stories, per minute", "none", 8,
                query("60 * sum(rate(sink_indexed_total" + RATE + "))", "indexed"),
                query("60 * sum(rate(sink_stale_total" + RATE + "))", "stale"),
                query("60 * sum(rate(sink_rejected_total" + RATE + "))", "rejected"));
        graph("A batch, 99 of 100", "s", 8,
                query("histogram_quantile(0.99, sum by (le) (rate(sink_batch_seconds_bucket" + RATE + ")))", "batch"));
        graph("Waits for the index, per minute", "none", 8,
                query("60 * sum(rate(sink_waits_total" + RATE + "))", "waits"),
                query("max(sink_waiting)", "waits now"));
    }

    private void jvm() {
        row("JVM");
        graph("Heap used", "percentunit", 8,
                query("sum by (service, instance) (jvm_memory_used_bytes{area=\"heap\"}) "
                        + "/ sum by (service, instance) (jvm_memory_max_bytes{area=\"heap\"} > 0)", "{{service}} {{instance}}"));
        graph("Processor", "percentunit", 8, query("max by (service, instance) (process_cpu_usage)", "{{service}} {{instance}}"));
        graph("Pauses of the collector, seconds in a second", "s", 8,
                query("sum by (service, instance) (rate(jvm_gc_pause_seconds_sum" + RATE + "))", "{{service}} {{instance}}"));
    }

    private static String quantile(String quantile, String stage, String by) {
        String which = stage == null ? "" : "{stage=\"" + stage + "\"}";
        return "histogram_quantile(" + quantile + ", sum by (" + by + ") (rate(story_stage_seconds_bucket" + which + RATE + ")))";
    }

    private record Query(String text, String legend) {}

    private static Query query(String text, String legend) {
        return new Query(text, legend);
    }

    private void row(String title) {
        y += height;
        panels.add("""
                    {"id": %d, "type": "row", "title": "%s", "collapsed": false, "panels": [],
                      "gridPos": {"x": 0, "y": %d, "w": %d, "h": 1}}""".formatted(id++, title, y, WIDTH));
        x = 0;
        y++;
        height = 0;
    }

    private void stat(String title, String unit, int width, Query query) {
        panel("stat", title, unit, width, 4,
                "\"options\": {\"reduceOptions\": {\"calcs\": [\"lastNotNull\"]}, \"colorMode\": \"value\"}", query);
    }

    private void graph(String title, String unit, int width, Query... queries) {
        panel("timeseries", title, unit, width, 8,
                "\"options\": {\"legend\": {\"displayMode\": \"list\", \"placement\": \"bottom\"},"
                        + " \"tooltip\": {\"mode\": \"multi\"}}", queries);
    }

    private void panel(String type, String title, String unit, int width, int tall, String options, Query... queries) {
        if (x + width > WIDTH) {
            x = 0;
            y += height;
        }
        var targets = new ArrayList<String>();
        for (Query query : queries) {
            targets.add(String.format(Locale.ROOT, "{\"refId\": \"%c\", \"expr\": \"%s\", \"legendFormat\": \"%s\"}",
                    'A' + targets.size(), query.text().replace("\"", "\\\""), query.legend()));
        }
        panels.add("""
                    {"id": %d, "type": "%s", "title": "%s",
                      "gridPos": {"x": %d, "y": %d, "w": %d, "h": %d},
                      "datasource": {"type": "prometheus", "uid": "copytaster"},
                      "fieldConfig": {"defaults": {"unit": "%s", "min": 0}, "overrides": []},
                      %s,
                      "targets": [
                        %s
                      ]}""".formatted(
                id++, type, title, x, y, width, tall, unit, options, String.join(",\n                        ", targets)));
        x += width;
        height = tall;
    }
}
