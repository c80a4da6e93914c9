package copytaster.enrich.topology;

import static copytaster.enrich.topology.Ferry.kill;
import static copytaster.enrich.topology.Ferry.only;
import static copytaster.enrich.topology.Ferry.story;
import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Account;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Note;
import copytaster.schemas.Related;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Relation;
import copytaster.schemas.Signal;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
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

    private static Story notice(long version, String target) {
        return Story.newBuilder(kill("pa", "notice", version))
                .setHeadline("KILL " + target)
                .setRelated(List.of(Related.newBuilder()
                        .setRole(RelatedRole.KILLS)
                        .setId(target)
                        .build()))
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
    void correctionWarnsTheCopies() {
        wire.send(story("afp", "a", 1).build());
        wire.send(story("yonhap", "b", 1).build());

        List<EnrichedStory> emissions = wire.send(story("afp", "a", 2)
                .setSignals(List.of(Signal.CORRECTION))
                .setBody(Ferry.TEXT.replace("214", "241"))
                .build());

        assertThat(emissions.getFirst().getVerdict().getRelation()).isEqualTo(Relation.CORRECTION);
        assertThat(emissions.getLast().getKey()).isEqualTo("yonhap/b");
        assertThat(emissions.getLast().getWarnings().getFirst().getKind()).isEqualTo(WarningKind.SOURCE_CORRECTED);
    }
}
