package copytaster.enrich.countries;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.enrich.text.CleanText;
import copytaster.enrich.text.Cleaner;
import copytaster.schemas.CountryTag;
import copytaster.schemas.Story;
import java.util.List;

/** Stories for the taggers' tests, and what they were tagged with. */
final class Tagged {
    static {
        System.setProperty("org.apache.avro.SERIALIZABLE_PACKAGES", "copytaster.schemas");
    }

    private Tagged() {}

    static Story.Builder story() {
        return Story.newBuilder().setProvider("efe").setId("1");
    }

    static CleanText text(String language, String headline, String dateline, String lead, String rest) {
        return new CleanText(language, headline, dateline, lead, rest);
    }

    static List<CountryTag> tags(CleanText text) {
        return CountryTagger.standard().tag(text, story().build(), "");
    }

    /** As a wire brings it: the agency's marks are taken off before the tagger sees the text. */
    static List<CountryTag> wire(String provider, String language, String headline, String body) {
        Story story = story().setProvider(provider)
                .setLanguage(language)
                .setHeadline(headline)
                .setBody(body)
                .build();
        return CountryTagger.standard().tag(Cleaner.clean(story), story, "");
    }

    /** The sentence names these countries and no other; a dash is none. */
    static void assertNames(String language, String sentence, String countries) {
        assertThat(codes(tags(text(language, "", "", sentence, ""))))
                .as(sentence)
                .containsExactlyInAnyOrder(countries.equals("-") ? new String[0] : countries.split(" "));
    }

    static List<String> codes(List<CountryTag> tags) {
        return tags.stream().map(CountryTag::getCode).toList();
    }

    static List<String> about(List<CountryTag> tags) {
        return tags.stream()
                .filter(CountryTag::getAbout)
                .map(CountryTag::getCode)
                .toList();
    }

    /** The words that named a country. */
    static List<String> words(List<CountryTag> tags, String code) {
        return tags.stream()
                .filter(tag -> tag.getCode().equals(code))
                .flatMap(tag -> tag.getEvidence().stream())
                .map(evidence -> evidence.getWords())
                .toList();
    }
}
