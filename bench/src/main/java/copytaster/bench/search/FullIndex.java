package copytaster.bench.search;

import copytaster.schemas.ClusterMember;
import copytaster.schemas.Contract;
import copytaster.schemas.CountryTag;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Relation;
import copytaster.schemas.Story;
import copytaster.schemas.TopicTag;
import copytaster.schemas.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Two days of invented stories in four languages: a fifth are copies, words are as unevenly frequent as in a language. */
final class FullIndex {

    private static final List<String> COUNTRIES = List.of("PE", "KR", "KP", "US", "FR", "ES", "DE", "BR", "JP", "IN");
    private static final List<String> LANGUAGES = List.of("en", "es", "fr", "de");
    private static final List<String> COMMON = List.of(
            "the",
            "harbour",
            "minister",
            "strike",
            "council",
            "said",
            "police",
            "market",
            "storm",
            "court",
            "bridge",
            "union",
            "election",
            "school",
            "river");
    private static final int VOCABULARY = 40_000;
    private static final int WORDS = 220;
    private static final long SPACING_MILLIS = 1_700;

    private final Random random = new Random(8);
    private final Instant start;

    FullIndex(Instant start) {
        this.start = start;
    }

    EnrichedStory story(int n) {
        boolean copy = n % 5 == 4;
        String key = key(n);
        String first = copy ? key(n - 1) : key;
        Instant seen = start.plusMillis(n * SPACING_MILLIS);
        var cluster = copy
                ? List.of(member(first, seen.minusMillis(SPACING_MILLIS)), member(key, seen))
                : List.of(member(key, seen));
        return EnrichedStory.newBuilder()
                .setKey(key)
                .setStory(Story.newBuilder()
                        .setProvider("wire" + n % 12)
                        .setId(Integer.toString(n))
                        .setLanguage(LANGUAGES.get(n % LANGUAGES.size()))
                        .setHeadline(words(9))
                        .setBody(words(WORDS))
                        .setUrgency(1 + n % 8)
                        .build())
                .setEvent(Event.NEW_STORY)
                .setRevision(seen.toEpochMilli())
                .setFirstSeen(seen)
                .setVersionSeen(seen)
                .setVerdict(Verdict.newBuilder()
                        .setRelation(copy ? Relation.COPY : Relation.NEW)
                        .setRelatedTo(copy ? first : null)
                        .setClusterId(first)
                        .setThread(first)
                        .setAlgorithmVersion("bench")
                        .build())
                .setCluster(cluster)
                .setCountries(List.of(CountryTag.newBuilder()
                        .setCode(COUNTRIES.get(n / 3 % COUNTRIES.size()))
                        .setScore(1)
                        .setAbout(true)
                        .build()))
                .setMediaTopics(List.of(TopicTag.newBuilder()
                        .setId("medtop:" + (1 + n % 17 < 10 ? "0" : "") + (1 + n % 17) + "000000")
                        .setLabel("topic " + (1 + n % 17))
                        .setScore(1)
                        .setSource("query")
                        .build()))
                .setContract(Contract.newBuilder().build())
                .build();
    }

    private static String key(int n) {
        return "wire" + n % 12 + "/" + n;
    }

    private static ClusterMember member(String key, Instant seen) {
        return ClusterMember.newBuilder().setKey(key).setFirstSeen(seen).build();
    }

    /** The n-th word is some n times as rare as the first (Zipf). */
    private String words(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int rank = (int) Math.pow(VOCABULARY, random.nextDouble());
            text.append(i == 0 ? "" : " ")
                    .append(rank < COMMON.size() ? COMMON.get(rank) : "w" + Integer.toString(rank, 36));
            if (i % 40 == 39) {
                text.append(".\n\n");
            }
        }
        return text.toString();
    }
}
