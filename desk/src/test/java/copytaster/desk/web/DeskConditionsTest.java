package copytaster.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.enrich.desks.Filter;
import copytaster.schemas.EnrichedStory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeskConditionsTest {

    @Test
    void aSearchIsADeskThatTakesTheSame() {
        String conditions = DeskConditions.of(Selection.of(Map.of(
                "q", List.of("kim +troops \"north korea\" russia | ukraine -football"),
                "country", List.of("KP", "RU"),
                "urgency", List.of("1", "2"),
                "provider", List.of("afp"))));
        assertThat(conditions)
                .isEqualTo("{\"provider\":[\"afp\"],\"country\":[\"KP\",\"RU\"],\"urgency\":[\"1\",\"2\"],\"all\":["
                        + "{\"text\":[\"kim\"]},{\"text\":[\"troops\"]},{\"text\":[\"north korea\"]},"
                        + "{\"text\":[\"russia\",\"ukraine\"]}],\"not\":{\"text\":[\"football\"]}}");
        Filter filter = Filter.read(conditions);
        assertThat(filter.takes(story("Kim sends troops from North Korea to Russia")))
                .isTrue();
        assertThat(filter.takes(story("Kim sends troops from North Korea"))).isFalse();
        assertThat(filter.takes(story("Football: Kim, troops, North Korea, Ukraine")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "q, troop*, stars",
        "q, (a b), brackets",
        "from, 2026-01-01T00:00:00Z, span of time",
        "thread, efe/1, thread",
        "desk, korea, another one",
        "x, y, search for something"
    })
    void whatADeskCannotSayIsSaid(String parameter, String value, String said) {
        assertThatThrownBy(() -> DeskConditions.of(Selection.of(Map.of(parameter, List.of(value)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    private static EnrichedStory story(String headline) {
        return Invented.story("afp", "1", "en", Instant.EPOCH)
                .says(headline)
                .about("KP", 0.9)
                .priority(copytaster.schemas.Priority.URGENT, 2)
                .build();
    }
}
