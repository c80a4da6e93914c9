package copytaster.enrich.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.enrich.text.CleanText;
import copytaster.schemas.Story;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FingerprinterTest {

    private static Fingerprint print(String headline, String lead, String rest) {
        Story story = Story.newBuilder().setProvider("afp").setId("a").build();
        return Fingerprinter.print(story, new CleanText("en", headline, "", lead, rest), List.of(), Instant.EPOCH);
    }

    private static int[] joined(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }

    private static IntSet common(IntSet one, IntSet other) {
        var common = new IntOpenHashSet(one);
        common.retainAll(other);
        return common;
    }

    @Property
    void anySharedRunOfSixWordsGivesACommonHash(
            @ForAll("words") int[] before,
            @ForAll("run") int[] run,
            @ForAll("words") int[] after,
            @ForAll("words") int[] beforeOther,
            @ForAll("words") int[] afterOther) {
        IntSet one = Fingerprinter.winnow(joined(before, run, after));
        IntSet other = Fingerprinter.winnow(joined(beforeOther, run, afterOther));

        assertThat(common(one, other)).isNotEmpty();
    }

    @Property
    void wordsPutInElsewhereLeaveTheHashesOfTheRest(
            @ForAll("run") int[] before, @ForAll("words") int[] insertion, @ForAll("run") int[] after) {
        IntSet changed = Fingerprinter.winnow(joined(before, insertion, after));

        assertThat(changed).containsAll(Fingerprinter.winnow(before)).containsAll(Fingerprinter.winnow(after));
    }

    @Property
    void equalWordsGiveEqualHashesAndNoMoreThanThereAreWords(@ForAll("words") int[] words) {
        IntSet hashes = Fingerprinter.winnow(words);

        assertThat(hashes).isEqualTo(Fingerprinter.winnow(words.clone()));
        assertThat(hashes.size()).isLessThanOrEqualTo(words.length);
        assertThat(hashes.isEmpty()).isEqualTo(words.length == 0);
    }

    @Test
    void equalTextsGiveEqualPrints() {
        assertThat(print("Ferry aground", "A ferry ran aground.", "It was towed off 3 hours later.")
                        .toPrint())
                .isEqualTo(print("Ferry aground", "A ferry ran aground.", "It was towed off 3 hours later.")
                        .toPrint());
    }

    @Test
    void textOfAPrintIsTheBodyHoweverItIsCutIntoParagraphs() {
        Fingerprint cut = print("Ferry aground", "A ferry ran aground.", "It was towed off.");
        Fingerprint whole = print("Other headline", "A ferry ran aground. It was towed off.", "");

        assertThat(cut.textHash()).isEqualTo(whole.textHash());
        assertThat(cut.grams()).isEqualTo(whole.grams());
        assertThat(cut.words()).isEqualTo(8);
    }

    @Test
    void alertWithoutABodyIsPrintedByItsHeadline() {
        assertThat(print("Ferry aground off Marettimo", "", "").words()).isEqualTo(4);
    }

    @Test
    void storyWithoutWordsHasAnEmptyPrint() {
        Fingerprint empty = print("", "", "");

        assertThat(empty.grams()).isEmpty();
        assertThat(empty.words()).isZero();
    }

    @Test
    void orderOfTheWordsCounts() {
        int[] words = IntStream.rangeClosed(1, 40).toArray();
        int[] backwards = IntStream.rangeClosed(1, 40).map(word -> 41 - word).toArray();

        assertThat(common(Fingerprinter.winnow(words), Fingerprinter.winnow(backwards)))
                .isEmpty();
    }

    /** Few different words, so that equal triples and ties are common. */
    @Provide
    Arbitrary<int[]> words() {
        return Arbitraries.integers().between(1, 30).array(int[].class).ofMaxSize(40);
    }

    @Provide
    Arbitrary<int[]> run() {
        return Arbitraries.integers()
                .between(1, 30)
                .array(int[].class)
                .ofMinSize(6)
                .ofMaxSize(12);
    }
}
