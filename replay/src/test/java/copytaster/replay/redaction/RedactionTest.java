package copytaster.replay.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.schemas.Contract;
import copytaster.schemas.Dateline;
import copytaster.schemas.Judgement;
import copytaster.schemas.Note;
import copytaster.schemas.Place;
import copytaster.schemas.RawStory;
import copytaster.schemas.Related;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Ruling;
import copytaster.schemas.Signal;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import copytaster.schemas.Subject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private static final byte[] SECRET = "a secret of a house".getBytes(StandardCharsets.UTF_8);

    /** Takes a second to build. */
    private static final Redaction REDACTION = new Redaction(SECRET, KeptWords.NONE);

    @Test
    void everyFieldThatHoldsWordsIsRedacted() {
        Story story = Story.newBuilder()
                .setProvider("Harbourpress")
                .setId("urn:lighthouse:1")
                .setVersion("draftversion")
                .setHeadline("Lighthouse")
                .setSlug("Lighthouse")
                .setByline("Lighthouse")
                .setDateline(new Dateline("Lighthouse", "Lighthouse"))
                .setLanguage("en")
                .setSignals(List.of(Signal.CORRECTION))
                .setVersionCreated(Instant.EPOCH)
                .setBody("Lighthouse")
                .setCaptions(List.of("Lighthouse"))
                .setKeywords(List.of("Lighthouse"))
                .setSubjects(List.of(new Subject("subj", "04000000", "Lighthouse")))
                .setPlaces(List.of(
                        Place.newBuilder()
                                .setScheme("name")
                                .setCode("Lighthouse")
                                .build(),
                        Place.newBuilder()
                                .setScheme("own")
                                .setCode("codeword")
                                .setName("Lighthouse")
                                .build()))
                .setRelated(List.of(new Related(RelatedRole.OTHER, "urn:other", "Lighthouse")))
                .setRights("Lighthouse")
                .setNotes(List.of(new Note("Lighthouse", "role", false)))
                .build();
        RawStory raw = RawStory.newBuilder()
                .setStory(story)
                .setFormat("ninjs")
                .setHome("NO")
                .setContract(Contract.newBuilder().setLearn(true).build())
                .setOriginal(ByteBuffer.wrap("Lighthouse".getBytes(StandardCharsets.UTF_8)))
                .build();

        RawStory redacted = REDACTION.redact(raw);

        String word = REDACTION.text("Lighthouse");
        assertThat(redacted.toString()).doesNotContain("Lighthouse");
        assertThat(redacted.toString().replace(word, "Lighthouse"))
                .isEqualTo(RawStory.newBuilder(raw)
                        .setOriginal(ByteBuffer.allocate(0))
                        .build()
                        .toString());
        assertThat(redacted.toString().split(word, -1)).hasSize(15);
    }

    @Test
    void addressUsedAsAnIdIsStillPointedAt() {
        String id = "https://www.example.org/stories/20260102/lighthouse-keeper-found";
        Story story = story(id).build();
        String plain = only(story("next").setRelated(List.of(pointer(id))).build());
        String named =
                only(story("last").setRelated(List.of(pointer("agency/" + id))).build());

        String key = REDACTION.key("agency/" + id);

        assertThat(StoryKey.of(REDACTION.redact(raw(story)).getStory())).isEqualTo(key);
        assertThat(plain).isEqualTo(named).isEqualTo(key);
        assertThat(key)
                .startsWith("agency/https://www.")
                .matches("[^/]+/https://www\\.\\w{7}\\.org/\\w{7}/[1-9\\d]{8}/\\w{10}-\\w{6}-\\w{5}");
        assertThat(key).doesNotContain("lighthouse", "stories", "keeper");
    }

    @Test
    void judgementNamesTheSameStoriesAndNobody() {
        var judgement = new Judgement(
                "agency/https://a.example/lighthouse", "agency/42", Ruling.SAME, "Margaret", "both tell it");

        Judgement redacted = REDACTION.redact(judgement);

        assertThat(redacted.getFirst())
                .isEqualTo(REDACTION.key(judgement.getFirst()))
                .doesNotContain("lighthouse");
        assertThat(redacted.getSecond()).isEqualTo("agency/42");
        assertThat(redacted.getRuling()).isEqualTo(Ruling.SAME);
        assertThat(redacted.getBy()).hasSize(8).isNotEqualTo("Margaret");
        assertThat(redacted.getNote()).startsWith("both ").doesNotContain("tell");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CORRECTED-",
                "RPT-UPDATE 2-",
                "(2nd LEAD)",
                "(LEAD)",
                "(종합2보)",
                "(종합)",
                "[정정]",
                "[속보]",
                "(訂正)",
                "CORRECCIÓN:",
                "(Corrects)",
                "by 25 pct in March",
                "1,340 millones",
                "el 2 de enero",
                "2026年1月2日",
                "58억",
                "1천200",
                "5G",
                "(Reuters)",
                "12:30",
                "-- 2.5 --",
                "<p>12</p>",
                "a / b"
            })
    void marksAndFiguresAndSmallWordsStay(String text) {
        assertThat(REDACTION.text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Call +34 91 555 01 99 today|\\w{4} \\+[1-9]{2} [1-9]{2} [1-9]{3} 0[1-9] [1-9]{2} \\w{5}",
                "(02) 398-3114|\\(0[1-9]\\) [1-9]{3}-[1-9]{4}",
                "123-456-7891|[1-9]{3}-[1-9]{3}-[1-9]{4}",
                "8123456|[1-9]{7}",
                "harbour@pilots.example|\\w{7}@\\w{6}\\.\\w{7}"
            })
    void whatLeadsToAPersonIsReplacedInItsShape(String text, String shape) {
        assertThat(REDACTION.text(text)).matches(shape).isNotEqualTo(text);
        assertThat(REDACTION.text(text)).isEqualTo(REDACTION.text(text));
    }

    @Test
    void wordThatIsBrokenAtTheEndOfALineIsOneWord() {
        String whole = REDACTION.text("harbour");

        assertThat(REDACTION.text("har-\nbour").replace("-\n", "")).isEqualTo(whole);
        assertThat(REDACTION.text("har-bour").replace("-", "")).isNotEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({"lighthouse,LIGHTHOUSES", "фонарщик,фонарщиками", "corregidora,corregidoras"})
    void inflectedWordsKeepACommonStem(String word, String inflected) {
        String stem = REDACTION.text(word).substring(0, 6);

        assertThat(REDACTION.text(inflected)).startsWithIgnoringCase(stem).hasSameSizeAs(inflected);
        assertThat(REDACTION.text(inflected)).doesNotEndWithIgnoringCase(word.substring(6));
    }

    @Test
    void koreanWordsThatDifferInTheirParticlesKeepACommonStem() {
        String word = REDACTION.text("방파제는");

        assertThat(word).hasSize(4).doesNotContain("방", "파");
        assertThat(REDACTION.text("방파제를").substring(0, 2)).isEqualTo(word.substring(0, 2));
        assertThat(REDACTION.text("항구에서")).endsWith("에서");
        assertThat(REDACTION.text("3명이 다쳤다")).startsWith("3");
    }

    @Test
    void withAnotherSecretTheWordsAreOthers() {
        var other = new Redaction("a secret of another house".getBytes(StandardCharsets.UTF_8), KeptWords.NONE);
        var again = new Redaction(SECRET, KeptWords.NONE);

        assertThat(other.text("Lighthouse keepers")).isNotEqualTo(REDACTION.text("Lighthouse keepers"));
        assertThat(again.text("Lighthouse keepers")).isEqualTo(REDACTION.text("Lighthouse keepers"));
        assertThatThrownBy(() -> new Redaction(new byte[15], KeptWords.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("15 bytes");
    }

    private String only(Story story) {
        Story redacted = REDACTION.redact(raw(story)).getStory();
        return StoryKey.of(redacted.getRelated().getFirst(), redacted);
    }

    private static Related pointer(String id) {
        return Related.newBuilder().setRole(RelatedRole.REPLACES).setId(id).build();
    }

    private static Story.Builder story(String id) {
        return Story.newBuilder().setProvider("agency").setId(id);
    }

    private static RawStory raw(Story story) {
        return RawStory.newBuilder()
                .setStory(story)
                .setFormat("test")
                .setContract(Contract.newBuilder().build())
                .setOriginal(ByteBuffer.allocate(0))
                .build();
    }
}
