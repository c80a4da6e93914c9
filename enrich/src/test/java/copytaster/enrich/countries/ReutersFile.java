package copytaster.enrich.countries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.enrich.text.CleanText;
import copytaster.enrich.text.Cleaner;
import copytaster.schemas.Dateline;
import copytaster.schemas.Story;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** The development stories of Reuters-21578 with their editors' countries as ISO codes; research only, never part of the project. */
final class ReutersFile {
    private static final Map<String, String> NAMES = new HashMap<>(Map.of(
            "usa",
            "US",
            "uk",
            "GB",
            "ussr",
            "RU",
            "zaire",
            "CD",
            "kampuchea",
            "KH",
            "burma",
            "MM",
            "uae",
            "AE",
            "congo",
            "CG"));

    static {
        NAMES.putAll(Map.of(
                "west-germany",
                "DE",
                "east-germany",
                "DE",
                "yugoslavia",
                "RS",
                "czechoslovakia",
                "CZ",
                "yemen-arab-republic",
                "YE",
                "yemen-demo-republic",
                "YE",
                "trinidad-tobago",
                "TT",
                "us-virgin-islands",
                "VI",
                "hong-kong",
                "HK",
                "macao",
                "MO"));
        NAMES.put("ivory-coast", "CI");
        NAMES.put("netherlands-antilles", "CW");
    }

    /** One labelled story. */
    record Labelled(String id, String day, CleanText text, Story story, Set<String> countries) {}

    private ReutersFile() {}

    static List<Labelled> read(Path file) throws IOException {
        PlaceCodes codes = new PlaceCodes(Gazetteer.load());
        ObjectMapper json = new ObjectMapper();
        List<Labelled> stories = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                JsonNode node = json.readTree(line);
                Set<String> countries = new LinkedHashSet<>();
                for (JsonNode place : node.get("places")) {
                    String name = place.asText();
                    String code = NAMES.get(name);
                    countries.add(
                            code != null ? code : codes.alpha2(named(name)).orElse("?" + name));
                }
                Story story = story(node);
                stories.add(new Labelled(
                        story.getId(),
                        node.get("published").asText().substring(0, 10),
                        Cleaner.clean(story),
                        story,
                        countries));
            }
        }
        return stories;
    }

    private static copytaster.schemas.Place named(String name) {
        return copytaster.schemas.Place.newBuilder()
                .setScheme("name")
                .setCode(name.replace('-', ' '))
                .build();
    }

    /** As `taste` reads such a line: no language, the dateline as text. */
    private static Story story(JsonNode node) {
        Story.Builder story = Story.newBuilder()
                .setProvider("reuters")
                .setId(node.get("id").asText())
                .setHeadline(node.path("headline").asText(""))
                .setBody(node.path("body").asText(""));
        String dateline = node.path("dateline").asText("");
        if (!dateline.isBlank()) {
            story.setDateline(Dateline.newBuilder().setText(dateline.strip()).build());
        }
        return story.build();
    }
}
