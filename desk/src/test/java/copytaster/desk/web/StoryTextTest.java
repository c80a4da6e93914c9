package copytaster.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class StoryTextTest {

    @Test
    void marksTheWordsThatDecidedAtTheirFirstPlace() {
        StoryText text = text("북한은 밝혔다. Peru and Perugia.\n\nPeru again.", "Peru", "북한");
        assertThat(marked(text)).containsExactly("북한", "Peru");
    }

    @Test
    void anAgencysCodeIsNotLookedForInTheText() {
        var story = Documents.story(
                "efe/1",
                Map.of(
                        "body",
                        "code 11000000 here",
                        "tags",
                        Map.of(
                                "mediaTopics",
                                List.of(Map.of(
                                        "id",
                                        "medtop:11000000",
                                        "evidence",
                                        List.of(Map.of("zone", "provider", "words", "11000000", "rule", "code")))))));
        assertThat(marked(StoryText.of(story))).isEmpty();
    }

    @Test
    void tabsMakeATable() {
        StoryText text = text("Prices:\n\nValue\tLast\nDiques\t7,02");
        assertThat(text.blocks()).hasSize(2);
        assertThat(text.blocks().getLast())
                .isEqualTo(new StoryText.Table(List.of(List.of("Value", "Last"), List.of("Diques", "7,02"))));
    }

    @Property
    void losesNoWord(@ForAll String body, @ForAll String words) {
        String plain = body.replaceAll("[\\s\\p{C}]", "x");
        StoryText text = text(plain, words);
        String put = text.blocks().stream()
                .map(StoryText.Paragraph.class::cast)
                .flatMap(paragraph -> paragraph.lines().stream())
                .flatMap(List::stream)
                .map(Segment::text)
                .collect(Collectors.joining());
        assertThat(put).isEqualTo(plain.strip());
    }

    private static List<String> marked(StoryText text) {
        return text.blocks().stream()
                .map(StoryText.Paragraph.class::cast)
                .flatMap(paragraph -> paragraph.lines().stream())
                .flatMap(List::stream)
                .filter(Segment::marked)
                .map(Segment::text)
                .toList();
    }

    private static StoryText text(String body, String... words) {
        List<Map<String, String>> evidence = java.util.Arrays.stream(words)
                .map(word -> Map.of("zone", "body", "words", word, "rule", "name"))
                .toList();
        return StoryText.of(Documents.story(
                "efe/1",
                Map.of(
                        "body",
                        body,
                        "tags",
                        Map.of("countries", List.of(Map.of("code", "XX", "about", true, "evidence", evidence))))));
    }
}
