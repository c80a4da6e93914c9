package copytaster.sink;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.EnrichedStory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class EveryOrderTest {

    @Property(tries = 300)
    void deliveriesInAnyOrderKeepTheGuaranteesAndEndInTheSameIndex(
            @ForAll("twoRunsTwice") List<EnrichedStory> order, @ForAll @IntRange(min = 1, max = 9) int batch) {
        InMemoryStoryIndex inAnyOrder = new InMemoryStoryIndex();
        deliver(inAnyOrder, order, batch);
        InMemoryStoryIndex inOrder = new InMemoryStoryIndex();
        deliver(
                inOrder,
                Stream.concat(Stories.life("a", 0).stream(), Stories.life("a", 1).stream())
                        .toList(),
                1);

        assertThat(inAnyOrder.stories()).isEqualTo(inOrder.stories());
        assertThat(inAnyOrder.versions().keySet()).isEqualTo(inOrder.versions().keySet());
    }

    @Provide
    Arbitrary<List<EnrichedStory>> twoRunsTwice() {
        List<EnrichedStory> events = new ArrayList<>();
        for (int times = 0; times < 2; times++) {
            events.addAll(Stories.life("a", 0));
            events.addAll(Stories.life("a", 1));
        }
        return Arbitraries.shuffle(events);
    }

    private static void deliver(InMemoryStoryIndex index, List<EnrichedStory> events, int batch) {
        Delivery delivery = new Delivery(index);
        for (int from = 0; from < events.size(); from += batch) {
            delivery.deliver(events.subList(from, Math.min(events.size(), from + batch)));
        }
    }
}
