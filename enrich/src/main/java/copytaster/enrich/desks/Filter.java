package copytaster.enrich.desks;

import copytaster.schemas.CountryTag;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.Kind;
import copytaster.schemas.Priority;
import copytaster.schemas.Relation;
import copytaster.schemas.TopicTag;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a desk wants: one condition, or several combined. */
public sealed interface Filter {

    /** Every one of these; of none, everything. */
    record All(List<Filter> filters) implements Filter {}

    /** At least one of these. */
    record Any(List<Filter> filters) implements Filter {}

    record Not(Filter filter) implements Filter {}

    /**
     * The story is about one of these countries.
     *
     * @param mentioned is a mention enough?
     */
    record Country(Set<String> codes, boolean mentioned) implements Filter {

        boolean names(CountryTag tag) {
            return codes.contains(tag.getCode()) && (tag.getAbout() || mentioned);
        }
    }

    /** Tagged with one of these topics, or with one below them: a story carries every broader topic of its own. */
    record OfTopic(Set<String> ids) implements Filter {}

    record Provider(Set<String> names) implements Filter {}

    /** In one of these languages; "es" takes "es-MX" too. */
    record Language(Set<String> tags) implements Filter {

        boolean speaks(String language) {
            String whole = language.toLowerCase(Locale.ROOT);
            return tags.contains(whole) || tags.contains(whole.split("-", 2)[0]);
        }
    }

    /** Of one of these urgencies, 1 (highest) to 9; a story without one is of none. */
    record OfUrgency(Set<Integer> urgencies) implements Filter {

        boolean has(@Nullable Integer urgency) {
            return urgency != null && urgencies.contains(urgency);
        }
    }

    record OfKind(Set<Kind> kinds) implements Filter {}

    record OfPriority(Set<Priority> priorities) implements Filter {}

    record OfRelation(Set<Relation> relations) implements Filter {}

    /**
     * One of these words or phrases stands in the headline, or in the body too. Whole words; but Korean writes its particles
     * on to a word, and Chinese and Japanese write no spaces at all.
     */
    record Words(List<Pattern> phrases, boolean body) implements Filter {

        private static final Set<UnicodeScript> SPACELESS =
                Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

        static Words of(List<String> phrases, boolean body) {
            return new Words(
                    phrases.stream()
                            .map(phrase -> Pattern.compile(
                                    begin(phrase.codePointAt(0))
                                            + Pattern.quote(phrase)
                                            + end(phrase.codePointBefore(phrase.length())),
                                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                            .toList(),
                    body);
        }

        private static String begin(int first) {
            return SPACELESS.contains(UnicodeScript.of(first)) ? "" : "(?<![\\p{L}\\p{N}])";
        }

        private static String end(int last) {
            UnicodeScript script = UnicodeScript.of(last);
            return script == UnicodeScript.HANGUL || SPACELESS.contains(script) ? "" : "(?![\\p{L}\\p{N}])";
        }

        boolean standIn(EnrichedStory story) {
            String headline = story.getStory().getHeadline();
            String text = body ? headline + "\n" + story.getStory().getBody() : headline;
            return phrases.stream().anyMatch(phrase -> phrase.matcher(text).find());
        }
    }

    /**
     * Reads a filter by itself, as a subscriber writes it: the conditions of a desk, for example
     * {@code {country: KR, not: {kind: advisory}}}. Of nothing, everything. A newsroom's own topics are taken as they
     * stand.
     *
     * @throws copytaster.enrich.yaml.RulesException where the text is no filter, with the place
     */
    static Filter read(String text) {
        return RulesReader.filter(text);
    }

    /** Does the desk want this story? */
    default boolean takes(EnrichedStory story) {
        return switch (this) {
            case All all -> all.filters.stream().allMatch(filter -> filter.takes(story));
            case Any any -> any.filters.stream().anyMatch(filter -> filter.takes(story));
            case Not not -> !not.filter.takes(story);
            case Country country -> story.getCountries().stream().anyMatch(country::names);
            case OfTopic topic ->
                story.getMediaTopics().stream().map(TopicTag::getId).anyMatch(topic.ids::contains);
            case Provider provider -> provider.names.contains(story.getStory().getProvider());
            case Language language -> language.speaks(story.getStory().getLanguage());
            case OfUrgency urgency -> urgency.has(story.getStory().getUrgency());
            case OfKind kind -> kind.kinds.contains(story.getStory().getKind());
            case OfPriority priority ->
                priority.priorities.contains(story.getStory().getPriority());
            case OfRelation relation ->
                relation.relations.contains(story.getVerdict().getRelation());
            case Words words -> words.standIn(story);
        };
    }
}
