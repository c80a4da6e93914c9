package copytaster.bench.restore;

import copytaster.schemas.Contract;
import copytaster.schemas.RawStory;
import copytaster.schemas.Story;
import java.nio.ByteBuffer;
import java.util.Random;

/** Stories of 80 to 700 words, each of its own words; the same seed gives the same stories. */
final class SyntheticStories {

    private static final String[] SYLLABLES =
            "ba ce di fo gu la me ni po ru sa te vi zo bren clo dor men sti tra".split(" ");
    private static final int WORDS = 30_000;
    private static final int SHORTEST = 80;
    private static final int SPREAD = 620;
    private static final int PARAGRAPH = 40;

    private final Random random;
    private final String[] vocabulary = new String[WORDS];

    SyntheticStories(long seed) {
        random = new Random(seed);
        for (int i = 0; i < WORDS; i++) {
            var word = new StringBuilder();
            for (int syllables = 1 + random.nextInt(4); syllables > 0; syllables--) {
                word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            vocabulary[i] = word.toString();
        }
    }

    RawStory story(int number) {
        var story = Story.newBuilder()
                .setProvider("synthetic")
                .setId("story-" + number)
                .setVersion("1")
                .setVersionRank(1L)
                .setLanguage("en")
                .setHeadline(words(8))
                .setBody(words(SHORTEST + random.nextInt(SPREAD)))
                .build();
        return RawStory.newBuilder()
                .setStory(story)
                .setFormat("synthetic")
                .setContract(Contract.newBuilder().build())
                .setOriginal(ByteBuffer.allocate(0))
                .build();
    }

    /** The square of an even chance makes a few words frequent and most rare. */
    private String words(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            double chance = random.nextDouble();
            text.append(vocabulary[(int) (chance * chance * WORDS)]);
            if (random.nextInt(30) == 0) {
                text.append(' ').append(random.nextInt(10_000));
            }
            text.append(i % PARAGRAPH == PARAGRAPH - 1 ? ".\n\n" : " ");
        }
        return text.toString().strip();
    }
}
