package copytaster.enrich.topology;

import static copytaster.enrich.topology.Ferry.kill;
import static copytaster.enrich.topology.Ferry.only;
import static copytaster.enrich.topology.Ferry.related;
import static copytaster.enrich.topology.Ferry.story;
import static org.assertj.core.api.Assertions.assertThat;

import copytaster.enrich.EnrichSettings;
import copytaster.schemas.ClusterMember;
import copytaster.schemas.Contract;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Ruling;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import copytaster.schemas.Warning;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kills of stories of any age: who has kin stays whole as long as anyone who received it is remembered. */
class OldAgeTest {

    private static final Duration BOOK =
            Duration.ofDays(EnrichSettings.defaults().bookDays());

    private final TestWire wire = new TestWire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void killOfAnOldStoryWarnsItsCopiesWholeWithTheirText() {
        wire.send(story("afp", "a", 1).build());
        wire.send(story("efe", "b", 1).build());
        wire.passes(BOOK.plusDays(200));

        List<EnrichedStory> emissions = wire.send(kill("afp", "a", 2));

        assertThat(emissions).extracting(EnrichedStory::getKey).containsExactly("afp/a", "efe/b");
        assertThat(emissions.getLast().getStory().getBody()).isEqualTo(Ferry.TEXT);
        assertThat(emissions.getLast().getWarnings())
                .extracting(Warning::getText)
                .containsExactly("source killed by AFP");
    }

    @Test
    void storyWithoutKinLosesItsTextInTheBookAndIsStillKilledByItsId() {
        wire.send(story("afp", "a", 1).build());
        wire.passes(BOOK.plusDays(1));
        assertThat(wire.entry("afp/a").getForgotten()).isTrue();
        assertThat(wire.entry("afp/a").getLast().getStory().getBody()).isEmpty();

        EnrichedStory killed = only(wire.send(kill("afp", "a", 2)));

        assertThat(killed.getStory().getStatus()).isEqualTo(Status.KILLED);
    }

    @Test
    void forgottenStoryThatIsKilledByPointerIsKilled() {
        wire.send(story("pa", "old", 1).build());
        wire.passes(BOOK.plusDays(1));

        List<EnrichedStory> emissions = wire.send(Story.newBuilder(kill("pa", "new", 1))
                .setRelated(related(RelatedRole.KILLS, "old"))
                .build());

        assertThat(emissions).extracting(EnrichedStory::getKey).containsExactly("pa/new", "pa/old");
        assertThat(emissions.getLast().getStory().getStatus()).isEqualTo(Status.KILLED);
    }

    @Test
    void nothingIsKnownAYearLaterAndAKillStillHidesTheIdEverywhere() {
        wire.send(story("afp", "a", 1).build());
        wire.send(story("efe", "b", 1).build());
        wire.judge(Ruling.SAME, "afp/a", "efe/b");
        wire.passes(BOOK.plusDays(366));

        assertThat(wire.book()).isEmpty();
        assertThat(wire.clusters().members("afp/a")).isEmpty();
        assertThat(wire.judgements().of("afp/a")).isEmpty();
        assertThat(wire.judgements().of("efe/b")).isEmpty();

        EnrichedStory killed = only(wire.send(kill("afp", "a", 2)));
        assertThat(killed.getKey()).isEqualTo("afp/a");
        assertThat(killed.getStory().getStatus()).isEqualTo(Status.KILLED);
    }

    @Test
    void judgementOnAStoryThatNeverComesIsForgottenInTheEnd() {
        wire.judge(Ruling.SAME, "afp/a", "efe/b");
        assertThat(wire.judgements().of("afp/a")).hasSize(1);

        wire.passes(BOOK.plusDays(366));

        assertThat(wire.judgements().of("afp/a")).isEmpty();
    }

    @Test
    void textWhoseContractHasEndedGoesWhateverItsKinAndIsSilent() {
        var month = Contract.newBuilder().setRetentionDays(30).build();
        wire.send(story("afp", "a", 1).build(), month);
        wire.send(story("efe", "b", 1).build());
        wire.passes(Duration.ofDays(31));
        assertThat(wire.entry("afp/a").getLast().getStory().getBody()).isEmpty();

        List<EnrichedStory> emissions = wire.send(kill("efe", "b", 2));

        assertThat(emissions).extracting(EnrichedStory::getKey).containsExactly("efe/b");
    }

    @Test
    void killOfAStoryWhoseContractHasEndedWarnsItsCopies() {
        var month = Contract.newBuilder().setRetentionDays(30).build();
        wire.send(story("afp", "a", 1).build(), month);
        wire.send(story("efe", "b", 1).build());
        wire.passes(Duration.ofDays(31));

        List<EnrichedStory> emissions = wire.send(kill("afp", "a", 2));

        assertThat(emissions).extracting(EnrichedStory::getKey).containsExactly("afp/a", "efe/b");
        assertThat(emissions.getLast().getWarnings())
                .extracting(Warning::getText)
                .containsExactly("source killed by AFP");
    }

    @Test
    void whoWasFirstCountsWhenItIsForgotten() {
        wire.send(story("afp", "a", 1).build());
        wire.at(TestWire.START.plus(Duration.ofMinutes(45)));
        wire.send(story("efe", "b", 1).build());
        wire.passes(BOOK.plusDays(300));
        wire.send(story("efe", "b", 2).setHeadline("Second").build());
        wire.passes(Duration.ofDays(80));
        assertThat(wire.entry("afp/a")).isNull();

        EnrichedStory last =
                only(wire.send(story("efe", "b", 3).setHeadline("Third").build()));

        assertThat(last.getCluster())
                .extracting(ClusterMember::getMinutesBehind)
                .containsExactly(45);
        assertThat(last.getVerdict().getClusterId()).isEqualTo("afp/a");
    }
}
