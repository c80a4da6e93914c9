package copytaster.enrich.desks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesReaderTest {

    @Test
    void desksAreReadInTheirOrderWithTheirTopics() {
        List<Desk> desks = RulesReader.read("""
                desks:
                  korea:
                    topic: true
                    any:
                      - { country: [KR, KP], language: [en, es] }
                      - { headline: ["North Korea", 북한] }
                    not: { kind: [table, advisory] }
                  everything: {}
                """);

        assertThat(desks).extracting(Desk::name).containsExactly("korea", "everything");
        assertThat(desks).extracting(Desk::topic).containsExactly(true, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# nothing yet\n", "desks: {}\n"})
    void rulesWithoutDesksAreRules(String text) {
        assertThat(RulesReader.read(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "desk: {} | line 1 | unknown section 'desk'",
                "[a] | line 1 | must be a map",
                "desks: [a] | line 1 | desks must be a map",
                "desks:§  sea: { colour: [blue] } | line 2 | colour",
                "desks:§  sea: { country: [KO] } | line 2 | 'KO' is no ISO 3166-1",
                "desks:§  sea: { country: [kr] } | line 2 | 'kr' is no ISO 3166-1",
                "desks:§  sea:§    mediaTopic: [sport] | line 3 | 'sport' is no media topic",
                "desks:§  sea: { kind: [novel] } | line 2 | 'novel' is none of",
                "desks:§  sea: { priority: [loud] } | line 2 | 'loud' is none of",
                "desks:§  sea: { relation: [cousin] } | line 2 | 'cousin' is none of",
                "desks:§  sea: { topic: yes } | line 2 | topic is true or false, not 'yes'",
                "desks:§  sea: { headline: { a: b } } | line 2 | a value or a list of values",
                "desks:§  sea: { headline: [[a]] } | line 2 | a plain value",
                "desks:§  sea: { headline: [''] } | line 2 | empty",
                "desks:§  sea: { any: { country: [KR] } } | line 2 | a list of filters",
                "desks:§  sea: { any: [KR] } | line 2 | a filter must be a map",
                "desks:§  Sea Desk: {} | line 2 | 'Sea Desk': lower case",
                "desks:§  sea: {}§  land: {}§  sea: {} | line 4 | there twice",
                "desks:§  sea: { headline: [a | line 2 | not YAML",
                "desks:§  sea: { not: *nothing } | line 2 | not YAML",
                "desks:§  sea: &sea { not: *sea } | line 2 | inside itself",
                "desks:§  sea: { any: &sea [ { any: *sea } ] } | line 2 | inside itself",
                "desks:§  sea: a\u0007b | line 1 | not YAML"
            })
    void whatIsWrongIsToldWithItsLine(String text, String line, String complaint) {
        assertThatThrownBy(() -> RulesReader.read(text.replace('§', '\n')))
                .isInstanceOf(RulesException.class)
                .hasMessageStartingWith(line + ": ")
                .hasMessageContaining(complaint);
    }

    @Test
    void filterMayBeSharedByAnAlias() {
        List<Desk> desks = RulesReader.read(
                "desks:\n  a: { not: &quiet { kind: [table] } }\n  b: { not: *quiet, language: [ko] }\n");

        assertThat(desks).extracting(Desk::name).containsExactly("a", "b");
    }

    @Test
    void unknownConditionIsToldWithThoseThatThereAre() {
        assertThatThrownBy(() -> RulesReader.read("desks:\n  sea: { places: [KR] }\n"))
                .hasMessageContaining("country, mention, mediaTopic, provider, language");
    }

    @Test
    void versionOfARuleSetIsThatOfItsText() {
        assertThat(Rules.ruleSet("desks: {}\n").getVersion())
                .matches("[0-9a-f]{12}")
                .isEqualTo(Rules.ruleSet("desks: {}\n").getVersion())
                .isNotEqualTo(Rules.ruleSet("desks: {} \n").getVersion());
    }

    @Test
    void rulesNameTheDesksThatHaveTopics() {
        Rules rules = Rules.of(Rules.ruleSet("desks:\n  b: { topic: true }\n  a: { topic: true }\n  c: {}\n"));

        assertThat(rules.withTopic()).containsExactly("a", "b");
    }
}
