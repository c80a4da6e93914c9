package copytaster.bench.countries;

import com.fasterxml.jackson.databind.JsonNode;
import copytaster.bench.ReutersFile;
import copytaster.enrich.countries.CountryTagger;
import copytaster.enrich.text.CleanText;
import copytaster.enrich.text.Cleaner;
import copytaster.schemas.CountryTag;
import copytaster.schemas.Dateline;
import copytaster.schemas.Place;
import copytaster.schemas.PlaceRole;
import copytaster.schemas.Story;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A story of the development data with the countries that its editors gave it.
 *
 * @param countries ISO 3166-1 alpha-2; never empty, stories without a place are left out
 */
record PlacedStory(Story story, CleanText text, Set<String> countries) {

    /** Reuters' names of 1987 that no present country bears. */
    private static final Map<String, String> REUTERS_NAMES = Map.ofEntries(
            Map.entry("usa", "US"),
            Map.entry("uk", "GB"),
            Map.entry("uae", "AE"),
            Map.entry("ussr", "RU"),
            Map.entry("zaire", "CD"),
            Map.entry("congo", "CG"),
            Map.entry("burma", "MM"),
            Map.entry("kampuchea", "KH"),
            Map.entry("west-germany", "DE"),
            Map.entry("east-germany", "DE"),
            Map.entry("yugoslavia", "RS"),
            Map.entry("czechoslovakia", "CZ"),
            Map.entry("yemen-arab-republic", "YE"),
            Map.entry("yemen-demo-republic", "YE"),
            Map.entry("trinidad-tobago", "TT"),
            Map.entry("us-virgin-islands", "VI"),
            Map.entry("hong-kong", "HK"),
            Map.entry("macao", "MO"),
            Map.entry("ivory-coast", "CI"),
            Map.entry("netherlands-antilles", "CW"));

    /** In the order of the wire. */
    static List<PlacedStory> read(Path folder) {
        Map<String, String> codes = new HashMap<>(REUTERS_NAMES);
        return ReutersFile.stories(folder).stream()
                .filter(node -> !node.get("places").isEmpty())
                .map(node -> of(node, codes))
                .toList();
    }

    private static PlacedStory of(JsonNode node, Map<String, String> codes) {
        Set<String> countries = new LinkedHashSet<>();
        for (JsonNode place : node.get("places")) {
            countries.add(codes.computeIfAbsent(place.asText(), PlacedStory::code));
        }
        Story.Builder story = Story.newBuilder()
                .setProvider("reuters")
                .setId(node.get("id").asText())
                .setHeadline(node.path("headline").asText(""))
                .setBody(node.path("body").asText(""));
        String dateline = node.path("dateline").asText("").strip();
        if (!dateline.isEmpty()) {
            story.setDateline(Dateline.newBuilder().setText(dateline).build());
        }
        Story built = story.build();
        return new PlacedStory(built, Cleaner.clean(built), Set.copyOf(countries));
    }

    /** As the tagger reads an agency's place that is a name. */
    private static String code(String name) {
        Place place = Place.newBuilder()
                .setScheme("name")
                .setCode(name.replace('-', ' '))
                .setRole(PlaceRole.EVENT)
                .build();
        Story story = Story.newBuilder()
                .setProvider("bench")
                .setId("1")
                .setPlaces(List.of(place))
                .build();
        List<CountryTag> tags = CountryTagger.standard().tag(new CleanText("en", "", "", "", ""), story, "");
        return tags.isEmpty() ? "?" + name : tags.getFirst().getCode();
    }
}
