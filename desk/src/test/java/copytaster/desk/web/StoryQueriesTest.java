package copytaster.desk.web;

import static copytaster.desk.web.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StoryQueriesTest {

    private static final Position POSITION = new Position(Instant.ofEpochMilli(1000), "efe/9");
    private static final Selection KOREAS =
            new Selection("kim", Map.of(Facet.COUNTRY, Set.of("KP", "KR"), Facet.PROVIDER, Set.of("afp")));

    @Test
    void theFirstPageCountsEachFacetAmongWhatTheOthersLeave() {
        String query = json(StoryQueries.page(KOREAS, Optional.empty(), 60));
        assertThat(query)
                .contains("\"post_filter\":{\"bool\":{\"filter\":[{\"terms\":{\"provider\":[\"afp\"]}},"
                        + "{\"terms\":{\"countries\":[\"KP\",\"KR\"]}}]}}")
                .contains("\"default_operator\":\"and\"")
                .contains("\"highlight\"")
                .doesNotContain("search_after");
        assertThat(part(StoryQueries.page(KOREAS, Optional.empty(), 60), "aggs", "country"))
                .contains("\"filter\":{\"bool\":{\"filter\":[{\"terms\":{\"provider\":[\"afp\"]}}]}}");
    }

    @Test
    void aFurtherPageGoesOnBelowAPositionAndCountsNothing() {
        String query = json(StoryQueries.page(Selection.EVERYTHING, Optional.of(POSITION), 60));
        assertThat(query).contains("\"search_after\":[1000,\"efe/9\"]").doesNotContain("aggs", "highlight");
    }

    @Test
    void whatIsNewerIsAboveThePositionEvenInTheSameMillisecond() {
        assertThat(json(StoryQueries.newer(Selection.EVERYTHING, POSITION, 60)))
                .contains("\"gt\":1000", "\"gt\":\"efe/9\"", "\"minimum_should_match\":1");
    }

    @Test
    void rowsLeaveTheTextInTheIndex() {
        assertThat(json(StoryQueries.page(Selection.EVERYTHING, Optional.empty(), 60)))
                .contains("\"excludes\":[\"body\"");
        assertThat(json(StoryQueries.story("efe/9"))).doesNotContain("excludes");
    }

    @Test
    void whatIsAskedByKeySaysWhetherTheSelectionHoldsIt() {
        assertThat(json(StoryQueries.byKeys(KOREAS, List.of("efe/9"))))
                .contains("\"key\":[\"efe/9\"]", "\"_name\":\"selected\"");
    }

    private static String part(Map<String, Object> request, String... path) {
        Object part = request;
        for (String name : path) {
            part = ((Map<?, ?>) part).get(name);
        }
        return json(part);
    }
}
