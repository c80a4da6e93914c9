package copytaster.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StoryKeyTest {

    private static final Story AFP =
            Story.newBuilder().setProvider("afp").setId("1").build();

    private static Related pointer(String id) {
        return Related.newBuilder().setRole(RelatedRole.KILLS).setId(id).build();
    }

    @Test
    void pointerMeansAStoryOfTheSameAgency() {
        assertThat(StoryKey.of(pointer("2"), AFP)).isEqualTo("afp/2");
    }

    @Test
    void pointerMayNameItsAgency() {
        assertThat(StoryKey.of(pointer("afp/2"), AFP)).isEqualTo("afp/2");
    }

    @Test
    void idMayHoldASlash() {
        assertThat(StoryKey.of(pointer("2026/01/2"), AFP)).isEqualTo("afp/2026/01/2");
    }

    @Test
    void keyNeedsAnAgencyAndAnId() {
        assertThatThrownBy(() -> StoryKey.of("", "1")).hasMessageContaining("provider");
        assertThatThrownBy(() -> StoryKey.of("afp", " ")).hasMessageContaining("id");
    }
}
