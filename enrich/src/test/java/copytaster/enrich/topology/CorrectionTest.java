package copytaster.enrich.topology;

import static copytaster.enrich.topology.Ferry.only;
import static copytaster.enrich.topology.Ferry.related;
import static copytaster.enrich.topology.Ferry.story;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Relation;
import copytaster.schemas.Signal;
import copytaster.schemas.WarningKind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom a correction warns. */
class CorrectionTest {

    private final TestWire wire = new TestWire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void correctionByANewVersionWarnsTheCopiesAndTheirCopies() {
        wire.send(story("afp", "a", 1).build());
        wire.send(story("yonhap", "b", 1).build());
        EnrichedStory copyOfTheCopy = only(wire.send(
                story("efe", "c", 1).setBody(Ferry.TEXT.split("\\n\\n")[0]).build()));
        assertThat(copyOfTheCopy.getVerdict().getClusterId()).isEqualTo("afp/a");

        List<EnrichedStory> emissions = wire.send(story("afp", "a", 2)
                .setSignals(List.of(Signal.CORRECTION))
                .setBody(Ferry.TEXT.replace("214", "241"))
                .build());

        assertThat(emissions.getFirst().getVerdict().getRelation()).isEqualTo(Relation.CORRECTION);
        assertThat(emissions.getFirst().getWarnings()).isEmpty();
        assertThat(emissions).extracting(EnrichedStory::getKey).containsExactly("afp/a", "yonhap/b", "efe/c");
        assertThat(emissions.subList(1, 3))
                .flatExtracting(EnrichedStory::getWarnings)
                .extracting(warning -> warning.getKind(), warning -> warning.getAbout(), warning -> warning.getText())
                .containsOnly(tuple(WarningKind.SOURCE_CORRECTED, "afp/a", "source corrected by AFP"));
    }

    @Test
    void correctionUnderANewIdWarnsTheOriginalAndItsCopies() {
        wire.send(story("afp", "a", 1).build());
        wire.send(story("yonhap", "b", 1).build());

        List<EnrichedStory> emissions = wire.send(story("afp", "fixed", 1)
                .setSignals(List.of(Signal.CORRECTION))
                .setBody(Ferry.TEXT.replace("214", "241"))
                .setRelated(related(RelatedRole.REPLACES, "a"))
                .build());

        assertThat(emissions)
                .extracting(EnrichedStory::getKey, story -> story.getWarnings().stream()
                        .map(warning -> warning.getAbout() + ": " + warning.getText())
                        .toList())
                .containsExactly(
                        tuple("afp/fixed", List.of()),
                        tuple("afp/a", List.of("afp/fixed: corrected by AFP in afp/fixed")),
                        tuple("yonhap/b", List.of("afp/a: source corrected by AFP in afp/fixed")));
    }

    @Test
    void correctionOfACopyTellsTheOriginalThatItIsACopy() {
        wire.send(story("afp", "a", 1).build());
        wire.send(story("yonhap", "b", 1).build());

        List<EnrichedStory> emissions = wire.send(story("yonhap", "b", 2)
                .setSignals(List.of(Signal.CORRECTION))
                .setHeadline("Corrected")
                .build());

        assertThat(emissions.getLast().getKey()).isEqualTo("afp/a");
        assertThat(emissions.getLast().getWarnings())
                .extracting(warning -> warning.getText())
                .containsExactly("copy corrected by YONHAP");
    }
}
