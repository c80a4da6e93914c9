package copytaster.enrich.desks;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.schemas.Contract;
import copytaster.schemas.CountryTag;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Event;
import copytaster.schemas.Kind;
import copytaster.schemas.Priority;
import copytaster.schemas.Relation;
import copytaster.schemas.Story;
import copytaster.schemas.TopicTag;
import copytaster.schemas.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

    /** A Korean correction about North Korea, which mentions Russia, urgent, on politics. */
    private static final EnrichedStory STORY = EnrichedStory.newBuilder()
            .setKey("yonhap/1")
            .setStory(Story.newBuilder()
                    .setProvider("yonhap")
                    .setId("1")
                    .setLanguage("ko-KR")
                    .setKind(Kind.ALERT)
                    .setPriority(Priority.URGENT)
                    .setUrgency(2)
                    .setHeadline("북한은 파병 군인을 격려 — Kim praises troops abroad")
                    .setBody("Ferry traffic in the strait of Korea (KOR) was normal; 東京で会談した。")
                    .build())
            .setEvent(Event.NEW_STORY)
            .setRevision(1)
            .setFirstSeen(Instant.EPOCH)
            .setVersionSeen(Instant.EPOCH)
            .setContract(Contract.newBuilder().build())
            .setVerdict(Verdict.newBuilder()
                    .setRelation(Relation.CORRECTION)
                    .setClusterId("yonhap/1")
                    .setAlgorithmVersion("test")
                    .build())
            .setCountries(List.of(country("KP", true), country("RU", false)))
            .setMediaTopics(List.of(TopicTag.newBuilder()
                    .setId("medtop:11000000")
                    .setLabel("politics")
                    .setScore(1)
                    .setSource("provider")
                    .build()))
            .build();

    private static CountryTag country(String code, boolean about) {
        return CountryTag.newBuilder()
                .setCode(code)
                .setScore(0.9)
                .setAbout(about)
                .build();
    }

    private static boolean takes(String filter) {
        return RulesReader.read("", "desks:\n  d: " + filter + "\n")
                .desks()
                .getFirst()
                .filter()
                .takes(STORY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ country: [KP] }",
                "{ country: KP }",
                "{ country: [US, KP] }",
                "{ mention: [RU] }",
                "{ mention: [KP] }",
                "{ mediaTopic: [medtop:11000000] }",
                "{ provider: [yonhap] }",
                "{ provider: [Yonhap] }",
                "{ language: [ko] }",
                "{ language: [ko-KR] }",
                "{ kind: [alert] }",
                "{ priority: [flash, urgent] }",
                "{ urgency: 2 }",
                "{ urgency: [1, 2] }",
                "{ urgency: 1-3 }",
                "{ relation: [correction] }",
                "{ headline: [troops] }",
                "{ headline: [TROOPS ABROAD] }",
                "{ headline: [북한] }",
                "{ headline: [군인] }",
                "{ text: [ferry] }",
                "{ text: [troops] }",
                "{ text: ['(KOR)'] }",
                "{ text: [会談] }",
                "{ not: { country: [RU] } }",
                "{ any: [ { country: [US] }, { language: [ko] } ] }",
                "{ all: [ { country: [KP] }, { language: [ko] } ] }",
                "{ country: [KP], not: { provider: [efe] }, headline: [kim, putin] }"
            })
    void storyIsTaken(String filter) {
        assertThat(takes(filter)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ country: [RU] }",
                "{ country: [US] }",
                "{ country: [] }",
                "{ mediaTopic: [medtop:15000000] }",
                "{ provider: [efe] }",
                "{ language: [en] }",
                "{ language: [ko-KP] }",
                "{ kind: [story] }",
                "{ priority: [normal] }",
                "{ urgency: 1 }",
                "{ urgency: [3, 5-9] }",
                "{ relation: [new] }",
                "{ headline: [troop] }",
                "{ headline: [ferry] }",
                "{ headline: [ki] }",
                "{ headline: [한은] }",
                "{ text: [erry] }",
                "{ not: { country: [KP] } }",
                "{ not: {} }",
                "{ any: [] }",
                "{ any: [ { country: [US] }, { language: [en] } ] }",
                "{ all: [ { country: [KP] }, { language: [en] } ] }",
                "{ country: [KP], provider: [efe] }"
            })
    void storyIsLeft(String filter) {
        assertThat(takes(filter)).isFalse();
    }
}
