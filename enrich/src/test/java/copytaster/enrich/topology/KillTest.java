package copytaster.enrich.topology;

import static copytaster.enrich.topology.Ferry.kill;
import static copytaster.enrich.topology.Ferry.only;
import static copytaster.enrich.topology.Ferry.related;
import static copytaster.enrich.topology.Ferry.story;
import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Account;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Note;
import copytaster.schemas.Related;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import copytaster.schemas.Warning;
import copytaster.schemas.WarningKind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KillTest {

    private final TestWire wire = new TestWire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void killTakesTheTextAndKeepsTheNotice() {
        wire.send(story("afp", "a", 1).build());

        EnrichedStory killed = only(wire.send(Story.newBuilder(kill("afp", "a", 2))
                .setCaptions(List.of("The ferry on the rocks"))
                .build()));

        assertThat(killed.getEvent()).isEqualTo(Event.KILLED);
        assertThat(killed.getStory().getStatus()).isEqualTo(Status.KILLED);
        assertThat(killed.getStory().getBody() + killed.getStory().getHeadline())
                .isEmpty();
        assertThat(killed.getStory().getNotes())
                .extracting(Note::getText)
                .containsExactly("Do not use: the report was wrong");
        assertThat(killed.getStory().getCaptions()).isEmpty();
        assertThat(killed.getCountries()).isEmpty();
    }

    @Test
    void killArrivingBeforeItsStoryStillKills() {
        wire.send(kill("afp", "a", 2));

        assertThat(wire.send(story("afp", "a", 1).build())).isEmpty();
        assertThat(wire.account().getStale()).isEqualTo(1);
    }

    @Test
    void killedStaysKilledWhateverVersionComes() {
        wire.send(story("afp", "a", 1).build());
        wire.send(kill("afp", "a", 2));

        assertThat(wire.send(story("afp", "a", 9).build())).isEmpty();
    }

    @Test
    void killUnderANewIdFindsTheOldStory() {
        wire.send(story("pa", "old", 1)
                .setCaptions(List.of("The ferry on the rocks"))
                .build());

        List<EnrichedStory> emissions = wire.send(Story.newBuilder(kill("pa", "new", 1))
                .setRelated(List.of(Related.newBuilder()
                        .setRole(RelatedRole.KILLS)
                        .setId("old")
                        .build()))
                .build());

        assertThat(emissions).extracting(EnrichedStory::getKey).containsExactly("pa/new", "pa/old");
        assertThat(emissions)
                .allSatisfy(story -> assertThat(story.getStory().getStatus()).isEqualTo(Status.KILLED));
        assertThat(emissions)
                .allSatisfy(story -> assertThat(story.getStory().getBody()).isEmpty());
        assertThat(emissions)
                .allSatisfy(story -> assertThat(story.getStory().getCaptions()).isEmpty());
        assertThat(emissions.getLast().getRevision()).isGreaterThan(TestWire.START.toEpochMilli() + 1000);
    }

    @Test
    void killUnderANewIdReachesAStoryThatComesLater() {
        wire.send(Story.newBuilder(kill("pa", "new", 1))
                .setRelated(List.of(Related.newBuilder()
                        .setRole(RelatedRole.KILLS)
                        .setId("old")
                        .build()))
                .build());

        assertThat(wire.send(story("pa", "old", 1).build())).isEmpty();
        assertThat(wire.account())
                .extracting(Account::getAccepted, Account::getFollowUps, Account::getStale)
                .containsExactly(1L, 1L, 1L);
    }

    @Test
    void laterKillUnderTheSameNoticeReachesAnotherStory() {
        wire.send(story("pa", "one", 1).build());
        wire.send(story("pa", "two", 1)
                .setBody("Quite another report, of which more than a few words differ.")
                .build());
        wire.send(notice(1, "one"));

        List<EnrichedStory> emissions = wire.send(notice(2, "two"));

        assertThat(emissions).extracting(EnrichedStory::getKey).contains("pa/two");
        assertThat(wire.send(story("pa", "two", 2).build())).isEmpty();
    }

    private static Story notice(long version, String... targets) {
        return Story.newBuilder(kill("pa", "notice", version))
                .setHeadline("KILL " + String.join(", ", targets))
                .setRelated(related(RelatedRole.KILLS, targets))
                .build();
    }

    @Test
    void killOfACopyTellsTheOriginalThatItIsACopy() {
        wire.send(story("afp", "a", 1).build());
        wire.send(story("yonhap", "b", 1).build());

        List<EnrichedStory> emissions = wire.send(kill("yonhap", "b", 2));

        assertThat(emissions.getLast().getKey()).isEqualTo("afp/a");
        assertThat(emissions.getLast().getWarnings())
                .extracting(warning -> warning.getText())
                .containsExactly("copy killed by YONHAP");
    }

    @Test
    void killWarnsEveryCopy() {
        wire.send(story("afp", "a", 1).build());
        wire.send(story("yonhap", "b", 1).build());

        List<EnrichedStory> emissions = wire.send(kill("afp", "a", 2));

        assertThat(emissions).extracting(EnrichedStory::getKey).containsExactly("afp/a", "yonhap/b");
        EnrichedStory warned = emissions.getLast();
        assertThat(warned.getEvent()).isEqualTo(Event.WARNED);
        assertThat(warned.getWarnings()).hasSize(1);
        assertThat(warned.getWarnings().getFirst().getKind()).isEqualTo(WarningKind.SOURCE_KILLED);
        assertThat(warned.getWarnings().getFirst().getAbout()).isEqualTo("afp/a");
        assertThat(warned.getStory().getBody()).isEqualTo(Ferry.TEXT);
    }

    @Test
    void copyThatComesAfterTheKillIsWarnedAtOnce() {
        wire.send(story("afp", "a", 1).build());
        wire.send(kill("afp", "a", 2));

        EnrichedStory copy = only(wire.send(story("yonhap", "b", 1).build()));

        assertThat(copy.getWarnings())
                .extracting(warning -> warning.getKind())
                .containsExactly(WarningKind.SOURCE_KILLED);
    }

    @Test
    void kinIsToldOnceOfAKillThatComesTwice() {
        wire.send(story("afp", "a", 1).build());
        wire.send(story("yonhap", "b", 1).build());
        wire.send(kill("afp", "a", 2));

        List<EnrichedStory> again = wire.send(Story.newBuilder(kill("afp", "a", 3))
                .setHeadline("MANDATORY KILL, once more")
                .build());

        assertThat(again).extracting(EnrichedStory::getKey).containsExactly("afp/a");
        assertThat(wire.entry("yonhap/b").getLast().getWarnings()).hasSize(1);
    }

    @Test
    void storyThatBecomesANoticeIsKilledWithItsKinWarned() {
        wire.send(story("pa", "other", 1).setBody(Ferry.BRIDGE).build());
        wire.send(story("pa", "a", 1).build());
        wire.send(story("yonhap", "b", 1).build());

        List<EnrichedStory> emissions = wire.send(Story.newBuilder(kill("pa", "a", 2))
                .setRelated(related(RelatedRole.KILLS, "other"))
                .build());

        assertThat(emissions).extracting(EnrichedStory::getKey).containsExactly("pa/a", "yonhap/b", "pa/other");
        assertThat(emissions.getFirst().getVerdict().getClusterId()).isEqualTo("pa/a");
    }

    @Test
    void storyThatIsKilledBeforeItComesStandsInAClusterOfItsOwn() {
        List<EnrichedStory> emissions = wire.send(notice(1, "one", "two"));

        assertThat(emissions)
                .extracting(story -> story.getVerdict().getClusterId())
                .containsExactly("pa/notice", "pa/one", "pa/two");
        assertThat(emissions)
                .extracting(story -> story.getVerdict().getThread())
                .containsExactly("pa/notice", "pa/one", "pa/two");
        assertThat(emissions).allSatisfy(story -> assertThat(story.getCluster()).hasSize(1));
    }

    @Test
    void noticeIsNoKilledStoryOfItsCluster() {
        wire.send(story("pa", "one", 1).build());
        wire.send(notice(1, "one"));

        EnrichedStory copy = only(wire.send(story("yonhap", "b", 1).build()));

        assertThat(copy.getWarnings()).extracting(Warning::getAbout).containsExactly("pa/one");
    }

    /** A cluster of any size: nobody is beyond reach. */
    @Test
    void everyCopyOfALargeClusterIsWarned() {
        int copies = Clusters.PAGE * 2 + 3;
        wire.send(story("afp", "a", 1).build());
        EnrichedStory last = null;
        for (int i = 0; i < copies; i++) {
            last = only(wire.send(story("efe", "c" + i, 1).build()));
        }
        assertThat(last.getCluster()).hasSize(Clusters.PAGE + 1);
        assertThat(last.getCluster().getLast().getKey()).isEqualTo(last.getKey());

        List<EnrichedStory> emissions = wire.send(kill("afp", "a", 2));

        assertThat(emissions).hasSize(copies + 1);
        assertThat(emissions.subList(1, copies + 1))
                .allSatisfy(story -> assertThat(story.getWarnings()).hasSize(1));
        assertThat(wire.clusters().members("afp/a")).hasSize(copies + 1);
    }
}
