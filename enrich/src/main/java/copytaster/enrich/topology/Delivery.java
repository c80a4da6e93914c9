package copytaster.enrich.topology;

import copytaster.enrich.duplicates.Finding;
import copytaster.enrich.duplicates.Fingerprint;
import copytaster.enrich.text.CleanText;
import copytaster.enrich.versions.Standing;
import copytaster.schemas.CountryTag;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Judgement;
import copytaster.schemas.LearnedModel;
import copytaster.schemas.RawStory;
import copytaster.schemas.RuleSet;
import copytaster.schemas.Tick;
import copytaster.schemas.TopicTag;
import copytaster.schemas.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One raw story on its way through the topology: each step adds what it concluded, and forgets nothing. */
final class Delivery {

    private Delivery() {}

    record Cleaned(RawStory raw, CleanText text) {}

    /** @param untagged why tags are missing; null when they are not */
    record Tagged(
            Cleaned cleaned,
            List<CountryTag> countries,
            List<TopicTag> mediaTopics,
            @Nullable String untagged) {

        RawStory raw() {
            return cleaned.raw;
        }
    }

    record Printed(Tagged tagged, Fingerprint print) {

        RawStory raw() {
            return tagged.raw();
        }
    }

    record Ordered(Printed printed, long contentHash, Standing standing) {

        RawStory raw() {
            return printed.raw();
        }
    }

    /**
     * What joins a story to another one's cluster, beside its own verdict.
     *
     * @param why for a person
     */
    record Link(String key, String why) {}

    /** @param links to stories that may stand in other clusters: these become one */
    record Judged(Ordered ordered, Finding finding, List<Link> links) {

        Judged {
            links = List.copyOf(links);
        }

        Verdict verdict() {
            return finding.verdict();
        }

        RawStory raw() {
            return ordered.raw();
        }
    }

    /** What the desk book takes in. */
    sealed interface Entry {

        /**
         * A story, decided.
         *
         * @param enriched as it will be emitted; null when it changes nothing
         */
        record OfStory(Judged judged, @Nullable EnrichedStory enriched) implements Entry {}

        record OfRules(RuleSet rules) implements Entry {}

        record OfModel(LearnedModel model) implements Entry {}

        record OfJudgement(Judgement judgement) implements Entry {}

        record OfTick(Tick tick) implements Entry {}
    }
}
