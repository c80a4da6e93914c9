package copytaster.enrich.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.enrich.words.PackedInts;
import copytaster.schemas.Print;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NeighbourhoodTest {

    private static final int HASHES = 12;

    private record Stored(String storeKey, Fingerprint print) {}

    /** The same window, kept the simplest way: a map, searched from end to end. */
    private static final class Model {
        private final Map<String, Stored> stories = new LinkedHashMap<>();

        TreeSet<String> holders(int gram) {
            var keys = new TreeSet<String>();
            stories.forEach((key, stored) -> {
                if (Arrays.stream(stored.print.grams()).anyMatch(held -> held == gram)) {
                    keys.add(key);
                }
            });
            return keys;
        }

        TreeSet<String> sameText(long hash) {
            var keys = new TreeSet<String>();
            stories.forEach((key, stored) -> {
                if (stored.print.textHash() == hash) {
                    keys.add(key);
                }
            });
            return keys;
        }

        List<String> before(String bound) {
            return stories.entrySet().stream()
                    .filter(entry -> entry.getValue().storeKey.compareTo(bound) < 0)
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    private final Neighbourhood window = new Neighbourhood();

    private static Fingerprint print(String key, long textHash, List<Integer> grams) {
        int[] held = grams.stream().mapToInt(Integer::intValue).sorted().toArray();
        return Fingerprint.of(Print.newBuilder()
                .setKey(key)
                .setClusterId(key)
                .setProvider("afp")
                .setSeen(Instant.EPOCH)
                .setTextHash(textHash)
                .setWords(9)
                .setGrams(PackedInts.pack(held))
                .setTerms(PackedInts.pack(held))
                .build());
    }

    private static String storeKey(int time) {
        return "%05d".formatted(time);
    }

    @Property(tries = 300)
    void indexAgreesWithASimpleModelWhateverIsAddedRemovedAndExpired(
            @ForAll @IntRange(min = 1, max = 120) int steps, @ForAll long seed) {
        var random = new Random(seed);
        var index = new Neighbourhood();
        var model = new Model();
        for (int step = 0; step < steps; step++) {
            String key = "afp/" + random.nextInt(10);
            switch (random.nextInt(4)) {
                case 0, 1 -> put(index, model, storeKey(step), random(key, random));
                case 2 -> {
                    index.remove(key);
                    model.stories.remove(key);
                }
                default -> {
                    String bound = storeKey(random.nextInt(step + 1));
                    List<String> old = index.before(bound);
                    assertThat(old).isEqualTo(model.before(bound));
                    old.forEach(index::remove);
                    old.forEach(model.stories::remove);
                }
            }
            agree(index, model);
        }
    }

    private static Fingerprint random(String key, Random random) {
        var grams = new TreeSet<Integer>();
        for (int i = random.nextInt(5); i > 0; i--) {
            grams.add(random.nextInt(HASHES));
        }
        return print(key, random.nextInt(3), new ArrayList<>(grams));
    }

    private static void put(Neighbourhood index, Model model, String storeKey, Fingerprint print) {
        index.remove(print.key());
        model.stories.remove(print.key());
        index.add(storeKey, print);
        model.stories.put(print.key(), new Stored(storeKey, print));
    }

    private static void agree(Neighbourhood index, Model model) {
        assertThat(index.size()).isEqualTo(model.stories.size());
        model.stories.forEach((key, stored) -> assertThat(index.storeKeyOf(key)).hasValue(stored.storeKey));
        for (int gram = 0; gram < HASHES; gram++) {
            assertThat(keys(index, gram)).isEqualTo(model.holders(gram));
            assertThat(index.holders(gram)).isEqualTo(model.holders(gram).size());
        }
        for (long hash = 0; hash < 3; hash++) {
            var same = new TreeSet<String>();
            index.readText(hash, 99, number -> same.add(index.at(number).print().key()));
            assertThat(same).isEqualTo(model.sameText(hash));
        }
    }

    private static TreeSet<String> keys(Neighbourhood index, int gram) {
        var keys = new TreeSet<String>();
        index.readGram(gram, 99, number -> {
            assertThat(keys.add(index.at(number).print().key())).isTrue();
            return true;
        });
        return keys;
    }

    @Test
    void ofManyHoldersTheFirstAndTheLastAreRead() {
        for (int i = 0; i < 9; i++) {
            window.add(storeKey(i), print("afp/" + i, i, List.of(7)));
        }
        window.remove("afp/0");
        var read = new ArrayList<String>();

        window.readGram(7, 2, number -> read.add(window.at(number).print().key()));

        assertThat(read).containsExactly("afp/1", "afp/2", "afp/8", "afp/7");
    }

    @Test
    void emptyWindowHoldsNothing() {
        assertThat(window.size()).isZero();
        assertThat(window.holders(1)).isZero();
        window.readText(1, 9, number -> {
            throw new AssertionError("read " + number);
        });
        assertThat(window.before("9")).isEmpty();
        assertThat(window.storeKeyOf("afp/a")).isEmpty();
    }

    @Test
    void removingWhatIsNotThereChangesNothing() {
        window.add(storeKey(1), print("afp/a", 1, List.of(1, 2)));

        window.remove("afp/b");

        assertThat(window.size()).isEqualTo(1);
        assertThat(window.holders(1)).isEqualTo(1);
    }

    @Test
    void newVersionTakesTheFirstOnesPlaceAmongTheOld() {
        window.add(storeKey(1), print("afp/a", 1, List.of(1)));
        window.remove("afp/a");
        window.add(storeKey(5), print("afp/a", 2, List.of(2)));

        assertThat(window.before(storeKey(3))).isEmpty();
        assertThat(window.before(storeKey(6))).containsExactly("afp/a");
        assertThat(window.holders(1)).isZero();
    }
}
