package copytaster.enrich.desks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import copytaster.enrich.yaml.RulesException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesReaderTest {

    @Test
    void desksAreReadInTheirOrderWithTheirTopics() {
        List<Desk> desks = read("""
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
        assertThat(read(text)).isEmpty();
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
                "desks:§  sea: a\u0007b | line 1 | not YAML",
                "desks:§  sea:§    mediaTopic: house:sea | line 3 | no topic of these rules",
                "desks:§  sea:§    mediaTopic: medtop:99000000 | line 3 | no media topic",
                "desks:§  sea: { urgency: high } | line 2 | 'high' is no urgency",
                "desks:§  sea: { urgency: 5-3 } | line 2 | '5-3' runs backwards",
                "topics: [a] | line 1 | topics must be a map",
                "topics:§  sport: {} | line 2 | 'sport' is no media topic",
                "topics:§  medtop:99000000: {} | line 2 | no media topic",
                "topics:§  house:sea: {} | line 2 | needs a label",
                "topics:§  medtop:15000000:§    label: Games | line 2 | has its label",
                "topics:§  house:sea:§    label: Sea§    broader: house:land | line 4 | no other topic 'house:land'",
                "topics:§  house:sea:§    label: Sea§    broader: house:sea | line 4 | no other topic 'house:sea'",
                "topics:§  medtop:15000000:§    least: much | line 3 | not 'much'",
                "topics:§  medtop:15000000:§    least: 0 | line 3 | not '0'",
                "topics:§  medtop:15000000:§    replaces: yes | line 3 | true or false",
                "topics:§  medtop:15000000:§    xx: { 3: goal } | line 3 | unknown 'xx'",
                "topics:§  medtop:15000000:§    en:§      heavy: goal | line 4 | 'heavy' is no weight",
                "topics:§  medtop:15000000:§    en:§      3: [goal, '', match] | line 4 | too short",
                "topics:§  medtop:15000000:§    en:§      3: go*al | line 4 | a star stands at the end",
                "topics:§  medtop:15000000:§    en: [goal] | line 3 | the words in en must be a map"
            })
    void whatIsWrongIsToldWithItsLine(String text, String line, String complaint) {
        assertThatThrownBy(() -> read(text.replace('§', '\n')))
                .isInstanceOf(RulesException.class)
                .hasMessageStartingWith(line + ": ")
                .hasMessageContaining(complaint);
    }

    @Test
    void filterMayBeSharedByAnAlias() {
        List<Desk> desks =
                read("desks:\n  a: { not: &quiet { kind: [table] } }\n  b: { not: *quiet, language: [ko] }\n");

        assertThat(desks).extracting(Desk::name).containsExactly("a", "b");
    }

    @Test
    void unknownConditionIsToldWithThoseThatThereAre() {
        assertThatThrownBy(() -> read("desks:\n  sea: { places: [KR] }\n"))
                .hasMessageContaining("country, mention, mediaTopic, provider, language");
    }

    @Test
    void topicQueriesAreReadAndDesksMayAskForTheHousesOwnTopics() {
        Rules rules = Rules.of(Rules.ruleSet("""
                desks:
                  expo: { mediaTopic: house:expo, urgency: 1-3 }
                topics:
                  house:expo:
                    label: World Expo
                    broader: medtop:04000000
                    least: 4
                    en:
                      3: World Expo, expo pavilion*
                      never: [mobile home expo]
                    es: { 3: [Exposición Universal] }
                  medtop:16000000:
                    en: { 3: drone wall, 0: [drone show] }
                """));

        assertThat(rules.topics())
                .extracting(query -> query.topic().id())
                .containsExactly("house:expo", "medtop:16000000");
        assertThat(rules.topics()).extracting(query -> query.terms().size()).containsExactly(4, 2);
        assertThat(rules.desks()).extracting(Desk::name).containsExactly("expo");
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

    private static List<Desk> read(String text) {
        return RulesReader.read("", text).desks();
    }
}
