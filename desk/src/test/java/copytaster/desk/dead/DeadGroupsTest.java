package copytaster.desk.dead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import copytaster.schemas.WireHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class DeadGroupsTest {

    private static final long NOON = Instant.parse("2026-01-01T12:00:00Z").toEpochMilli();
    private static final Instant LATER = Instant.parse("2026-01-02T08:00:00Z");

    private final DeadGroups groups = new DeadGroups();

    @Test
    void lettersOfOneCauseAreOneGroup() {
        groups.add(letter(10, 2, enrich("wire.raw", "cannot read 13 bytes", "efe"), null));
        groups.add(letter(11, 0, enrich("wire.raw", "cannot read 99 bytes", "afp"), LATER));
        groups.add(letter(12, 5, sink("cannot read 99 bytes"), null));

        assertThat(groups.all())
                .extracting(DeadGroup::stage, DeadGroup::count, DeadGroup::redriven, DeadGroup::newest)
                .containsExactly(tuple(Stage.SINK, 1L, 0L, 12L), tuple(Stage.ENRICH, 2L, 1L, 11L));
        DeadGroup two = groups.all().getLast();
        assertThat(two.first()).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(two.last()).isEqualTo("2026-01-01T12:02:00Z");
        assertThat(two.feeds()).containsExactly("afp", "efe");
        assertThat(two.example()).isEqualTo("cannot read 99 bytes");
    }

    @Test
    void groupsWithSomethingLeftComeFirst() {
        groups.add(letter(10, 0, enrich("wire.raw", "old", "efe"), null));
        groups.add(letter(11, 1, enrich("wire.raw", "mended", "efe"), LATER));
        groups.add(letter(12, 2, enrich("wire.raw", "new", "efe"), null));

        assertThat(groups.all()).extracting(DeadGroup::cause).containsExactly("new", "old", "mended");
    }

    @Test
    void groupIsToldInTwoLines() {
        groups.add(letter(10, 0, enrich("wire.raw", "cannot read 13 bytes", "efe"), null));
        groups.add(letter(11, 0, enrich("wire.raw", "cannot read 14 bytes\nat all", "efe"), LATER));

        assertThat(DeadText.of(groups.all().getFirst()))
                .containsExactly(
                        "2 letters, 1 redriven  enrich of wire.raw  2026-01-01T12:00:00Z  feeds efe  newest #11",
                        "    cannot read … bytes");
    }

    @Test
    void letterTellsWhereItCameFromAndWhetherItWasSentAgain() {
        Headers headers = enrich("wire.raw", "cannot read it", "efe");
        WireHeaders.put(headers, WireHeaders.REDRIVEN, "7");

        assertThat(DeadText.of(letter(10, 0, headers, LATER)))
                .containsExactly(
                        "#10  2026-01-01T12:00:00Z  enrich  wire.raw-0@57  feed efe  redriven from #7"
                                + "  redriven at 2026-01-02T08:00:00Z",
                        "    cannot read it");
    }

    @Test
    void letterWithoutAMessageIsToldByItsException() {
        var headers = new RecordHeaders();
        WireHeaders.put(headers, "__streams.errors.topic", "wire.raw");
        WireHeaders.put(headers, "__streams.errors.partition", "0");
        WireHeaders.put(headers, "__streams.errors.offset", "57");
        WireHeaders.put(headers, "__streams.errors.exception", "java.lang.NullPointerException");
        headers.add("__streams.errors.message", null);

        assertThat(letter(10, 0, headers, null).cause()).isEqualTo("java.lang.NullPointerException");
    }

    @Test
    void recordOfSomebodyElsesIsALetterThatSaysNothing() {
        DeadLetter foreign = letter(10, 0, new RecordHeaders(), null);

        assertThat(foreign.stage()).isEqualTo(Stage.UNKNOWN);
        assertThat(DeadText.of(foreign).getFirst()).isEqualTo("#10  2026-01-01T12:00:00Z  unknown  unknown");
    }

    @Test
    void markIsNoLetterAndALetterWithoutAValueIsNoMark() {
        var mark = new RecordHeaders();
        WireHeaders.put(mark, WireHeaders.REDRIVEN, "7");
        assertThat(DeadLetter.marked(record(10, 0, mark, null))).hasValue(7);

        Headers nothing = enrich("wire.raw", "it has no value", "efe");
        WireHeaders.put(nothing, WireHeaders.REDRIVEN, "7");
        assertThat(DeadLetter.marked(record(10, 0, nothing, null))).isEmpty();
    }

    @Test
    void wantedLettersAreThoseThatEveryOptionHolds() {
        var letters = List.of(
                letter(10, 0, enrich("wire.raw", "Unknown schema", "efe"), null),
                letter(11, 90, enrich("wire.raw", "Unknown schema", "efe"), null),
                letter(12, 90, sink("unknown field"), null));

        assertThat(chosen(letters, new DeadLetters.Wanted(Set.of(), "UNKNOWN", Instant.EPOCH, null)))
                .containsExactly(10L, 11L, 12L);
        assertThat(chosen(letters, new DeadLetters.Wanted(Set.of(), "schema", at(60), null)))
                .containsExactly(11L);
        assertThat(chosen(letters, new DeadLetters.Wanted(Set.of(10L, 12L), "", Instant.EPOCH, Stage.SINK)))
                .containsExactly(12L);
    }

    private static List<Long> chosen(List<DeadLetter> letters, DeadLetters.Wanted wanted) {
        return letters.stream().filter(wanted::holds).map(DeadLetter::offset).toList();
    }

    private static Instant at(int minute) {
        return Instant.ofEpochMilli(NOON).plusSeconds(60L * minute);
    }

    private static Headers enrich(String topic, String message, String feed) {
        var headers = new RecordHeaders();
        WireHeaders.put(headers, WireHeaders.FEED, feed);
        WireHeaders.put(headers, "__streams.errors.exception", "java.lang.IllegalStateException");
        WireHeaders.put(headers, "__streams.errors.message", message);
        WireHeaders.put(headers, "__streams.errors.topic", topic);
        WireHeaders.put(headers, "__streams.errors.partition", "0");
        WireHeaders.put(headers, "__streams.errors.offset", "57");
        return headers;
    }

    private static Headers sink(String cause) {
        var headers = new RecordHeaders();
        WireHeaders.put(headers, WireHeaders.CAUSE, cause);
        WireHeaders.put(headers, WireHeaders.SOURCE_TOPIC, "wire.enriched");
        WireHeaders.put(headers, WireHeaders.SOURCE_PARTITION, "0");
        WireHeaders.put(headers, WireHeaders.SOURCE_OFFSET, "3");
        return headers;
    }

    private static DeadLetter letter(long offset, int minute, Headers headers, Instant redriven) {
        return DeadLetter.of(record(offset, minute, headers, "value".getBytes(StandardCharsets.UTF_8)), redriven);
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, int minute, Headers headers, byte[] value) {
        return new ConsumerRecord<>(
                "wire.dead",
                0,
                offset,
                at(minute).toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                "key".getBytes(StandardCharsets.UTF_8),
                value,
                headers,
                Optional.empty());
    }
}
