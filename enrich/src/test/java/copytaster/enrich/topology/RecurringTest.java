package copytaster.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Relation;
import copytaster.schemas.Story;
import copytaster.schemas.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Templates over days, through the real topology. */
final class RecurringTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final TestWire wire = new TestWire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void theSameTableOnAThirdDayRecursAndTheStoryFollowedForThreeDaysDoesNot() {
        Verdict first = send(table("t1", 512, 301, 77));
        Verdict fire = send(story("s1", "Fire in the harbour of Bilbao", FIRE));
        tomorrow();
        Verdict second = send(table("t2", 498, 344, 81));
        Verdict arrest = send(story("s2", "Arrest over the fire in Bilbao", ARREST));
        tomorrow();
        Verdict third = send(table("t3", 455, 327, 90));
        Verdict trial = send(story("s3", "Watchman admits fire in Bilbao", TRIAL));

        assertThat(List.of(first, second, third))
                .extracting(Verdict::getRecurring)
                .containsExactly(false, false, true);
        assertThat(third.getRelation()).isEqualTo(Relation.NEW);
        assertThat(third.getEvidence().getLast())
                .isEqualTo("its form has come on 2 of the last 60 days, last on 2026-01-02");
        assertThat(List.of(fire, arrest, trial))
                .extracting(Verdict::getRecurring)
                .containsOnly(false);
    }

    @Test
    void retransmissionsOfTheNextMorningsMakeNothingRecur() {
        send(story("s1", "Fire in the harbour of Bilbao", FIRE));
        wire.at(wire.now().plus(Duration.ofHours(18)));
        advanceTo();
        Verdict again = send(story("s2", "Fire in the harbour of Bilbao", FIRE));
        tomorrow();
        Verdict later = send(story("s3", "Fire in the harbour of Bilbao", FIRE));

        assertThat(again.getRelation()).isEqualTo(Relation.RETRANSMISSION);
        assertThat(again.getRecurring()).isFalse();
        assertThat(later.getRecurring()).isFalse();
    }

    @Test
    void versionsOfOneStoryOnManyDaysMakeNothingRecur() {
        for (int version = 1; version <= 4; version++) {
            Story table = table("t1", 500 + version, 300, 70);
            table.setVersion(Integer.toString(version));
            assertThat(send(table).getRecurring()).isFalse();
            tomorrow();
        }
    }

    @Test
    void recordTenDaysAheadTurnsNoDays() {
        send(table("t1", 512, 301, 77));
        wire.at(wire.now().plus(Duration.ofDays(10)));
        Verdict ahead = send(table("t2", 498, 344, 81));
        wire.at(TestWire.START.plus(Duration.ofMinutes(5)));
        Verdict back = send(table("t3", 455, 327, 90));

        assertThat(ahead.getRecurring()).isFalse();
        assertThat(back.getRecurring()).isFalse();
    }

    private Verdict send(Story story) {
        return wire.send(story).stream()
                .filter(emitted -> emitted.getStory().getId().equals(story.getId()))
                .map(EnrichedStory::getVerdict)
                .findFirst()
                .orElseThrow();
    }

    private void tomorrow() {
        wire.at(wire.now().plus(DAY));
        advanceTo();
    }

    /** A wire's clock goes an hour a record; ticks carry it on. */
    private void advanceTo() {
        var then = wire.now();
        for (int hour = 24; hour >= 0; hour--) {
            wire.tick(then.minus(Duration.ofHours(hour)));
        }
    }

    private static Story table(String id, int wheat, int corn, int oats) {
        return story(
                id,
                "Grain inspected for export",
                "Grain inspected for export in the week, in thousand bushels, was put by the port authority as follows:\n\n"
                        + "Wheat of all classes " + wheat + " after " + (wheat + 9) + " a week ago\n\nCorn for feed "
                        + corn + " after " + (corn - 7) + " a week ago\n\nOats and other grains " + oats + " after "
                        + (oats + 4) + " a week ago");
    }

    private static Story story(String id, String headline, String body) {
        return Story.newBuilder()
                .setProvider("efe")
                .setId(id)
                .setLanguage("en")
                .setHeadline(headline)
                .setBody(body)
                .build();
    }

    private static final String FIRE =
            "A fire in the harbour of Bilbao destroyed three sheds in the night, and nobody was "
                    + "hurt, the fire brigade said. The cause was not known in the morning, and the quay stays closed.";

    private static final String ARREST =
            "Police in Bilbao arrested a watchman of 54 over the fire that destroyed three "
                    + "sheds in the harbour on Thursday. He is said to have smoked beside barrels of paint.";

    private static final String TRIAL =
            "A watchman admitted to a judge in Bilbao on Saturday that his cigarette had set "
                    + "three sheds in the harbour alight. Their owner asks him for 2.5 million euros.";
}
