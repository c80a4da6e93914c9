package copytaster.enrich.versions;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Kind;
import copytaster.schemas.Signal;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VersionOrderTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final StoryHistory history = new StoryHistory();

    private static Story.Builder story() {
        return Story.newBuilder().setProvider("afp").setId("a").setHeadline("Ferry aground");
    }

    private static Story version(int number) {
        return story().setVersion(Integer.toString(number))
                .setVersionRank((long) number)
                .setBody("text " + number)
                .build();
    }

    private static Story kill(int number) {
        return Story.newBuilder(version(number))
                .setStatus(Status.KILLED)
                .setBody("")
                .build();
    }

    private static Story dated(int minute) {
        return story().setVersionCreated(NOON.plusSeconds(60L * minute))
                .setBody("text " + minute)
                .build();
    }

    private static Story unnumbered(int number) {
        return story().setBody("text " + number).build();
    }

    /** Every version once or more, in the order that chance gives. */
    private static List<Story> shuffled(List<Story> versions, long seed) {
        var random = new Random(seed);
        var deliveries = new ArrayList<>(versions);
        versions.stream().filter(version -> random.nextInt(3) == 0).forEach(deliveries::add);
        Collections.shuffle(deliveries, random);
        return deliveries;
    }

    @Property
    void newestNumberIsInForceInWhateverOrderTheVersionsCome(
            @ForAll @IntRange(min = 1, max = 12) int count, @ForAll long seed) {
        var history = new StoryHistory();
        List<Story> versions = IntStream.rangeClosed(1, count)
                .mapToObj(VersionOrderTest::version)
                .toList();

        shuffled(versions, seed).forEach(history::deliver);

        assertThat(history.inForce()).isEqualTo(version(count));
    }

    @Property
    void newestDateIsInForceInWhateverOrderUnnumberedVersionsCome(
            @ForAll @IntRange(min = 1, max = 12) int count, @ForAll long seed) {
        var history = new StoryHistory();
        List<Story> versions = IntStream.rangeClosed(1, count)
                .mapToObj(VersionOrderTest::dated)
                .toList();

        shuffled(versions, seed).forEach(history::deliver);

        assertThat(history.inForce()).isEqualTo(dated(count));
    }

    @Property
    void killedStoryNeverComesBackInWhateverOrderItsVersionsCome(
            @ForAll @IntRange(min = 0, max = 8) int count,
            @ForAll @IntRange(min = 1, max = 9) int killed,
            @ForAll boolean numbered,
            @ForAll long seed) {
        var history = new StoryHistory();
        Stream<Story> versions =
                IntStream.rangeClosed(1, count).mapToObj(number -> numbered ? version(number) : unnumbered(number));
        List<Story> deliveries =
                shuffled(Stream.concat(versions, Stream.of(kill(killed))).toList(), seed);

        boolean gone = false;
        for (Story delivery : deliveries) {
            Standing standing = history.deliver(delivery);
            assertThat(gone && standing.accepted()).isFalse();
            gone |= standing instanceof Standing.Kill;
        }

        assertThat(history.inForce().getStatus()).isEqualTo(Status.KILLED);
    }

    @Property
    void nothingThatHasComeIsAcceptedASecondTime(
            @ForAll @IntRange(min = 1, max = 8) int count, @ForAll boolean numbered, @ForAll long seed) {
        var history = new StoryHistory();
        List<Story> versions = IntStream.rangeClosed(1, count)
                .mapToObj(number -> numbered ? version(number) : unnumbered(number))
                .toList();
        shuffled(versions, seed).forEach(history::deliver);
        Story before = history.inForce();

        shuffled(versions, seed + 1)
                .forEach(again -> assertThat(history.deliver(again).accepted())
                        .as(again.getBody())
                        .isFalse());

        assertThat(history.inForce()).isEqualTo(before);
    }

    @Test
    void firstDeliveryIsFirstAndItsRepetitionIsRepeated() {
        assertThat(history.deliver(version(1))).isEqualTo(new Standing.First());
        assertThat(history.deliver(version(1))).isEqualTo(new Standing.Repeated());
    }

    @Test
    void higherNumberIsNewerEvenWithTheSameText() {
        history.deliver(version(1));
        Story again =
                Story.newBuilder(version(1)).setVersion("2").setVersionRank(2L).build();

        assertThat(history.deliver(again)).isEqualTo(new Standing.Newer());
    }

    @Test
    void overtakenVersionSaysByWhichItWasOvertaken() {
        history.deliver(version(5));

        assertThat(history.deliver(version(4)))
                .isInstanceOfSatisfying(
                        Standing.Stale.class,
                        stale -> assertThat(stale.why()).contains("version 4").contains("version 5"));
    }

    @Test
    void earlierTextUnderTheSameNumberIsNotBroughtBack() {
        Story first = version(1);
        Story changed = Story.newBuilder(first).setBody("changed").build();
        history.deliver(first);

        assertThat(history.deliver(changed)).isEqualTo(new Standing.Newer());
        assertThat(history.deliver(first)).isInstanceOf(Standing.Stale.class);
    }

    @Test
    void textOfAnEarlierVersionComesBackUnderAHigherNumber() {
        history.deliver(version(1));
        history.deliver(version(2));
        Story back = Story.newBuilder(version(3)).setBody("text 1").build();

        assertThat(history.deliver(back)).isEqualTo(new Standing.Newer());
    }

    @Test
    void secondKillIsARepetition() {
        history.deliver(version(1));

        assertThat(history.deliver(kill(2))).isEqualTo(new Standing.Kill());
        assertThat(history.deliver(kill(3))).isEqualTo(new Standing.Repeated());
    }

    @Test
    void killWithALowNumberStillKills() {
        history.deliver(version(7));

        assertThat(history.deliver(kill(1))).isEqualTo(new Standing.Kill());
    }

    @Test
    void killOfAStoryThatNeverCameIsAKill() {
        assertThat(history.deliver(kill(1))).isEqualTo(new Standing.Kill());
        assertThat(history.deliver(version(1))).isInstanceOf(Standing.Stale.class);
    }

    @Test
    void testOfTheLineIsATestWhateverItClaimsToBe() {
        assertThat(history.deliver(Story.newBuilder(kill(1)).setKind(Kind.TEST).build()))
                .isEqualTo(new Standing.Test());
        assertThat(history.deliver(Story.newBuilder(version(1))
                        .setSignals(List.of(Signal.TEST))
                        .build()))
                .isEqualTo(new Standing.Test());
    }

    @ParameterizedTest
    @EnumSource(value = Status.class, names = "KILLED", mode = EnumSource.Mode.EXCLUDE)
    void everyStatusButKilledIsOrderedByItsVersion(Status status) {
        history.deliver(version(2));
        Story newer = Story.newBuilder(version(3)).setStatus(status).build();
        Story older = Story.newBuilder(version(1)).setStatus(status).build();

        assertThat(history.deliver(newer)).isEqualTo(new Standing.Newer());
        assertThat(history.deliver(older)).isInstanceOf(Standing.Stale.class);
    }
}
