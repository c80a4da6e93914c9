package copytaster.replay.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.replay.redaction.JudgedWire.Delivery;
import copytaster.schemas.CountryTag;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.RawStory;
import copytaster.schemas.StoryKey;
import copytaster.schemas.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wire through the real topology before and after redaction: what was a copy of what is so still. */
class RedactedWireTest {

    private static final List<Delivery> WIRE = JudgedWire.deliveries();
    private static final List<Duration> TIMES = WIRE.stream().map(Delivery::at).toList();
    private static final List<RawStory> STORIES =
            WIRE.stream().map(Delivery::raw).toList();
    private static final Map<String, EnrichedStory> BEFORE = JudgedWire.judge(STORIES, TIMES);

    @Test
    void wireIsJudgedAsAJournalistWould() {
        var told = new ArrayList<String>();
        var expected = new ArrayList<String>();
        for (Delivery delivery : WIRE) {
            String key = StoryKey.of(delivery.raw().getStory());
            Verdict verdict = BEFORE.get(key).getVerdict();
            told.add(key + " " + verdict.getRelation() + " "
                    + (verdict.getRelatedTo() == null ? "" : verdict.getRelatedTo()));
            expected.add(key + " " + delivery.relation() + " " + delivery.of());
        }
        assertThat(told).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a secret of a house", "another secret of it", "one more, to be sure"})
    void relationsAndClustersAreTheSameStoryByStory(String secret) {
        assertSameVerdicts(redaction(secret, KeptWords.NONE), false);
    }

    @Test
    void countriesAreTheSameWhereTheGazetteerIsKept() {
        assertThat(BEFORE.values())
                .flatExtracting(EnrichedStory::getCountries)
                .extracting(CountryTag::getCode)
                .contains("IT", "NO", "CL", "AR", "KP", "JP", "DE", "FI", "KZ", "LB", "EG");
        assertSameVerdicts(redaction("a secret of a house", KeptWords.gazetteer()), true);
    }

    @Test
    void withoutTheGazetteerNoCountryIsToldByChance() {
        var redaction = redaction("a secret of a house", KeptWords.NONE);

        assertThat(JudgedWire.judge(STORIES.stream().map(redaction::redact).toList(), TIMES)
                        .values())
                .flatExtracting(EnrichedStory::getCountries)
                .isEmpty();
    }

    @Test
    void redactedWireTellsNoReport() {
        var redaction = redaction("a secret of a house", KeptWords.gazetteer());
        for (RawStory story : STORIES) {
            RawStory redacted = redaction.redact(story);
            assertThat(redacted.getOriginal().remaining()).isZero();
            assertThat(redacted.getStory().getBody())
                    .hasSameSizeAs(story.getStory().getBody());
            assertThat(redacted.getStory().getHeadline())
                    .isNotEqualTo(story.getStory().getHeadline())
                    .doesNotContain("aground", "lorries", "presa agrietada", "방파제", "壁画", "игрушек", "اكتشاف");
        }
    }

    private static void assertSameVerdicts(Redaction redaction, boolean countries) {
        Map<String, EnrichedStory> after =
                JudgedWire.judge(STORIES.stream().map(redaction::redact).toList(), TIMES);
        assertThat(after.keySet())
                .containsExactlyElementsOf(
                        BEFORE.keySet().stream().map(redaction::key).toList());
        BEFORE.forEach((key, before) -> {
            EnrichedStory then = after.get(redaction.key(key));
            Verdict verdict = then.getVerdict();
            assertThat(verdict.getRelation())
                    .as(key)
                    .isEqualTo(before.getVerdict().getRelation());
            assertThat(verdict.getClusterId())
                    .as(key)
                    .isEqualTo(redaction.key(before.getVerdict().getClusterId()));
            if (before.getVerdict().getRelatedTo() != null) {
                assertThat(verdict.getRelatedTo())
                        .as(key)
                        .isEqualTo(redaction.key(before.getVerdict().getRelatedTo()));
            }
            if (countries) {
                assertThat(countries(then)).as(key).isEqualTo(countries(before));
            }
        });
    }

    private static List<String> countries(EnrichedStory story) {
        return story.getCountries().stream()
                .map(tag -> tag.getCode() + " " + tag.getScore() + (tag.getAbout() ? " about" : ""))
                .toList();
    }

    private static Redaction redaction(String secret, KeptWords kept) {
        return new Redaction(secret.getBytes(StandardCharsets.UTF_8), kept);
    }
}
