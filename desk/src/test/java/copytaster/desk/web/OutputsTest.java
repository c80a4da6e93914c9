package copytaster.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.desk.subscribe.Ninjs;
import copytaster.schemas.EnrichedStory;
import copytaster.sink.StoryForm;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class OutputsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void textThatTheContractKeepsInTheHouseLeavesByNoOutput() throws Exception {
        EnrichedStory story = Invented.story("afp", "1", "fr", NOON)
                .says("Titre", "Un secret.")
                .build();
        story.getContract().setRedistribute(false);
        JsonNode item = ninjs(story);
        assertThat(item.path("representationType").asText()).isEqualTo("partial");
        assertThat(item.toString()).contains("Titre").doesNotContain("secret");
    }

    @Test
    void notesForEditorsOnlyAreInNoOutput() throws Exception {
        EnrichedStory story = Invented.story("afp", "1", "fr", NOON)
                .says("Titre", "Texte.")
                .noteForEditorsOnly("+33 1 23 45 67 89")
                .build();
        assertThat(StoryForm.json(story)).doesNotContain("+33");
        assertThat(ninjs(story).toString()).doesNotContain("+33");
    }

    @Test
    void aStoryIsNinjsWithItsTagsAndTheirSource() throws Exception {
        JsonNode item = ninjs(Invented.story("efe", "a b/ñ", "es", NOON)
                .says("Titular", "Una frase corta.")
                .about("PE", 0.9)
                .on("16000000", "conflict", 0.874, "query")
                .build());
        assertThat(item.path("uri").asText()).isEqualTo("urn:x-copytaster:efe%2Fa%20b%2F%C3%B1");
        assertThat(item.at("/bodies/0/wordCount").asInt()).isEqualTo(3);
        assertThat(item.at("/subjects/0/uri").asText()).isEqualTo("http://cv.iptc.org/newscodes/mediatopic/16000000");
        assertThat(item.at("/subjects/0/confidence").asInt()).isEqualTo(87);
        assertThat(item.at("/places/0/literal").asText()).isEqualTo("PE");
    }

    @Test
    void aCellIsNoFormulaAndKeepsItsQuotes() {
        assertThat(CsvSheet.cell("plain")).isEqualTo("plain");
        assertThat(CsvSheet.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(CsvSheet.cell("say \"so\"")).isEqualTo("\"say \"\"so\"\"\"");
        assertThat(CsvSheet.cell("=cmd()")).isEqualTo("'=cmd()");
        assertThat(CsvSheet.cell("@SUM(A1)")).isEqualTo("'@SUM(A1)");
    }

    @Test
    void whatNoXmlMayHoldIsLeftOut() {
        assertThat(AtomFeed.plain("a\u0000b\u000Bc\uFFFEd\uD800e😀")).isEqualTo("abcde😀");
    }

    @Test
    void whoeverAsksTooOftenWaitsAndNobodyElse() {
        var now = new AtomicLong();
        var rates = new Rates(10, now::get);
        for (int i = 0; i < 40; i++) {
            assertThat(rates.admits("cms")).isTrue();
        }
        assertThat(rates.admits("cms")).isFalse();
        assertThat(rates.admits("page")).isTrue();
        now.addAndGet(100_000_000);
        assertThat(rates.admits("cms")).isTrue();
        assertThat(rates.admits("cms")).isFalse();
    }

    private static JsonNode ninjs(EnrichedStory story) throws Exception {
        return Ninjs.of(new ObjectMapper().readTree(StoryForm.json(story)));
    }
}
