package copytaster.bench.verdicts;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.bench.verdicts.InventedWire.Sent;
import copytaster.enrich.duplicates.Fingerprint;
import copytaster.schemas.Kind;
import copytaster.schemas.Relation;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InventedWireTest {

    private static final List<Sent> WIRE = stories(1, 5_000);

    @Test
    void sameSeedGivesTheSameWireAndAnotherSeedAnother() {
        assertThat(stories(1, 300)).isEqualTo(WIRE.subList(0, 300));
        assertThat(stories(2, 300)).isNotEqualTo(WIRE.subList(0, 300));
    }

    @Test
    void mostStoriesAreShortAndAFewAreLong() {
        List<Integer> words = latin().map(InventedWireTest::words).sorted().toList();

        assertThat(words.get(words.size() / 2)).isBetween(80, 120);
        assertThat(words.get(words.size() * 99 / 100)).isBetween(500, 1_500);
        assertThat(words.getLast()).isLessThanOrEqualTo(InventedWire.LONGEST * 11 / 10);
    }

    @Test
    void someTellAgainAndSomeAreFormsAndSomeHaveNoSpaces() {
        var desk = new BareVerdict();
        long again = WIRE.stream()
                .filter(sent -> desk.pass(sent).verdict().getRelation() != Relation.NEW)
                .count();

        assertThat(again / (double) WIRE.size()).isBetween(0.05, 0.12);
        assertThat(share(Kind.TABLE)).isBetween(0.01, 0.05);
        assertThat(WIRE.stream().filter(sent -> sent.story().getLanguage().equals("zh")))
                .hasSizeBetween(100, 400)
                .allSatisfy(sent -> assertThat(sent.story().getHeadline().replace("RPT - ", ""))
                        .doesNotContain(" "));
    }

    /** Were there no phrases, hardly a hash would stand in two stories; on real wires a quarter to a third do. */
    @Test
    void newStoriesShareWordingAsRealOnesDo() {
        Set<Integer> known = new HashSet<>();
        Set<String> told = new HashSet<>();
        int all = 0;
        int shared = 0;
        for (Sent sent : WIRE) {
            Fingerprint print = BareVerdict.print(sent).print();
            for (int gram : print.grams()) {
                all++;
                shared += known.add(gram) ? 0 : 1;
            }
            told.add(StoryKey.of(sent.story()));
        }

        assertThat(shared / (double) all).isBetween(0.2, 0.4);
        assertThat(told).hasSizeGreaterThan(WIRE.size() * 95 / 100);
    }

    private static Stream<Story> latin() {
        return WIRE.stream().map(Sent::story).filter(story -> story.getLanguage()
                .equals("en"));
    }

    private static int words(Story story) {
        return story.getBody().split("\\s+").length;
    }

    private static double share(Kind kind) {
        return WIRE.stream().filter(sent -> sent.story().getKind() == kind).count() / (double) WIRE.size();
    }

    private static List<Sent> stories(long seed, int count) {
        var wire = new InventedWire(seed, Duration.ofSeconds(1));
        return Stream.generate(wire::next).limit(count).toList();
    }
}
