package copytaster.enrich.topology;

import copytaster.schemas.Judgement;
import copytaster.schemas.Kind;
import copytaster.schemas.Related;
import copytaster.schemas.RelatedRole;
import copytaster.schemas.Ruling;
import copytaster.schemas.Signal;
import copytaster.schemas.Status;
import copytaster.schemas.Story;
import copytaster.schemas.Tick;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/** What a wire may carry, at random but the same for the same seed: few stories, of few texts, that much happens to. */
final class RandomWire {

    private static final List<String> AGENCIES = List.of("afp", "efe", "yonhap");
    private static final int IDS = 4;
    private static final List<String> TEXTS = List.of(
            "",
            Ferry.TEXT,
            Ferry.TEXT.split("\n\n")[0],
            Ferry.BRIDGE,
            Ferry.LOOKALIKE,
            Ferry.TEXT + "\n\n" + Ferry.BRIDGE);

    private final Random random;
    private final Map<String, Long> versions = new HashMap<>();

    RandomWire(long seed) {
        this.random = new Random(seed);
    }

    List<SpecificRecord> records(int count) {
        var records = new ArrayList<SpecificRecord>();
        for (int i = 0; i < count; i++) {
            records.add(next());
        }
        return records;
    }

    private SpecificRecord next() {
        int dice = random.nextInt(20);
        if (dice < 4) {
            return Judgement.newBuilder()
                    .setFirst(oneOf(AGENCIES) + "/" + id())
                    .setSecond(oneOf(AGENCIES) + "/" + id())
                    .setRuling(random.nextBoolean() ? Ruling.SAME : Ruling.DIFFERENT)
                    .build();
        }
        return dice == 4 ? Tick.newBuilder().build() : story(dice == 5);
    }

    private Story story(boolean kill) {
        String agency = oneOf(AGENCIES);
        String id = id();
        long version = versions.merge(agency + "/" + id, 1L, Long::sum);
        Story.Builder story = Ferry.story(agency, id, random.nextInt(8) == 0 ? 1 : version)
                .setHeadline("Version " + version)
                .setBody(oneOf(TEXTS))
                .setKind(oneOf(List.of(Kind.STORY, Kind.STORY, Kind.STORY, Kind.ALERT, Kind.CAPTION, Kind.PACKAGE)))
                .setRelated(pointers(kill));
        if (random.nextInt(6) == 0) {
            story.setSignals(List.of(oneOf(List.of(Signal.CORRECTION, Signal.UPDATE))));
        }
        return (kill ? story.setStatus(Status.KILLED).setBody("") : story).build();
    }

    private List<Related> pointers(boolean kill) {
        var pointers = new ArrayList<Related>();
        while (random.nextInt(kill ? 2 : 4) == 0) {
            RelatedRole role = kill
                    ? RelatedRole.KILLS
                    : oneOf(List.of(RelatedRole.ASSOCIATED, RelatedRole.REPLACES, RelatedRole.OTHER));
            pointers.addAll(Ferry.related(role, id()));
        }
        return pointers;
    }

    private String id() {
        return "s" + random.nextInt(IDS);
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
