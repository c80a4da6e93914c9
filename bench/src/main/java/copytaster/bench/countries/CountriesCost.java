package copytaster.bench.countries;

import copytaster.enrich.countries.CountryTagger;
import copytaster.enrich.countries.Gazetteer;
import copytaster.enrich.words.FoldedText;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Consumer;

/** What tagging costs: stories a second of one thread's time beside the least it could be, and the gazetteer's memory. */
final class CountriesCost {
    private static final int ROUNDS = 5;

    private CountriesCost() {}

    static void print(List<PlacedStory> stories, PrintStream out) {
        long before = used();
        Gazetteer gazetteer = Gazetteer.load();
        long megabytes = (used() - before) >> 20;
        CountryTagger tagger = CountryTagger.standard();
        int[] hits = new int[1];
        double bare = 0;
        double ours = 0;
        for (int round = 0; round < ROUNDS; round++) {
            bare = perSecond(stories, story -> {
                var text = new FoldedText(
                        story.text().headline(),
                        story.text().dateline(),
                        story.text().lead(),
                        story.text().rest());
                gazetteer.automaton().find(text, (begin, end, forms) -> hits[0]++);
            });
            ours = perSecond(stories, story -> tagger.tag(story.text(), story.story(), "US"));
        }
        out.printf(
                "countries, one thread: %.0f stories/s; folding and one bare pass of the same automaton: %.0f%n",
                ours, bare);
        out.printf(
                "gazetteer: %d forms, %d MB on the heap; the bare pass meets %.1f forms a story%n",
                gazetteer.forms().count(), megabytes, (double) hits[0] / ROUNDS / stories.size());
    }

    private static double perSecond(List<PlacedStory> stories, Consumer<PlacedStory> work) {
        var processor = ManagementFactory.getThreadMXBean();
        long start = processor.getCurrentThreadCpuTime();
        stories.forEach(work);
        return stories.size() * 1e9 / (processor.getCurrentThreadCpuTime() - start);
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
