package copytaster.enrich.countries;

import copytaster.enrich.mediatopics.MediaTopicTagger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Stories a second on one thread, for each tagger and for both: run with the path of the Reuters file. */
final class TaggerSpeed {
    private TaggerSpeed() {}

    public static void main(String[] arguments) throws IOException {
        List<ReutersFile.Labelled> stories = ReutersFile.read(Path.of(arguments[0]));
        CountryTagger countries = CountryTagger.standard();
        MediaTopicTagger topics = MediaTopicTagger.standard();
        for (int round = 0; round < 6; round++) {
            time("countries", stories, s -> countries.tag(s.text(), s.story(), "US"));
            time("topics", stories, s -> topics.tag(s.text(), s.story()));
            time("both", stories, s -> {
                countries.tag(s.text(), s.story(), "US");
                topics.tag(s.text(), s.story());
            });
        }
    }

    private static void time(String what, List<ReutersFile.Labelled> stories, Consumer<ReutersFile.Labelled> tagger) {
        long start = System.nanoTime();
        stories.forEach(tagger);
        System.out.printf("%s: %.0f stories a second%n", what, stories.size() * 1e9 / (System.nanoTime() - start));
    }
}
