package copytaster.bench.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import copytaster.bench.duplicates.LabelledWire.Sent;
import copytaster.schemas.Story;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The peers must do what they are known for, or the comparison is worth nothing. */
class PeersTest {

    private static final String REPORT = "A ferry with 214 passengers on board ran aground off the island of Marettimo"
            + " early on Friday and the coast guard of Trapani sent four boats and a helicopter";

    private static final String OTHER =
            "The central bank of Norway left its key rate unchanged on Thursday and said that"
                    + " inflation would fall slowly through the coming year";

    private final List<Peer<?>> peers = List.of(
            new ExactHash(),
            new TextProfile(),
            new SimHash(),
            new MinHashes(5, 0.8),
            new MinHashes(2, 0.45),
            new TfIdfCosine());

    @Test
    void everyPeerFindsTheSameTextAndNoOther() {
        List<Sent> wire = List.of(sent("1", REPORT), sent("2", OTHER), sent("3", REPORT), sent("4", ""));
        for (Peer<?> peer : peers) {
            assertThat(clusters(peer, wire, peer.usual()))
                    .as(peer.name())
                    .satisfies(found -> assertThat(found.get("1")).isEqualTo(found.get("3")))
                    .satisfies(found -> assertThat(found.get("1")).isNotEqualTo(found.get("2")))
                    .satisfies(found -> assertThat(found.get("4")).isNotIn(found.get("1"), found.get("2")));
        }
    }

    @Test
    void storiesHangTogetherThroughAThird() {
        List<Sent> wire = List.of(
                sent("1", REPORT), sent("2", REPORT + " before dawn " + OTHER), sent("3", OTHER), sent("4", "Else."));

        var found = clusters(new MinHashes(2, 0.45), wire, 0.3);

        assertThat(found.get("1")).isEqualTo(found.get("3"));
        assertThat(found.get("4")).isNotEqualTo(found.get("1"));
    }

    private static <S> Map<String, String> clusters(Peer<S> peer, List<Sent> wire, double threshold) {
        peer.prepare(wire);
        var signatures = new HashMap<String, S>();
        wire.forEach(sent -> signatures.put(sent.story().getId(), peer.sign(sent)));
        return Clusters.of(wire, signatures, peer).at(threshold);
    }

    private static Sent sent(String id, String body) {
        Story story = Story.newBuilder()
                .setProvider("example")
                .setId(id)
                .setBody(body)
                .build();
        return new Sent(story, Instant.EPOCH, "1970-01-01");
    }
}
