package copytaster.desk.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.enrich.desks.Desk;
import copytaster.enrich.desks.Rules;
import org.junit.jupiter.api.Test;

final class RulesTextTest {

    private static final String CONDITIONS = "{\"country\":[\"PE\"]}";

    @Test
    void everythingElseStaysAsItStands() {
        String text = """
                # The night desk's own.
                topics:
                  house:expo: { label: Expo, es: { 3: Expo } }
                desks:   # newest first
                    # Korea, both of them
                    korea: { topic: true, country: [KR, KP] }
                """;
        String more = RulesText.with(text, "peru", CONDITIONS);
        assertThat(more.lines().filter(line -> !line.contains("peru")))
                .containsExactlyElementsOf(text.lines().toList());
        assertThat(more).contains("\n    peru: {\"country\":[\"PE\"]}\n");
        assertThat(Rules.of(Rules.ruleSet(more)).desks()).extracting(Desk::name).containsExactly("peru", "korea");
    }

    @Test
    void theFirstDeskOpensTheSection() {
        assertThat(RulesText.with("", "peru", CONDITIONS)).isEqualTo("desks:\n  peru: {\"country\":[\"PE\"]}\n");
    }

    @Test
    void aNameThatIsTakenOrIsNoneAndRulesThatAreWrittenOtherwiseAreRefused() {
        String flow = "desks: { korea: { country: KR } }\n";
        assertThatThrownBy(() -> RulesText.with(flow, "korea", CONDITIONS)).hasMessageContaining("already");
        assertThatThrownBy(() -> RulesText.with(flow, "peru", CONDITIONS)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> RulesText.with("", "Perú", CONDITIONS)).hasMessageContaining("lower case letters");
        assertThatThrownBy(() -> RulesText.with("", "x: {}\n  y", CONDITIONS)).isInstanceOf(RuntimeException.class);
    }
}
