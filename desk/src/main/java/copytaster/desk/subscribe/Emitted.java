package copytaster.desk.subscribe;

import copytaster.schemas.EnrichedStory;
import copytaster.schemas.WireHeaders;
import java.time.Instant;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One record of {@code wire.enriched}.
 *
 * @param story as it was sent; null where its contract has ended and every trace must go
 * @param before the revision at which the story was sent before; empty for the first time, and for what a release before
 *     0.1 sent
 * @param again told already by an earlier generation: subscribers pass it over
 * @param time when enrich had decided on it
 */
record Emitted(
        String key,
        int wire,
        long offset,
        @Nullable EnrichedStory story,
        OptionalLong before,
        boolean again,
        Instant time) {

    static Emitted of(ConsumerRecord<String, EnrichedStory> message) {
        String before = WireHeaders.text(message.headers(), WireHeaders.BEFORE).orElse("");
        return new Emitted(
                message.key(),
                message.partition(),
                message.offset(),
                message.value(),
                before.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(before)) : OptionalLong.empty(),
                message.headers().lastHeader(WireHeaders.AGAIN) != null,
                WireHeaders.time(message.headers(), WireHeaders.ENRICHED)
                        .orElseGet(() -> Instant.ofEpochMilli(message.timestamp())));
    }
}
