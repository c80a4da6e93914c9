package copytaster.enrich.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import copytaster.enrich.text.Cleaner;
import copytaster.schemas.Story;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LikenessTest {

    private static Fingerprint print(String id, String body) {
        Story story = Story.newBuilder()
                .setProvider("afp")
                .setId(id)
                .setHeadline("Report " + id)
                .setBody(body)
                .build();
        return Fingerprinter.print(story, Cleaner.clean(story), List.of(), Instant.EPOCH);
    }

    /** A text of invented words, one word in eight a figure. */
    private static String text(Random random, int words) {
        return IntStream.range(0, words)
                .mapToObj(i -> random.nextInt(8) == 0
                        ? Integer.toString(100 + random.nextInt(900))
                        : "w" + Integer.toString(random.nextInt(4000), 36).replaceAll("\\d", "q"))
                .collect(Collectors.joining(" "));
    }

    private static Likeness between(Fingerprint later, Fingerprint earlier) {
        var window = new Neighbourhood();
        window.add("1", earlier);
        return Likeness.of(new Scales(later, window), window.of(earlier.key()).orElseThrow());
    }

    @Property(tries = 200)
    void likenessIsTheSameBothWays(@ForAll long seed, @ForAll @IntRange(min = 10, max = 80) int words) {
        var random = new Random(seed);
        String common = text(random, words);
        Fingerprint one = print("a", common + " " + text(random, 30));
        Fingerprint other = print("b", text(random, 20) + " " + common);
        var window = new Neighbourhood();
        window.add("1", one);
        window.add("2", other);

        Likeness there = Likeness.of(new Scales(one, window), window.of("afp/b").orElseThrow());
        Likeness back =
                Likeness.of(new Scales(other, window), window.of("afp/a").orElseThrow());

        assertThat(there.grams()).isEqualTo(back.grams());
        assertThat(there.strokes()).isEqualTo(back.strokes());
        assertThat(there.figures()).isEqualTo(back.figures());
        assertThat(there.cosine()).isCloseTo(back.cosine(), within(1e-9));
        assertThat(there.terms().part()).isCloseTo(back.terms().part(), within(1e-9));
    }

    @Property(tries = 200)
    void whatIsLeftOfATrimmedTextStandsInTheWhole(@ForAll long seed, @ForAll @IntRange(min = 25, max = 200) int left) {
        var random = new Random(seed);
        String whole = text(random, 200);
        String trimmed =
                IntStream.range(0, left).mapToObj(i -> whole.split(" ")[i]).collect(Collectors.joining(" "));

        Likeness likeness = between(print("b", trimmed), print("a", whole));

        assertThat(likeness.grams().part()).isGreaterThan(0.9);
        assertThat(likeness.figures().part()).isEqualTo(likeness.figures().all() == 0 ? 0 : 1);
        assertThat(Sameness.route(print("b", trimmed), likeness, false).same()).isTrue();
    }

    @Property(tries = 200)
    void noTextJoinsOneWithOtherFigures(@ForAll long seed, @ForAll @IntRange(min = 40, max = 200) int words) {
        var random = new Random(seed);
        String text = "In all 7000 of 8000 and 9000. " + text(random, words);
        String changed = text.replace('1', '2')
                .replace('7', '1')
                .replace('8', '3')
                .replace('9', '4')
                .replace('5', '6');
        Fingerprint later = print("b", changed);

        assertThat(Sameness.route(later, between(later, print("a", text)), false)
                        .same())
                .isFalse();
    }
}
