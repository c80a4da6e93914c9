package copytaster.bench.countries;

import copytaster.enrich.countries.CountryTagger;
import copytaster.enrich.countries.Gazetteer;
import copytaster.enrich.countries.Kind;
import copytaster.schemas.CountryTag;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tags the later third of a wire with countries, beside what a user would do instead: dictionaries, and a model for each country trained
 * on the first two thirds. Usage: {@code CountriesBench FOLDER [--learn]}; with {@code --learn} it prints the scorer's weights instead,
 * learned on the first two thirds.
 */
public final class CountriesBench {
    private static final String HOME = "US";
    private static final double USUAL = -0.2;

    private CountriesBench() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        List<PlacedStory> stories = PlacedStory.read(folder);
        int split = stories.size() * 2 / 3;
        List<PlacedStory> earlier = stories.subList(0, split);
        List<PlacedStory> later = stories.subList(split, stories.size());
        if (Arrays.asList(arguments).contains("--learn")) {
            Learning.print(new Learning(earlier, HOME).learn(System.out), System.out);
            return;
        }
        judge(earlier, later, System.out);
        Path sentences = folder.resolveSibling("sib200");
        if (Files.isDirectory(sentences)) {
            System.out.printf("%n%-36s %s%n", "same sentence as in English", "P     R      micro  macro  not US");
            SibAgreement.print(sentences, System.out);
        }
        System.out.println();
        CountriesCost.print(later, System.out);
    }

    private static void judge(List<PlacedStory> earlier, List<PlacedStory> later, PrintStream out) {
        out.printf(
                "%d stories teach, %d later ones judge; home %s where nothing else is found%n",
                earlier.size(), later.size(), HOME);
        out.printf("%-36s %s%n", "", "P     R      micro  macro  not US");
        Gazetteer gazetteer = Gazetteer.load();
        EnumSet<Kind> names = EnumSet.of(Kind.NAME, Kind.HISTORIC, Kind.AMBIGUOUS);
        line("names", new Dictionary(gazetteer, names), later, out);
        names.addAll(EnumSet.of(Kind.DEMONYM, Kind.CAPITAL));
        line("names, demonyms, capitals", new Dictionary(gazetteer, names), later, out);
        CountryModels models = CountryModels.learn(earlier);
        List<Map<String, Double>> margins = later.stream().map(models::margins).toList();
        out.println(atThreshold(margins, later, USUAL).row("SVM a country, threshold %.1f".formatted(USUAL), HOME));
        double best = USUAL;
        for (int step = -60; step <= 40; step += 5) {
            if (atThreshold(margins, later, step / 100.0).micro()
                    > atThreshold(margins, later, best).micro()) {
                best = step / 100.0;
            }
        }
        out.println(atThreshold(margins, later, best)
                .row(String.format(Locale.ROOT, "SVM a country, best for these %.2f", best), HOME));
        Agreement ours = agreement(later, CountriesBench::about);
        out.println(ours.row("Copytaster", HOME));
        out.println(agreement(later, story -> about(story, "")).row("Copytaster, without a home", HOME));
        out.println("hit+false-missed: " + ours.worst(24));
    }

    private static void line(String name, Dictionary dictionary, List<PlacedStory> stories, PrintStream out) {
        out.println(agreement(stories, story -> orHome(dictionary.countries(story.text())))
                .row(name, HOME));
    }

    private static Agreement atThreshold(
            List<Map<String, Double>> margins, List<PlacedStory> stories, double threshold) {
        var agreement = new Agreement();
        for (int i = 0; i < stories.size(); i++) {
            Set<String> found = margins.get(i).entrySet().stream()
                    .filter(entry -> entry.getValue() >= threshold)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            agreement.add(stories.get(i).countries(), orHome(found));
        }
        return agreement;
    }

    private static Agreement agreement(List<PlacedStory> stories, Function<PlacedStory, Set<String>> tagger) {
        var agreement = new Agreement();
        stories.forEach(story -> agreement.add(story.countries(), tagger.apply(story)));
        return agreement;
    }

    private static Set<String> about(PlacedStory story) {
        return about(story, HOME);
    }

    private static Set<String> about(PlacedStory story, String home) {
        return CountryTagger.standard().tag(story.text(), story.story(), home).stream()
                .filter(CountryTag::getAbout)
                .map(CountryTag::getCode)
                .collect(Collectors.toSet());
    }

    private static Set<String> orHome(Set<String> found) {
        return found.isEmpty() ? Set.of(HOME) : found;
    }
}
