package copytaster.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Kind;
import copytaster.schemas.Priority;
import copytaster.schemas.Related;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Signal;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import copytaster.schemas.Subject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AfpTest {

    private final String wire = Wires.text("afp-update.xml");

    @Test
    void updateUnderNewIdIsReadWhole() {
        Story story = Wires.story(wire);

        assertThat(story.getProvider()).isEqualTo("afp");
        assertThat(story.getId()).isEqualTo("urn:newsml:afp.com:20260304T101459Z:TX-PAR-ABC12");
        assertThat(story.getVersion()).isEqualTo("1");
        assertThat(story.getVersionRank()).isEqualTo(1L);
        assertThat(story.getHeadline()).isEqualTo("Engineers drain Utopia dam after leak & landslip");
        assertThat(story.getSlug()).isEqualTo("Utopia-dam-leak");
        assertThat(story.getByline()).isEqualTo("Jane Example with Max Muster in Elsewhere");
        assertThat(story.getDateline().getText()).isEqualTo("Nowhere City, Utopia, March 4, 2026 (AFP)");
        assertThat(story.getDateline().getPlace()).isEqualTo("Nowhere City");
        assertThat(story.getSignals()).containsExactly(Signal.UPDATE);
        assertThat(story.getUrgency()).isEqualTo(4);
        assertThat(story.getPriority()).isEqualTo(Priority.NORMAL);
        assertThat(story.getFirstCreated()).isEqualTo(Instant.parse("2026-03-04T10:14:59Z"));
        assertThat(story.getBody())
                .isEqualTo(
                        "Engineers began to drain the dam above Nowhere City on Wednesday.\n\n- Villages emptied -\n\n"
                                + "Two villages were emptied as a precaution.\n\nje/mm");
        assertThat(story.getNotes().getFirst().getText()).startsWith("RECASTS");
    }

    @Test
    void onlyTextChains() {
        assertThat(Wires.story(wire).getRelated())
                .containsExactly(
                        new Related(RelatedRole.ASSOCIATED, "urn:newsml:afp.com:20260304T081020Z:doc-12ab3c", ""),
                        new Related(RelatedRole.OTHER, "0f8fad5b-d9cb-469f-a165-70867728950e", "Video"),
                        new Related(RelatedRole.OTHER, "7c9e6679-7425-40de-944b-e07fc1f90ae7", ""));
    }

    @Test
    void peopleInPicturesAreNoKeywordsAndCodesComeOnce() {
        Story story = Wires.story(wire);

        assertThat(story.getKeywords()).containsExactly("dam");
        assertThat(story.getSubjects())
                .containsExactly(new Subject("subj", "03000000", null), new Subject("subj", "03007000", null));
    }

    @Test
    void alertWithoutHeadlineTakesItsFirstParagraph() {
        String alert = wire.replace("FormalName=\"News\"", "FormalName=\"Alert\"")
                .replace("<Urgency FormalName=\"4\"/>", "<Urgency FormalName=\"2\"/>")
                .replaceAll("<HeadLine.*?</HeadLine>", "<HeadLine/>");
        Story story = Wires.story(alert);

        assertThat(story.getHeadline()).isEqualTo("Engineers began to drain the dam above Nowhere City on Wednesday.");
        assertThat(story.getKind()).isEqualTo(Kind.ALERT);
        assertThat(story.getPriority()).isEqualTo(Priority.URGENT);
        assertThat(story.getSignals()).contains(Signal.ALERT);
    }

    @Test
    void correctionIsSaidInTheAdvisoryLine() {
        String correction = wire.replace("RECASTS with draining, UPDATES throughout", "CORRECTS name in para 4")
                .replace("<Genre FormalName=\"Update\"/>", "");

        assertThat(Wires.story(correction).getSignals()).containsExactly(Signal.CORRECTION);
    }

    @Test
    void killMayHaveNoBodyAtAll() {
        String kill = wire.replace("Status FormalName=\"Usable\"", "Status FormalName=\"Canceled\"")
                .replaceAll("(?s)<ContentItem>.*?</ContentItem>", "")
                .replace(">1</RevisionId>", ">2</RevisionId>");
        Story story = Wires.story(kill);

        assertThat(story.getStatus()).isEqualTo(Status.KILLED);
        assertThat(story.getId()).isEqualTo("urn:newsml:afp.com:20260304T101459Z:TX-PAR-ABC12");
        assertThat(story.getVersionRank()).isEqualTo(2L);
        assertThat(story.getBody()).isEmpty();
        assertThat(story.getSignals()).contains(Signal.KILL);
    }

    @Test
    void killedStoryCarriesNoText() {
        assertThat(Wires.story(wire.replace("FormalName=\"Usable\"", "FormalName=\"CANCELED\""))
                        .getBody())
                .isEmpty();
    }

    @Test
    void unknownStatusHoldsBack() {
        Story story = Wires.story(wire.replace("FormalName=\"Usable\"", "FormalName=\"Pending\""));

        assertThat(story.getStatus()).isEqualTo(Status.WITHHELD);
        assertThat(story.getNotes()).anyMatch(note -> note.getText().contains("Pending"));
    }

    @Test
    void withoutVersionAttributeAndWithBareParagraphsItIsTheSameStory() {
        String bare =
                wire.replace("<NewsML Version=\"1.2\">", "<NewsML>").replaceAll("</?(?:nitf|body|body\\.content)>", "");

        assertThat(Wires.story(bare).getBody()).isEqualTo(Wires.story(wire).getBody());
    }

    @Test
    void publicIdentifierWithoutRevisionSuffixIsKeptWhole() {
        String noIds = wire.replaceAll("<NewsItemId>.*?</NewsItemId>", "")
                .replace(
                        "urn:newsml:afp.com:20260304T101459Z:TX-PAR-ABC12:1",
                        "urn:newsml:afp.com:20260304:TX-PAR-ABC12");

        assertThat(Wires.story(noIds).getId()).isEqualTo("urn:newsml:afp.com:20260304:TX-PAR-ABC12");
    }

    @Test
    void indexWithoutContentIsSetAside() {
        String index = wire.replaceAll(
                "(?s)<ContentItem>.*?</ContentItem>",
                "<NewsItemRef NewsItem=\"a.xml\"/><NewsItemRef NewsItem=\"b.xml\"/>");

        assertThat(Wires.setAside(index)).isEqualTo("NewsML index of other items");
    }

    @Test
    void topicSetIsSetAside() {
        assertThat(Wires.setAside("<NewsML><TopicSet/></NewsML>")).isEqualTo("NewsML topic set");
    }

    @Test
    void usageTermsTravel() {
        String limited = wire.replace(
                "<DescriptiveMetadata>",
                "<RightsMetadata><UsageRights><UsageType>NO ARCHIVAL USE</UsageType></UsageRights></RightsMetadata><DescriptiveMetadata>");

        assertThat(Wires.story(limited).getRights()).contains("NO ARCHIVAL USE");
    }

    @Test
    void memoAndAgendaAreNoNews() {
        String memo = wire.replace("Engineers drain Utopia dam after leak &amp; landslip", "مذكرة لوكالة فرانس برس");
        String agenda = wire.replace("Engineers drain Utopia dam after leak &amp; landslip", "AFP World News Agenda")
                .replace("Utopia-dam-leak", "AFP-agenda");

        String warrant =
                wire.replace("Engineers drain Utopia dam after leak &amp; landslip", "مذكرة توقيف وسط توقعات بالنمو");

        assertThat(Wires.story(memo).getKind()).isEqualTo(Kind.ADVISORY);
        assertThat(Wires.story(warrant).getKind()).isEqualTo(Kind.STORY);
        assertThat(Wires.story(agenda).getKind()).isEqualTo(Kind.AGENDA);
    }
}
