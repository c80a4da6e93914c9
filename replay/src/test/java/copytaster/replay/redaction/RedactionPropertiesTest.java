package copytaster.replay.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any text. */
class RedactionPropertiesTest {

    private static final byte[] SECRET = "a secret of a house".getBytes(StandardCharsets.UTF_8);
    private static final KeptSpans KEPT = new KeptSpans(KeptWords.always());

    /** One for all texts: what it has invented before must not matter. */
    private static final Redaction REDACTION = new Redaction(SECRET, KeptWords.NONE);

    private static final Map<String, String> WORDS = new HashMap<>();

    @Property
    void anyTextKeepsItsShape(@ForAll String text) {
        assertSameShape(text, REDACTION.text(text));
    }

    @Property
    void writtenTextKeepsItsShape(@ForAll("texts") String text) {
        assertSameShape(text, REDACTION.text(text));
    }

    @Property
    void eachWordIsAlwaysTheSameAndNoTwoAreAlike(@ForAll("words") String word) {
        String redacted = REDACTION.text(word);
        String known = WORDS.putIfAbsent(redacted, word);
        assertThat(known == null ? word : known).isEqualTo(word);
        assertThat(REDACTION.text("x " + word + ".")).isEqualTo("x " + redacted + ".");
    }

    @Property
    void caseDoesNotMatterAndIsKept(@ForAll("latin") String word) {
        String redacted = REDACTION.text(word);
        assertThat(REDACTION.text(word.toUpperCase(Locale.ROOT))).isEqualTo(redacted.toUpperCase(Locale.ROOT));
        String title = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        assertThat(REDACTION.text(title))
                .isEqualTo(redacted.substring(0, 1).toUpperCase(Locale.ROOT) + redacted.substring(1));
    }

    @Property
    void noWordOfFourLettersSurvivesUnlessItIsKept(@ForAll("words") String word) {
        boolean isKept = false;
        for (boolean kept : KEPT.of(word)) {
            isKept |= kept;
        }
        if (word.length() >= 4 && !isKept) {
            assertThat(REDACTION.text(word)).isNotEqualTo(word);
        }
    }

    private static void assertSameShape(String text, String redacted) {
        assertThat(redacted).hasSameSizeAs(text);
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int before = text.codePointAt(at);
            int after = redacted.codePointAt(at);
            if (Character.isLetter(before)) {
                assertThat(UnicodeScript.of(after)).isEqualTo(UnicodeScript.of(before));
                assertThat(Character.isUpperCase(after)).isEqualTo(Character.isUpperCase(before));
                assertThat(Character.isLetter(after)).isTrue();
            } else if (Character.isDigit(before)) {
                assertThat(Character.isDigit(after)).isTrue();
            } else {
                assertThat(after).isEqualTo(before);
            }
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        words(),
                        figures(),
                        Arbitraries.of("-\n", "'", "’", "\n\n", "- ", "://", "%C3%A9", "@", "ー", "\u0301"))
                .list()
                .ofMaxSize(30)
                .map(parts -> String.join(parts.size() % 2 == 0 ? " " : "", parts));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.oneOf(List.of(
                latin(),
                letters(2, 'á', 'é', 'ñ', 'ü', 'ç', 'o', 'n', 'a', 's', 'ß', 'ø', 'ğ', 'ı')
                        .map(letters -> "an" + letters),
                range(4, 'а', 'я'),
                range(4, 'α', 'ω'),
                letters(4, 'ά', 'έ', 'ή', 'ό', 'τ', 'ν', 'σ', 'α'),
                range(4, 'ب', 'غ'),
                range(4, 'א', 'ת'),
                range(4, 'ก', 'ฮ'),
                range(4, '가', '힣'),
                range(2, '丁', '龥'),
                range(4, 'か', 'ぢ'),
                range(4, 'カ', 'ヂ'),
                range(4, 'क', 'ह'),
                range(4, 'ა', 'ჰ'),
                range(4, 'ա', 'ֆ')));
    }

    @Provide
    Arbitrary<String> latin() {
        return Arbitraries.strings().withCharRange('a', 'z').ofMinLength(4).ofMaxLength(14);
    }

    private static Arbitrary<String> figures() {
        return Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(12);
    }

    private static Arbitrary<String> range(int shortest, char from, char to) {
        return Arbitraries.strings()
                .withCharRange(from, to)
                .ofMinLength(shortest)
                .ofMaxLength(9);
    }

    private static Arbitrary<String> letters(int shortest, char... letters) {
        return Arbitraries.strings().withChars(letters).ofMinLength(shortest).ofMaxLength(9);
    }
}
