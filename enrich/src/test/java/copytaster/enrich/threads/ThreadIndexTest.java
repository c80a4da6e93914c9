package copytaster.enrich.threads;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.enrich.duplicates.Fingerprint;
import copytaster.schemas.Print;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ThreadIndexTest {

    /** A restore knows only what is in the store; so what was there before must leave no trace. */
    @Property(tries = 200)
    void anIndexThatLivedThroughChangesFindsWhatOneBuiltAnewFinds(
            @ForAll @Size(max = 60) List<@IntRange(max = 199) Integer> changes) {
        var lived = new ThreadIndex();
        var store = new LinkedHashMap<String, Fingerprint>();
        for (int change : changes) {
            String key = "p/" + change % 10;
            lived.remove(key);
            store.remove(key);
            if (change % 3 > 0) {
                Fingerprint print = print(key, change);
                lived.add(print);
                store.put(key, print);
            }
        }
        var restored = new ThreadIndex();
        store.values().forEach(restored::add);

        assertThat(links(lived)).isEqualTo(links(restored));
    }

    private static List<Object> links(ThreadIndex index) {
        var links = new ArrayList<Object>();
        for (int change = 0; change < 200; change += 7) {
            links.add(ThreadFinder.find(print("p/new", change), index));
        }
        return links;
    }

    /** Some of ten names, four figures and six words, by the bits of a number. */
    private static Fingerprint print(String key, int change) {
        int bits = change * 0x9E3779B1 >>> 7;
        var names = new ArrayList<Long>();
        List<String> known = List.of(
                "Varnak", "Kaltuna", "Zamburi", "Bertane", "Rosund", "Mirtos", "Orlanda", "Pelldor", "Tromsk",
                "Gavrin");
        for (int i = 0; i < known.size(); i++) {
            if ((bits >> i & 1) == 1) {
                names.add(Sound.of(known.get(i)));
            }
        }
        var figures = new ArrayList<Integer>();
        for (int i = 0; i < 4; i++) {
            if ((bits >> 10 + i & 1) == 1) {
                figures.add(Figures.key(214 + i));
            }
        }
        var traits = new Traits(
                names.stream().mapToLong(Long::longValue).toArray(),
                figures.stream().mapToInt(Integer::intValue).sorted().toArray(),
                new int[] {bits >> 14 & 3, 4 + (bits >> 16 & 3)},
                List.of());
        return Fingerprint.of(Print.newBuilder()
                .setKey(key)
                .setClusterId(key)
                .setThread("p/" + change % 4)
                .setProvider("p")
                .setLanguage(change % 2 == 0 ? "es" : "fr")
                .setSeen(Instant.EPOCH.plusSeconds(change))
                .setTextHash(change)
                .setWords(50)
                .setTraits(traits.toRecord())
                .build());
    }
}
