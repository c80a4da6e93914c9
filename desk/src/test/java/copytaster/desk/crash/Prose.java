package copytaster.desk.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts of a news story's length that mean nothing, from a small vocabulary with places and figures among it. */
final class Prose {

    private static final int VOCABULARY = 900;
    private static final String[] SYLLABLES =
            "ba ce di fo gu la me ni po ru sa te vi zo tra bren clo sti men dor".split(" ");
    private static final List<String> PLACES =
            List.of("Seoul", "Madrid", "France", "Honduras", "North Korea", "Peru", "Ukraine", "Busan", "Japan");

    private final Random random;
    private final List<String> words;

    Prose(Random random) {
        this.random = random;
        this.words = IntStream.range(0, VOCABULARY).mapToObj(number -> word()).toList();
    }

    String headline() {
        return capital(words(6 + random.nextInt(5)) + " " + place());
    }

    /** Two to seven paragraphs. */
    List<String> paragraphs() {
        var paragraphs = new ArrayList<String>();
        int count = 2 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            paragraphs.add(paragraph());
        }
        return paragraphs;
    }

    String paragraph() {
        return IntStream.range(0, 2 + random.nextInt(3))
                .mapToObj(number -> sentence())
                .collect(Collectors.joining(" "));
    }

    private String sentence() {
        String figures = random.nextInt(3) == 0 ? " " + (10 + random.nextInt(9_000)) : "";
        String place = random.nextInt(4) == 0 ? " in " + place() : "";
        return capital(words(8 + random.nextInt(12))) + figures + place + ".";
    }

    private String words(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> words.get(random.nextInt(words.size())))
                .collect(Collectors.joining(" "));
    }

    private String word() {
        return IntStream.range(0, 2 + random.nextInt(3))
                .mapToObj(number -> SYLLABLES[random.nextInt(SYLLABLES.length)])
                .collect(Collectors.joining());
    }

    private String place() {
        return PLACES.get(random.nextInt(PLACES.size()));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
