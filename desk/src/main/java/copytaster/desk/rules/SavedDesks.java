package copytaster.desk.rules;

import copytaster.enrich.EnrichSettings;
import copytaster.enrich.OrdersPublisher;
import copytaster.enrich.OrdersReader;
import copytaster.enrich.desks.Rules;
import copytaster.enrich.yaml.RulesException;
import copytaster.schemas.KafkaSettings;
import copytaster.schemas.RuleSet;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Makes a desk of a search: the rules in force, with that desk more, published like any rules. */
public final class SavedDesks {

    private final EnrichSettings enrich;
    private final KafkaSettings kafka;
    private final Clock clock;
    private @Nullable RuleSet published;
    private String before = "";

    /** @param clock dates the record; that of ingest, so that time on the wire goes forward */
    public SavedDesks(EnrichSettings enrich, KafkaSettings kafka, Clock clock) {
        this.enrich = enrich;
        this.kafka = kafka;
        this.clock = clock;
    }

    /**
     * Publishes it; from here on stories are routed to it, and those of the last 72 hours soon.
     *
     * @param conditions as a desk has them, on one line
     * @throws IllegalArgumentException where it cannot be, with what to do
     */
    public synchronized void save(String name, String conditions) {
        RuleSet inForce = new OrdersReader(enrich, kafka).rules().orElseGet(() -> Rules.ruleSet(""));
        // What was published a moment ago may not be in force yet: it must not be lost to the next.
        RuleSet base = published != null && inForce.getVersion().equals(before) ? published : inForce;
        try {
            RuleSet more = Rules.ruleSet(RulesText.with(base.getText(), name, conditions));
            new OrdersPublisher(kafka, clock).publish(more);
            before = inForce.getVersion();
            published = more;
        } catch (RulesException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
