package copytaster.replay.editing;

import static copytaster.replay.Tape.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import copytaster.enrich.desks.Rules;
import copytaster.replay.Tape;
import copytaster.replay.captures.CaptureHeader;
import copytaster.replay.captures.CapturedRecord;
import copytaster.replay.redaction.KeptWords;
import copytaster.schemas.Related;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Status;
import copytaster.schemas.Tick;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditingTest {

    private static final String FERRY =
            "A ferry with 214 passengers on board ran aground off the island of Marettimo early"
                    + " on Friday, and the coast guard of Trapani sent four boats and a helicopter to take the passengers off before"
                    + " the wind rose again. The master reported water in the engine room at 05:20, the harbour office said.";

    @TempDir
    private Path folder;

    private Path whole;

    @BeforeEach
    void record() {
        whole = folder.resolve("whole.capture");
        new Tape()
                .put("rules", Rules.ruleSet("desks:\n  sea: { headline: [ferry] }\n"))
                .send(story("afp", "ferry", "Ferry runs aground off Marettimo", FERRY)
                        .build())
                .send(story("efe", "peach", "Peaches cheap in Aragon", "The harvest was early, growers in Teruel said.")
                        .build())
                .put("tick", Tick.newBuilder().build())
                .send(story("yonhap", "copy", "Ferry aground off Marettimo: AFP", FERRY)
                        .build())
                .bytes("afp/garbage", new byte[] {1, 2, 3})
                .send(story("afp", "notice", "Do not use", "")
                        .setStatus(Status.KILLED)
                        .setRelated(List.of(Related.newBuilder()
                                .setRole(RelatedRole.KILLS)
                                .setId("ferry")
                                .build()))
                        .build())
                .write(whole);
    }

    @Test
    void storyComesWithItsCopiesAndTheNoticeThatKillsIt() {
        assertThat(cut(new Wish(null, null, Duration.ZERO, Set.of(), Set.of("afp/ferry"), null)))
                .containsExactly("rules", "afp/ferry", "tick", "yonhap/copy", "afp/notice");
    }

    @Test
    void agencyComesWithWhatNobodyCouldReadOfIt() {
        assertThat(cut(new Wish(null, null, Duration.ZERO, Set.of("afp"), Set.of(), null)))
                .containsExactly("rules", "afp/ferry", "tick", "afp/garbage", "afp/notice");
    }

    @Test
    void filterTakesWhatADeskWouldReceive() {
        assertThat(cut(new Wish(null, null, Duration.ZERO, Set.of(), Set.of(), "{headline: [peaches]}")))
                .containsExactly("rules", "efe/peach", "tick");
        assertThatThrownBy(() -> cut(new Wish(null, null, Duration.ZERO, Set.of(), Set.of(), "{head: [peaches]}")))
                .hasMessageContaining("unknown condition 'head'");
    }

    @Test
    void timeIsCutWithItsLeadInAndTheRulesInForce() {
        Path into = folder.resolve("cut.capture");
        CaptureHeader header = Cut.cut(
                        whole,
                        into,
                        new Wish(Tape.time(4), Tape.time(6), Duration.ofMinutes(2), Set.of(), Set.of(), null))
                .header();

        List<CapturedRecord> records = Tape.read(into);
        assertThat(keys(records)).containsExactly("rules", "efe/peach", "tick", "yonhap/copy", "afp/garbage");
        assertThat(header.origin().begins()).isEqualTo(Tape.time(4));
        assertThat(header.leadIn()).isEqualTo(3);
        assertThat(records.getFirst().getOffset()).isZero();
        assertThat(records.getFirst().getTimestamp())
                .as("the rules' time is that of what follows them")
                .isEqualTo(Tape.time(2).toEpochMilli());
    }

    @Test
    void unknownStoryIsSaidToBeNone() {
        assertThatThrownBy(() -> cut(new Wish(null, null, Duration.ZERO, Set.of(), Set.of("afp/none"), null)))
                .hasMessageContaining("no story afp/none");
    }

    @Test
    void whatCanBeReadOfADamagedCaptureIsWhole() throws IOException {
        byte[] bytes = Files.readAllBytes(whole);
        Path damaged = Files.write(folder.resolve("damaged.capture"), Arrays.copyOf(bytes, bytes.length - 20));
        Path into = folder.resolve("mended.capture");

        Cut.Written written = Cut.cut(damaged, into, Wish.ALL);

        assertThat(written.broken())
                .hasValueSatisfying(broken -> assertThat(broken).hasMessageContaining("is cut off"));
        assertThat(Tape.read(into))
                .isEqualTo(Tape.read(whole).subList(0, (int) written.header().records()));
    }

    @Test
    void mergedInTimeAndWhatIsInBothOnlyOnce() {
        List<CapturedRecord> all = Tape.read(whole);
        Path even = write("even", List.of(all.get(0), all.get(2), all.get(4), all.get(6)), null);
        Path odd = write("odd", List.of(all.get(1), all.get(2), all.get(3), all.get(5)), null);
        Path into = folder.resolve("merged.capture");

        CaptureHeader header = Merging.merge(List.of(even, odd), into);

        assertThat(Tape.read(into)).isEqualTo(all);
        assertThat(header.origin().begins()).isNull();
        assertThat(header.records()).isEqualTo(all.size());
    }

    @Test
    void mergedOfTwoDaysBeginsWithTheFirst() {
        List<CapturedRecord> all = Tape.read(whole);
        Path first = write("first", all.subList(0, 4), Tape.time(2));
        Path second = write("second", all.subList(2, 7), Tape.time(4));

        CaptureHeader header = Merging.merge(List.of(second, first), folder.resolve("merged.capture"));

        assertThat(header.origin().begins()).isEqualTo(Tape.time(2));
        assertThat(header.leadIn()).isEqualTo(2);
    }

    @Test
    void redactedItSaysTheSameInInventedWordsAndNothingOfWhatItWas() {
        Path into = folder.resolve("redacted.capture");

        Redacting.Written written = Redacting.redact(
                whole, into, "a secret of more than 16".getBytes(StandardCharsets.UTF_8), KeptWords.NONE, done -> {});

        assertThat(written.leftOut()).containsOnly(entry("what nobody can read", 1));
        assertThat(keys(Tape.read(into)))
                .containsExactly("rules", "afp/ferry", "efe/peach", "tick", "yonhap/copy", "afp/notice");
        Set<String> kept =
                Wanted.keys(into, new Wish(null, null, Duration.ZERO, Set.of(), Set.of(), "{headline: [ferry]}"));
        assertThat(kept).as("a word of the rules stays, and copies stay copies").contains("afp/ferry", "yonhap/copy");
        for (CapturedRecord record : Tape.read(into)) {
            assertThat(StandardCharsets.ISO_8859_1.decode(record.getValue()).toString())
                    .doesNotContain("passengers", "helicopter", "harvest", "Marettimo");
        }
    }

    private Path write(String name, List<CapturedRecord> records, @Nullable Instant begins) {
        Path file = folder.resolve(name + ".capture");
        Tape.write(file, records, begins);
        return file;
    }

    private List<String> cut(Wish wish) {
        Path into = folder.resolve("cut.capture");
        Cut.cut(whole, into, wish);
        return keys(Tape.read(into));
    }

    private static List<String> keys(List<CapturedRecord> records) {
        return records.stream()
                .map(record -> StandardCharsets.UTF_8
                        .decode(record.getKey().duplicate())
                        .toString())
                .toList();
    }
}
