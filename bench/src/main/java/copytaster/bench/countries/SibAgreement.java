package copytaster.bench.countries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.enrich.countries.CountryTagger;
import copytaster.enrich.text.CleanText;
import copytaster.schemas.Story;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How far the countries named in a sentence agree with those of its English original (SIB-200). */
final class SibAgreement {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LANGUAGES =
            List.of("es", "fr", "ko", "de", "pt", "it", "ru", "uk", "ar", "tr", "ja", "zh");

    private SibAgreement() {}

    /** @param folder one file a language, {@code es.jsonl}: {@code id, text} */
    static void print(Path folder, PrintStream out) {
        Map<Integer, Set<String>> english = tags(folder, "en");
        for (String language : LANGUAGES) {
            if (Files.exists(folder.resolve(language + ".jsonl"))) {
                Map<Integer, Set<String>> theirs = tags(folder, language);
                var agreement = new Agreement();
                english.forEach((id, gold) -> agreement.add(gold, theirs.getOrDefault(id, Set.of())));
                out.println(agreement.row(language, "US"));
            }
        }
    }

    private static Map<Integer, Set<String>> tags(Path folder, String language) {
        var tags = new TreeMap<Integer, Set<String>>();
        Story story = Story.newBuilder().setProvider("sib").setId("1").build();
        try {
            for (String line : Files.readAllLines(folder.resolve(language + ".jsonl"))) {
                JsonNode sentence = JSON.readTree(line);
                var text = new CleanText(language, "", "", sentence.get("text").asText(), "");
                tags.put(
                        sentence.get("id").asInt(),
                        CountryTagger.standard().tag(text, story, "").stream()
                                .map(tag -> tag.getCode())
                                .collect(Collectors.toSet()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tags;
    }
}
