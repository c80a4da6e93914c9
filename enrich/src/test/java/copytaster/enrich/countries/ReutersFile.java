package copytaster.enrich.countries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.enrich.text.CleanText;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The development stories of Reuters-21578 with their editors' countries as ISO codes; research only, never part of the project. */
final class ReutersFile {
    private static final Pattern PLACE =
            Pattern.compile("^\\s*(.*?),?\\s*(?:,\\s*)?[A-Z][a-z]{2,8}\\.? ?\\d{1,2}\\b.*$", Pattern.DOTALL);
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
                CleanText text = clean(node);
                stories.add(new Labelled(
                        node.get("id").asText(),
                        node.get("published").asText().substring(0, 10),
                        text,
                        Story.newBuilder()
                                .setProvider("reuters")
                                .setId(node.get("id").asText())
                                .setHeadline(text.headline())
                                .build(),
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

    private static CleanText clean(JsonNode node) {
        Matcher place = PLACE.matcher(node.path("dateline").asText(""));
        String dateline = place.matches() ? place.group(1).strip() : "";
        String body = node.path("body").asText("").replaceFirst("\\s*R[Ee][Uu][Tt][Ee][Rr]\\W*$", "");
        String[] parts = body.split("\n\\s{3,}|\n\n", 2);
        return new CleanText(
                "en",
                node.path("headline").asText(""),
                dateline,
                parts[0].strip(),
                parts.length > 1 ? parts[1].strip() : "");
    }
}
