package newsroom;

import static copytaster.replay.junit.Place.CLUSTER;
import static copytaster.replay.junit.Place.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import copytaster.replay.guarantees.EveryStoryAccountedFor;
import copytaster.replay.guarantees.KilledStaysKilled;
import copytaster.replay.guarantees.NothingTwice;
import copytaster.replay.junit.GoldenStories;
import copytaster.replay.junit.ReplayTest;
import copytaster.replay.junit.Replayed;
import copytaster.schemas.Relation;

/** An agency kills a report an hour after others have copied it. */
class KilledFerryTest {

    private static final String REPORT = "afp/urn:newsml:afp.com:20260101T101233Z:TX-PAR-KWH40";
    private static final String COPY = "yonhap/AEN20260101004100320";

    @ReplayTest("killed-ferry.capture")
    void copyKnowsItsSourceAndIsWarnedOfTheKill(Replayed replayed) {
        assertThat(replayed.story(COPY).relation()).isEqualTo(Relation.TRIMMED);
        assertThat(replayed.cluster(COPY)).contains(REPORT);
        assertThat(replayed.story(REPORT).isKilled()).isTrue();
        assertThat(replayed.story(COPY).warnings()).anyMatch(warning -> warning.contains("killed"));
    }

    @ReplayTest(value = "killed-ferry.capture", on = {TEST, CLUSTER})
    void nothingIsLostOrDoubledAndNoWordOfItIsToldAgain(Replayed replayed) {
        replayed.keeps(new EveryStoryAccountedFor(), new NothingTwice(), new KilledStaysKilled());
    }

    @ReplayTest(value = "killed-ferry.capture", rules = "our-desks.yml")
    @GoldenStories("killed-ferry.yml")
    void goesToOurDesksAsItAlwaysDid(Replayed replayed) {
        assertThat(replayed.desk("asia")).isNotEmpty();
    }
}
