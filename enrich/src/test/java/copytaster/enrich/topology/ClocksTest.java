package copytaster.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.enrich.EnrichSettings;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Relation;
import copytaster.schemas.Story;
import copytaster.schemas.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Clocks that are wrong: the agencies' change no verdict, and a record's carries the wire an hour at most. */
class ClocksTest {

    private static final Instant[] DATES = {
        Instant.EPOCH,
        Instant.parse("1970-01-01T09:00:00Z"),
        TestWire.START,
        TestWire.START.plus(Duration.ofDays(10)),
        Instant.parse("9999-12-31T23:59:59Z")
    };

    @Property(tries = 5)
    void agencyDatesTenDaysAheadOrIn1970ChangeNoVerdict(@ForAll long seed) {
        var random = new Random(seed);
        assertThat(verdicts(story -> dated(story, random))).isEqualTo(verdicts(story -> story));
    }

    /** Such as EFE's RSS: a story dated ten days ahead by mistake must not keep its own update out. */
    @Test
    void withoutAVersionNumberAnImpossibleDateDecidesNothing() {
        for (Instant wrong : List.of(Instant.EPOCH, TestWire.START.plus(Duration.ofDays(10)))) {
            for (boolean first : new boolean[] {true, false}) {
                try (var wire = new TestWire()) {
                    wire.send(unnumbered("The ferry is aground.", first ? wrong : TestWire.START));
                    var update = wire.send(unnumbered("The ferry is afloat.", first ? TestWire.START : wrong));

                    assertThat(Ferry.only(update).getVersions()).isEqualTo(2);
                }
            }
        }
    }

    @Test
    void recordTenDaysAheadLeavesTheWindowAsItIs() {
        try (var wire = new TestWire()) {
            wire.send(Ferry.story("afp", "a", 1).build());
            wire.at(TestWire.START.plus(Duration.ofDays(10)));
            wire.send(other("ahead"));
            wire.at(TestWire.START.plusSeconds(60));

            Verdict copy =
                    Ferry.only(wire.send(Ferry.story("yonhap", "b", 1).build())).getVerdict();

            assertThat(copy.getRelation()).isEqualTo(Relation.COPY);
            assertThat(copy.getRelatedTo()).isEqualTo("afp/a");
        }
    }

    @Test
    void recordsThatJumpAheadAndBackGiveTheSameReplay() {
        assertThat(jumping()).isEqualTo(jumping());
    }

    /** After 80 records ahead the clock has gone 80 hours: only then is the first story out of the window. */
    @Test
    void windowMovesAnHourForEachRecordAhead() {
        for (int ahead : new int[] {60, 80}) {
            try (var wire = new TestWire(EnrichSettings.defaults())) {
                wire.send(Ferry.story("afp", "a", 1).build());
                for (int i = 0; i < ahead; i++) {
                    wire.at(TestWire.START.plus(Duration.ofDays(10)));
                    wire.send(other("ahead-" + i));
                }
                wire.at(TestWire.START.plusSeconds(60));

                EnrichedStory later =
                        Ferry.only(wire.send(Ferry.story("yonhap", "b", 1).build()));

                assertThat(later.getVerdict().getRelation()).isEqualTo(ahead < 72 ? Relation.COPY : Relation.NEW);
            }
        }
    }

    private static List<EnrichedStory> jumping() {
        var emissions = new ArrayList<EnrichedStory>();
        var random = new Random(7);
        try (var wire = new TestWire()) {
            for (int i = 0; i < 30; i++) {
                wire.at(DATES[1 + random.nextInt(3)].plusSeconds(i));
                emissions.addAll(wire.send(
                        random.nextBoolean()
                                ? other("s" + i)
                                : Ferry.story("afp", "f" + i, 1).build()));
            }
        }
        return emissions;
    }

    private interface Dating {
        Story of(Story story);
    }

    private static List<Verdict> verdicts(Dating dating) {
        var verdicts = new ArrayList<Verdict>();
        try (var wire = new TestWire()) {
            for (int i = 0; i < 6; i++) {
                verdicts.addAll(verdicts(wire.send(dating.of(
                        Ferry.story(i % 2 == 0 ? "afp" : "yonhap", "f" + i, 1).build()))));
                verdicts.addAll(verdicts(wire.send(dating.of(other("o" + i)))));
                verdicts.addAll(verdicts(
                        wire.send(dating.of(Ferry.story("afp", "f0", i + 2).build()))));
            }
            verdicts.addAll(verdicts(wire.send(dating.of(Ferry.kill("afp", "f0", 20)))));
        }
        return verdicts;
    }

    private static List<Verdict> verdicts(List<EnrichedStory> emissions) {
        return emissions.stream().map(EnrichedStory::getVerdict).toList();
    }

    private static Story other(String id) {
        return Ferry.story("efe", id, 1)
                .setHeadline("Harvest report " + id)
                .setBody("The growers of " + id + " in valley " + Math.abs(id.hashCode())
                        + " brought in their peaches before the rain came, and the wholesale price fell by a third.")
                .build();
    }

    private static Story unnumbered(String body, Instant dated) {
        return Ferry.story("efe", "rss", 1)
                .setVersion("")
                .setVersionRank(null)
                .setVersionCreated(dated)
                .setBody(body)
                .build();
    }

    /** Versions are numbered, so the date of one decides nothing. */
    private static Story dated(Story story, Random random) {
        return Story.newBuilder(story)
                .setVersionCreated(DATES[random.nextInt(DATES.length)])
                .setFirstCreated(DATES[random.nextInt(DATES.length)])
                .build();
    }
}
