package copytaster.replay.redaction;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The invented word for each word, always the same, no two alike. What a word becomes is drawn by a keyed hash of it; a
 * word that is taken, or kept, is drawn anew, so that the order of the words counts too.
 */
final class InventedWords {

    private static final String ALGORITHM = "HmacSHA256";

    /** After so many draws the letters that are hard to say come in. */
    private static final int EASY_DRAWS = 32;

    private static final int MOST_DRAWS = 8192;

    private final Mac mac;
    private final Predicate<String> allowed;
    private final Map<String, String> invented = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** @param allowed false for what is kept: it must not be a word's replacement too */
    InventedWords(byte[] secret, Predicate<String> allowed) {
        this.allowed = allowed;
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /**
     * @param word letters of one script, small, without marks; or digits
     * @return as many letters, each in the place of one
     */
    synchronized String of(String word) {
        String known = invented.get(word);
        if (known != null) {
            return known;
        }
        String drawn = draw(word);
        invented.put(word, drawn);
        return drawn;
    }

    private String draw(String word) {
        if (word.codePoints().allMatch(letter -> Alphabet.of(letter).isOnly(letter))) {
            return word;
        }
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            String candidate = candidate(word, draw);
            if (!candidate.equals(word) && !taken.contains(candidate) && allowed.test(candidate)) {
                taken.add(candidate);
                return candidate;
            }
        }
        // The last word of a very rare shape has only itself left.
        if (taken.add(word)) {
            return word;
        }
        throw new IllegalStateException("all words of the shape of one of " + word.length() + " letters are taken");
    }

    private String candidate(String word, int draw) {
        var numbers = new Numbers(word, draw);
        boolean easy = draw < EASY_DRAWS;
        boolean vowelNext = numbers.next() % 4 == 0;
        var letters = new StringBuilder(word.length());
        for (int at = 0; at < word.length(); ) {
            int letter = word.codePointAt(at);
            Alphabet alphabet = Alphabet.of(letter);
            int number = numbers.next();
            boolean choice = alphabet.vowels().length > 0 && alphabet.consonants().length > 0;
            boolean vowel = choice ? vowelNext : alphabet.vowels().length > 0;
            int[] turn = vowel ? alphabet.vowels() : alphabet.consonants();
            letters.appendCodePoint(easy && turn.length > 0 ? turn[number % turn.length] : alphabet.any(number));
            vowelNext = !vowel;
            at += Character.charCount(letter);
        }
        return letters.toString();
    }

    /** As many numbers as a word needs, of 0 to 65,535. */
    private final class Numbers {

        private final String seed;
        private int blocks;
        private ByteBuffer block = ByteBuffer.allocate(0);

        Numbers(String word, int draw) {
            seed = word + '\0' + draw + '\0';
        }

        int next() {
            if (!block.hasRemaining()) {
                block = ByteBuffer.wrap(mac.doFinal((seed + blocks++).getBytes(StandardCharsets.UTF_8)));
            }
            return Short.toUnsignedInt(block.getShort());
        }
    }
}
