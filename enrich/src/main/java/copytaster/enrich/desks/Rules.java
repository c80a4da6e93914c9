package copytaster.enrich.desks;

import copytaster.enrich.mediatopics.TopicQuery;
import copytaster.schemas.EnrichedStory;
import copytaster.schemas.RuleSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The desks and topic queries in force.
 *
 * @param version names the text they were written in; empty for none
 * @param topics the newsroom's own topic queries, which join those of the release
 */
public record Rules(String version, List<Desk> desks, List<TopicQuery> topics) {

    /** No desks and no topic queries at all. */
    public static final Rules NONE = new Rules("", List.of(), List.of());

    public Rules {
        desks = List.copyOf(desks);
        topics = List.copyOf(topics);
    }

    /** @throws copytaster.enrich.yaml.RulesException where the text is no rule set; it is refused whole */
    public static Rules of(RuleSet ruleSet) {
        return RulesReader.read(ruleSet.getVersion(), ruleSet.getText());
    }

    /** The record to publish for this text. */
    public static RuleSet ruleSet(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return RuleSet.newBuilder()
                    .setVersion(HexFormat.of().formatHex(digest, 0, 6))
                    .setText(text)
                    .build();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The desks that want this story, by name. */
    public Set<String> wanting(EnrichedStory story) {
        return desks.stream()
                .filter(desk -> desk.filter().takes(story))
                .map(Desk::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The desks that have a topic, by name. */
    public Set<String> withTopic() {
        return desks.stream().filter(Desk::topic).map(Desk::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
