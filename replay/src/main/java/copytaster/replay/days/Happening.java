package copytaster.replay.days;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * What a story tells of: who, where, how much, and the words of the matter. A running story's reports share one.
 *
 * @param place as a dateline prints it
 * @param matter rare words that its reports use again and again
 */
public record Happening(Tongue tongue, String place, List<String> names, List<String> figures, List<String> matter) {

    /** Places that taggers know. */
    private static final List<String> PLACES = List.of(
            "Paris",
            "London",
            "Seoul",
            "Tokyo",
            "Madrid",
            "Berlin",
            "Washington",
            "Ottawa",
            "Beijing",
            "Moscow",
            "Cairo",
            "Lagos",
            "Nairobi",
            "Lima",
            "Brasilia",
            "Buenos Aires",
            "Mexico City",
            "Rome",
            "Vienna",
            "Athens",
            "Warsaw",
            "Kyiv",
            "Ankara",
            "Tehran",
            "Baghdad",
            "New Delhi",
            "Islamabad",
            "Jakarta",
            "Manila",
            "Hanoi",
            "Canberra",
            "Wellington",
            "Oslo",
            "Stockholm",
            "Helsinki",
            "Lisbon",
            "Dublin",
            "Brussels",
            "Geneva",
            "Santiago");

    private static final int SHORTEST_SENTENCE = 8;
    private static final int LONGEST_SENTENCE = 30;

    public static Happening drawn(Tongue tongue, RandomGenerator random) {
        return new Happening(
                tongue,
                PLACES.get(random.nextInt(PLACES.size())),
                Stream.generate(() -> tongue.name(random))
                        .limit(random.nextInt(3, 12))
                        .toList(),
                Stream.generate(() -> tongue.figure(random))
                        .limit(random.nextInt(2, 12))
                        .toList(),
                Stream.generate(() -> tongue.rareWord(random)).limit(25).toList());
    }

    /** The next report of the same: some of its people and figures are new. */
    public Happening next(RandomGenerator random) {
        Happening fresh = drawn(tongue, random);
        return new Happening(
                tongue, place, mixed(names, fresh.names, random), mixed(figures, fresh.figures, random), matter);
    }

    public String headline(RandomGenerator random) {
        var said = new ArrayList<String>();
        said.add(pick(names, random));
        for (int length = random.nextInt(4, 10); length > 0; length--) {
            said.add(random.nextInt(3) == 0 ? pick(matter, random) : tongue.word(random));
        }
        return Tongue.capital(String.join(tongue.script().space(), said));
    }

    /** Paragraphs of about so many words. */
    public List<String> paragraphs(int words, RandomGenerator random) {
        var paragraphs = new ArrayList<String>();
        var paragraph = new StringBuilder();
        int sentences = random.nextInt(1, 4);
        for (int told = 0; told < words; ) {
            int length = Math.min(
                    Math.max(SHORTEST_SENTENCE, words - told), random.nextInt(SHORTEST_SENTENCE, LONGEST_SENTENCE + 1));
            paragraph.append(sentence(length, random));
            told += length;
            if (--sentences == 0 || told >= words) {
                paragraphs.add(paragraph.toString().strip());
                paragraph.setLength(0);
                sentences = random.nextInt(1, 4);
            }
        }
        return paragraphs;
    }

    private String sentence(int length, RandomGenerator random) {
        var said = new ArrayList<String>();
        while (said.size() < length) {
            double kind = random.nextDouble();
            if (kind < 0.10) {
                said.add(pick(names, random));
            } else if (kind < 0.17) {
                said.add(pick(figures, random));
            } else if (kind < 0.18) {
                said.add(place);
            } else if (kind < 0.33) {
                said.addAll(tongue.phrase(random));
            } else if (kind < 0.42) {
                said.add(pick(matter, random));
            } else {
                said.add(tongue.word(random));
            }
        }
        return tongue.sentence(said);
    }

    private static List<String> mixed(List<String> old, List<String> fresh, RandomGenerator random) {
        return Stream.concat(
                        old.stream().filter(kept -> random.nextInt(10) < 7),
                        fresh.stream().limit(3))
                .toList();
    }

    private static String pick(List<String> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }
}
