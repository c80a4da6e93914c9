package copytaster.replay;

import static copytaster.replay.junit.Place.CLUSTER;
import static copytaster.replay.junit.Place.TEST;
import static org.assertj.core.api.Assertions.assertThat;

import copytaster.replay.guarantees.Guarantee;
import copytaster.replay.junit.GoldenStories;
import copytaster.replay.junit.ReplayTest;
import copytaster.replay.junit.Replayed;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Relation;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** The running story of the sample day, in five languages, in this process and on a real broker. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class NewYearMessageIT {

    private static final String ALERT = "afp/urn:newsml:afp.com:20260101T000412Z:TX-PAR-KVZ11";
    private static final String TEXT = "afp/urn:newsml:afp.com:20260101T001905Z:TX-PAR-KVZ15";
    private static final String LATER = "afp/urn:newsml:afp.com:20260101T012531Z:TX-PAR-KWA07";

    @ReplayTest(
            value = "new-year-message.capture",
            on = {TEST, CLUSTER})
    void foldsTheAgencysAlertAndItsTextsIntoOneCluster(Replayed replayed) {
        assertThat(replayed.story(ALERT).relation()).isEqualTo(Relation.NEW);
        assertThat(replayed.story(LATER).relatedTo()).isEqualTo(TEXT);
        assertThat(replayed.cluster(ALERT)).containsExactly(ALERT, TEXT, LATER);
    }

    @ReplayTest(
            value = "new-year-message.capture",
            on = {TEST, CLUSTER})
    void threadsTheSameNewsOfOtherLanguages(Replayed replayed) {
        assertThat(replayed.thread(ALERT))
                .startsWith(ALERT)
                .contains("efe/41230102", "yonhap/AKR20260101000300504", "yonhap/AEN20260101000400315");
    }

    @ReplayTest(
            value = "new-year-message.capture",
            on = {TEST, CLUSTER})
    void deskOfKoreaReceivesThemAndEveryGuaranteeHolds(Replayed replayed) {
        assertThat(replayed.desk("korea")).extracting(EnrichedStory::getKey).contains(ALERT, "efe/41230102");
        replayed.keeps(Guarantee.all().toArray(Guarantee[]::new));
    }

    @ReplayTest(
            value = "new-year-message.capture",
            on = {TEST, CLUSTER})
    @GoldenStories("new-year-message.yml")
    void comesOutAsItDid(Replayed replayed) {
        assertThat(replayed.stories()).hasSize(10);
    }

    @ReplayTest(value = "new-year-message.capture", rules = "only-seoul.yml")
    void goesElsewhereUnderOtherRules(Replayed replayed) {
        assertThat(replayed.story(ALERT).desks()).containsExactly("seoul");
        assertThat(replayed.desk("korea")).isEmpty();
    }
}
