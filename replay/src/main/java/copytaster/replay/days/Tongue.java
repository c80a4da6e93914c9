package copytaster.replay.days;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A language that nobody speaks, with the habits of one: a vocabulary whose words fall by Zipf's law, and phrases that come
 * again and again. Without phrases no two invented texts would ever share three words in a row, and real ones always do.
 */
public final class Tongue {

    /** What an alphabet's words look like, and what stands between them. */
    public enum Script {
        LATIN("en", " ", ". "),
        HANGUL("ko", " ", ". "),
        HAN("zh", "", "。");

        private final String language;
        private final String space;
        private final String stop;

        Script(String language, String space, String stop) {
            this.language = language;
            this.space = space;
            this.stop = stop;
        }

        /** BCP 47, of the language that it stands for. */
        public String language() {
            return language;
        }

        String space() {
            return space;
        }
    }

    /** The head of the English vocabulary, most frequent first: taggers and cleaners know these words. */
    private static final String COMMON =
            "the of to in said and a for it by on from that was would is its with be at has "
                    + "as will which an he not or have are this were but had about market we than oil government been also one year "
                    + "more they company price bank there up share after new under sales two trade last other may official no their "
                    + "first some dollar economic if rate his week month all billion foreign president minister agreement interest "
                    + "export production analyst industry tax budget union parliament election police court army war peace talks "
                    + "crisis report health hospital school climate energy gas gold football match team league champion film music";

    private static final int VOCABULARY = 40_000;
    private static final int NAMES = 20_000;
    private static final int PHRASES = 20_000;
    private static final String CONSONANTS = "bcdfghjklmnprstvwz";
    private static final String VOWELS = "aeiou";

    private final Script script;
    private final List<String> words;
    private final List<String> names;
    private final List<List<String>> phrases = new ArrayList<>();
    private final Zipf wordRanks = new Zipf(VOCABULARY, 1.05);
    private final Zipf nameRanks = new Zipf(NAMES, 0.8);
    private final Zipf phraseRanks = new Zipf(PHRASES, 0.8);

    public Tongue(Script script, long seed) {
        this.script = script;
        var random = new SplittableRandom(seed);
        List<String> head = script == Script.LATIN ? List.of(COMMON.split(" ")) : List.of();
        words = invented(head, VOCABULARY, random);
        names = invented(List.of(), NAMES, random).stream()
                .map(name -> script == Script.LATIN ? capital(name) : name)
                .toList();
        for (int i = 0; i < PHRASES; i++) {
            var phrase = new ArrayList<String>();
            for (int length = random.nextInt(3, 8); length > 0; length--) {
                phrase.add(word(random));
            }
            phrases.add(phrase);
        }
    }

    public Script script() {
        return script;
    }

    public String word(RandomGenerator random) {
        return words.get(wordRanks.draw(random));
    }

    /** A word that few texts hold. */
    public String rareWord(RandomGenerator random) {
        return words.get(random.nextInt(500, VOCABULARY));
    }

    public String name(RandomGenerator random) {
        return names.get(nameRanks.draw(random));
    }

    List<String> phrase(RandomGenerator random) {
        return phrases.get(phraseRanks.draw(random));
    }

    /** 19, 4.5, 1,200. */
    public String figure(RandomGenerator random) {
        int digits = random.nextInt(3);
        int number = random.nextInt(1, digits == 0 ? 32 : digits == 1 ? 1_000 : 100_000);
        return random.nextInt(3) == 0
                ? String.format(Locale.ROOT, "%d.%d", number, random.nextInt(10))
                : String.format(Locale.ROOT, "%,d", number);
    }

    /** The words as one sentence, with its stop. */
    String sentence(List<String> said) {
        String joined = String.join(script.space, said);
        return (script == Script.LATIN ? capital(joined) : joined) + script.stop;
    }

    public static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private List<String> invented(List<String> head, int count, RandomGenerator random) {
        var known = new HashSet<>(head);
        var invented = new ArrayList<>(head);
        while (invented.size() < count) {
            // The more frequent a word, the shorter.
            int longest = invented.size() < 2_000 ? 2 : 4;
            String word = invent(random.nextInt(script == Script.HAN ? 1 : 2, longest + 1), random);
            if (known.add(word)) {
                invented.add(word);
            }
        }
        return invented;
    }

    private String invent(int syllables, RandomGenerator random) {
        var word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            switch (script) {
                case LATIN -> {
                    word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
                    word.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
                    if (random.nextInt(3) == 0) {
                        word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
                    }
                }
                // Every seventh syllable and every third ideograph, so that they come again as often as in a language.
                case HANGUL -> word.append((char) ('가' + 7 * random.nextInt(1_500)));
                case HAN -> word.append((char) ('一' + 3 * random.nextInt(2_500)));
            }
        }
        return word.toString();
    }
}
