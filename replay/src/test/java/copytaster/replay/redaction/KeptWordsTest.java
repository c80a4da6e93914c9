package copytaster.replay.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeptWordsTest {

    private static final byte[] SECRET = "a secret of a house".getBytes(StandardCharsets.UTF_8);
    private static final Redaction GAZETTEER = new Redaction(SECRET, KeptWords.gazetteer());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "South Korea",
                "SOUTH KOREA",
                "norwegian",
                "Tegucigalpa",
                "Côte d'Ivoire",
                "Франции",
                "日本",
                "ドイツ",
                "وإيطاليا",
                "New York",
                "Michael Jordan"
            })
    void placesAreKept(String place) {
        assertThat(GAZETTEER.text(place)).isEqualTo(place);
    }

    @Test
    void wordOfAPhraseIsKeptOnlyInThePhrase() {
        var redaction = new Redaction(SECRET, KeptWords.of(List.of("lighthouse keeper", "tower*")));

        assertThat(redaction.text("The lighthouse-keeper, the LIGHTHOUSE KEEPER"))
                .isEqualTo("The lighthouse-keeper, the LIGHTHOUSE KEEPER");
        assertThat(redaction.text("The lighthouse, the keeper")).doesNotContain("lighthouse", "keeper");
        assertThat(redaction.text("towering tower")).isEqualTo("towering tower");
        assertThat(redaction.text("watchtower")).isNotEqualTo("watchtower");
    }

    @ParameterizedTest
    @CsvSource({"북한은,북한은", "북한에서도,북한에서도", "일본인들이,일본"})
    void koreanNameIsKeptAtTheBeginningOfAWord(String word, String kept) {
        assertThat(GAZETTEER.text(word)).startsWith(kept).hasSameSizeAs(word);
    }

    @Test
    void nameIsKeptWhereTheBlankAfterItWasLost() {
        assertThat(GAZETTEER.text("Ukraineverbrauch")).startsWith("Ukraine").doesNotContain("verbrauch");
    }

    @Test
    void wordsOfTopicsAreKeptOnRequest() {
        var both = new Redaction(SECRET, KeptWords.gazetteer().plus(KeptWords.topicQueries()));

        assertThat(both.text("earthquake in Chile")).isEqualTo("earthquake in Chile");
        assertThat(GAZETTEER.text("earthquake in Chile")).endsWith(" in Chile").doesNotContain("earthquake");
    }

    @Test
    void inventedWordIsNeverAKeptOne() {
        // Of three letters there are so few that a random one meets a kept one soon.
        var kept = List.of(
                "b*", "d*", "g*", "k*", "l*", "m*", "n*", "p*", "r*", "s*", "t*", "v*", "z*", "j*", "h*", "c*", "a*",
                "e*", "i*", "o*");
        var redaction = new Redaction(SECRET, KeptWords.of(kept));

        assertThat(redaction.text("quux wyf yxo")).matches("[fquwxy]\\w{3} [fquwxy]\\w\\w [fquwxy]\\w\\w");
    }
}
