package copytaster.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void narrowestTopicsAreThoseThatNoOtherOneSaysToo() {
        assertThat(Names.narrowest(List.of(
                        "medtop:03000000", "medtop:20000148", "medtop:20000151", "medtop:20000153", "medtop:15000000")))
                .containsExactly("medtop:20000153", "medtop:15000000");
        assertThat(Names.narrowest(List.of("house:expo", "medtop:15000000")))
                .containsExactly("house:expo", "medtop:15000000");
    }

    @Test
    void whatIsAboveATopicIsNamedFromTheTop() {
        assertThat(Names.above("medtop:20000153"))
                .isEqualTo("disaster, accident and emergency incident › disaster › natural disaster");
        assertThat(Names.above("medtop:03000000")).isEmpty();
        assertThat(Names.above("house:expo")).isEmpty();
    }
}
