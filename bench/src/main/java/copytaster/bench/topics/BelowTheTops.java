package copytaster.bench.topics;

import copytaster.enrich.mediatopics.MediaTopicTagger;
import copytaster.enrich.text.CleanText;
import copytaster.schemas.Story;
import copytaster.schemas.TopicTag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How well the release's queries tell topics below the tops, on stories whose own codes mean about the same. */
final class BelowTheTops {

    /** Reuters' codes of 1987 for a media topic; where several topics are named, either will do. */
    private static final Map<List<String>, Set<String>> CODES = new LinkedHashMap<>();

    static {
        CODES.put(List.of("20000178", "20000177"), Set.of("earn"));
        CODES.put(List.of("20000204"), Set.of("acq"));
        CODES.put(List.of("20000387"), Set.of("crude", "nat-gas", "gas", "fuel", "heat", "pet-chem"));
        CODES.put(List.of("20000371"), Set.of("interest"));
        CODES.put(List.of("20000391"), Set.of("money-fx", "dlr", "yen", "dmk", "stg"));
        CODES.put(List.of("20000350"), Set.of("money-fx", "interest", "money-supply", "reserves"));
        CODES.put(List.of("20000373"), Set.of("trade", "bop"));
        CODES.put(List.of("20000343"), Set.of("ship"));
        CODES.put(List.of("20000370"), Set.of("cpi", "wpi"));
    }

    private final Map<List<String>, Tally> tallies = new LinkedHashMap<>();

    private BelowTheTops() {
        CODES.keySet().forEach(ids -> tallies.put(ids, new Tally(Set.of("it"))));
    }

    /** @return a line for each topic: its code, F1, and how many stories carry it */
    static List<String> lines(List<CleanText> texts, List<Set<String>> codes) {
        var figures = new BelowTheTops();
        var counts = new LinkedHashMap<List<String>, Integer>();
        Story none = Story.newBuilder().setProvider("bench").setId("1").build();
        for (int i = 0; i < texts.size(); i++) {
            if (!codes.get(i).isEmpty()) {
                figures.add(MediaTopicTagger.standard().tag(texts.get(i), none), codes.get(i), counts);
            }
        }
        var lines = new ArrayList<String>();
        figures.tallies.forEach((ids, tally) -> lines.add(String.format(
                Locale.ROOT,
                "  %-12s for %-40s F1 %.3f (%d stories)",
                ids.getFirst(),
                CODES.get(ids).stream().sorted().collect(Collectors.joining(" ")),
                tally.micro(),
                counts.getOrDefault(ids, 0))));
        return lines;
    }

    private void add(List<TopicTag> tags, Set<String> codes, Map<List<String>, Integer> counts) {
        Set<String> given = tags.stream().map(tag -> tag.getId().substring(7)).collect(Collectors.toSet());
        tallies.forEach((ids, tally) -> {
            boolean is = CODES.get(ids).stream().anyMatch(codes::contains);
            boolean said = ids.stream().anyMatch(given::contains);
            tally.add(is ? Set.of("it") : Set.of(), said ? Set.of("it") : Set.of());
            counts.merge(ids, is ? 1 : 0, Integer::sum);
        });
    }
}
