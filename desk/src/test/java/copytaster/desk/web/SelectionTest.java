package copytaster.desk.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class SelectionTest {

    @Property
    void everySelectionIsAUrl(
            @ForAll @StringLength(max = 60) String words,
            @ForAll @Size(max = 4) Set<@StringLength(min = 1, max = 20) String> countries,
            @ForAll @Size(max = 4) Set<@StringLength(min = 1, max = 20) String> topics,
            @ForAll @StringLength(max = 30) String thread) {
        var chosen = Map.of(Facet.COUNTRY, countries, Facet.TOPIC, topics);
        var selection = new Selection(words, chosen, Optional.of(thread), Span.ALL);
        assertThat(Selection.of(parameters(selection.query()))).isEqualTo(selection);
    }

    @Test
    void nothingChosenIsThePlainPath() {
        assertThat(Selection.EVERYTHING.at("/")).isEqualTo("/");
        assertThat(Selection.of(Map.of("q", List.of("  "), "country", List.of("")))
                        .isEverything())
                .isTrue();
    }

    @Test
    void choosingTwiceIsNotChoosing() {
        Selection chosen = Selection.EVERYTHING.toggled(Facet.COUNTRY, "KR");
        assertThat(chosen.at("/")).isEqualTo("/?country=KR");
        assertThat(chosen.toggled(Facet.COUNTRY, "KR")).isEqualTo(Selection.EVERYTHING);
    }

    @Test
    void whatIsTooLongToBeMeantIsCut() {
        Selection selection = Selection.of(Map.of("q", List.of("x".repeat(5000)), "topic", List.of("y".repeat(5000))));
        assertThat(selection.words()).hasSize(500);
        assertThat(selection.chosen(Facet.TOPIC)).isEmpty();
    }

    private static Map<String, List<String>> parameters(String query) {
        var parameters = new HashMap<String, List<String>>();
        for (String part : query.isEmpty() ? new String[0] : query.split("&")) {
            String[] pair = part.split("=", 2);
            parameters.computeIfAbsent(pair[0], name -> new ArrayList<>()).add(URLDecoder.decode(pair[1], UTF_8));
        }
        return parameters;
    }
}
