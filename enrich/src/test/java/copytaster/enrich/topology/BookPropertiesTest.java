package copytaster.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Account;
import copytaster.schemas.BookEntry;
import copytaster.schemas.ClusterMember;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Judgement;
import copytaster.schemas.Ruling;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import copytaster.schemas.StoryKey;
import copytaster.schemas.Tick;
import copytaster.schemas.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.avro.specific.SpecificRecord;

/** What holds in the desk book whatever comes: stories, versions, pointers, kills, judgements, clocks that jump. */
class BookPropertiesTest {

    private static final int RECORDS = 60;

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void bookStaysWhole(@ForAll long seed) {
        var random = new Random(seed);
        try (var wire = new TestWire()) {
            long stories = 0;
            long emitted = 0;
            for (SpecificRecord record : new RandomWire(seed).records(RECORDS)) {
                List<EnrichedStory> emissions = put(wire, record, random);
                stories += record instanceof Story ? 1 : 0;
                emitted += emissions.size();
                assertThat(emissions).extracting(EnrichedStory::getKey).doesNotHaveDuplicates();
                assertThat(emissions).allSatisfy(BookPropertiesTest::isWhole);
                accountBalances(wire.account(), stories, emitted);
                everyStoryStandsInOneCluster(wire);
                nothingStandsTogetherThatAPersonHasParted(wire);
            }
        }
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void replayGivesTheSameBytes(@ForAll long seed) throws IOException {
        assertThat(bytes(seed)).isEqualTo(bytes(seed));
    }

    private static List<String> bytes(long seed) throws IOException {
        var random = new Random(seed);
        var bytes = new ArrayList<String>();
        try (var wire = new TestWire()) {
            for (SpecificRecord record : new RandomWire(seed).records(RECORDS)) {
                for (EnrichedStory story : put(wire, record, random)) {
                    bytes.add(
                            new String(EnrichedStory.getEncoder().encode(story).array(), "ISO-8859-1"));
                }
            }
        }
        return bytes;
    }

    /** Mostly a few minutes later; now and then the clock goes back, or days have passed. */
    private static List<EnrichedStory> put(TestWire wire, SpecificRecord record, Random random) {
        int dice = random.nextInt(30);
        Duration later = dice == 0
                ? Duration.ofHours(-3)
                : dice == 1 ? Duration.ofHours(20) : Duration.ofSeconds(random.nextInt(600));
        wire.at(wire.now().plus(later));
        return switch (record) {
            case Story story -> wire.send(story);
            case Tick tick -> wire.tick(wire.now());
            default -> wire.put("judgement", record);
        };
    }

    private static void isWhole(EnrichedStory story) {
        assertThat(story.getVerdict().getThread()).isNotEmpty();
        assertThat(story.getCluster()).extracting(ClusterMember::getKey).contains(story.getKey());
        assertThat(story.getCluster())
                .extracting(ClusterMember::getMinutesBehind)
                .allMatch(minutes -> minutes >= 0);
    }

    private static void accountBalances(Account account, long stories, long emitted) {
        assertThat(account.getAccepted() + account.getRepeated() + account.getStale() + account.getTest())
                .isEqualTo(stories);
        assertThat(account.getAccepted() + account.getFollowUps()).isEqualTo(emitted);
    }

    private static void everyStoryStandsInOneCluster(TestWire wire) {
        Map<String, BookEntry> book = wire.book();
        var clusters = new TreeMap<String, List<ClusterMember>>();
        for (BookEntry entry : book.values()) {
            String id = entry.getLast().getVerdict().getClusterId();
            clusters.computeIfAbsent(id, wire.clusters()::members);
        }
        assertThat(book.keySet()).containsAll(clusters.keySet());
        assertThat(wire.clusterIds()).isEqualTo(clusters.keySet());
        var standing = new ArrayList<String>();
        clusters.forEach((id, members) -> members.forEach(member -> {
            standing.add(member.getKey());
            agrees(wire, id, member, book.get(member.getKey()));
        }));
        assertThat(standing).containsExactlyInAnyOrderElementsOf(book.keySet());
    }

    private static void agrees(TestWire wire, String clusterId, ClusterMember member, BookEntry entry) {
        EnrichedStory last = entry.getLast();
        Verdict verdict = last.getVerdict();
        boolean killed = last.getStory().getStatus() == Status.KILLED;
        assertThat(verdict.getClusterId()).isEqualTo(clusterId);
        assertThat(member.getKilled()).as("only the killed are marked so").isIn(false, killed);
        wire.print(member.getKey()).ifPresent(print -> {
            assertThat(print.clusterId()).isEqualTo(clusterId);
            assertThat(print.thread()).isEqualTo(verdict.getThread());
        });
    }

    private static void nothingStandsTogetherThatAPersonHasParted(TestWire wire) {
        Map<String, BookEntry> book = wire.book();
        for (String key : new TreeSet<>(book.keySet())) {
            for (Judgement judgement : wire.judgements().of(key)) {
                BookEntry other = book.get(Judgements.other(judgement, key));
                if (judgement.getRuling() == Ruling.DIFFERENT && other != null) {
                    assertThat(other.getLast().getVerdict().getClusterId())
                            .as(key + " and " + StoryKey.of(other.getLast().getStory()))
                            .isNotEqualTo(book.get(key).getLast().getVerdict().getClusterId());
                }
            }
        }
    }
}
