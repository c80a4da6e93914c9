package copytaster.enrich.countries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import copytaster.enrich.text.CleanText;
import copytaster.schemas.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How far the countries named in a sentence agree with those of its English original (SIB-200): run with the folder of its files. */
final class SibAgreement {
    private SibAgreement() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Map<Integer, Set<String>> english = tags(folder, "en");
        for (String language : List.of("es", "fr", "ko", "de", "pt", "it", "ru", "tr", "ja", "zh", "uk")) {
            Map<Integer, Set<String>> theirs = tags(folder, language);
            F1 f1 = new F1();
            english.forEach((id, gold) -> f1.add(gold, theirs.getOrDefault(id, Set.of())));
            System.out.println(language + " " + f1);
            if (arguments.length > 1 && arguments[1].contains(language)) {
                show(folder, language, english, theirs);
            }
        }
    }

    private static void show(
            Path folder, String language, Map<Integer, Set<String>> english, Map<Integer, Set<String>> theirs)
            throws IOException {
        Map<Integer, String> en = texts(folder, "en");
        texts(folder, language).forEach((id, text) -> {
            if (!english.get(id).equals(theirs.get(id))) {
                System.out.println("  en " + english.get(id) + " " + language + " " + theirs.get(id) + ": " + en.get(id)
                        + " | " + text);
            }
        });
    }

    private static Map<Integer, String> texts(Path folder, String language) throws IOException {
        Map<Integer, String> texts = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve(language + ".jsonl"))) {
            JsonNode node = new ObjectMapper().readTree(line);
            texts.put(node.get("id").asInt(), node.get("text").asText());
        }
        return texts;
    }

    private static Map<Integer, Set<String>> tags(Path folder, String language) throws IOException {
        Map<Integer, Set<String>> tags = new TreeMap<>();
        Story story = Story.newBuilder().setProvider("sib").setId("1").build();
        texts(folder, language).forEach((id, text) -> {
            Set<String> codes = new LinkedHashSet<>();
            CountryTagger.standard()
                    .tag(new CleanText(language, "", "", text, ""), story, "")
                    .forEach(tag -> codes.add(tag.getCode()));
            tags.put(id, codes);
        });
        return tags;
    }
}
