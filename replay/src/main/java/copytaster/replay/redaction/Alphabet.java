package copytaster.replay.redaction;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The letters that may take the place of a letter: those that look and sound like its kind. Sets are closed: each letter
 * of a set has the same set, so that there are always as many invented words of a shape as words.
 *
 * @param vowels empty where a script is not written in syllables of consonant and vowel
 * @param consonants of other scripts all letters
 * @param rare letters that make a word hard to say; they serve when the easy ones are used up
 */
record Alphabet(int[] vowels, int[] consonants, int[] rare) {

    private static final Map<Integer, Alphabet> KNOWN = new ConcurrentHashMap<>();
    private static final int[] NONE = {};

    /** From here on letters have accents that few languages write, such as a v with a tilde. */
    private static final int EXOTIC = 0x1E00;

    private static final Alphabet LATIN = of("aeiou", "bcdfghjklmnprstvz", "qwxy");
    private static final Alphabet CYRILLIC = of("аеиоуя", "бвгдзклмнпрстфхц", "ёжйчшщъыьэю");
    private static final Alphabet GREEK = of("αειου", "βγδζθκλμνπρστφχ", "ηξψω");
    private static final Alphabet HANGUL = hangul();
    private static final Alphabet HAN = new Alphabet(
            NONE,
            withoutUnits(IntStream.rangeClosed(0x4E00, 0x9FFF)),
            withoutUnits(IntStream.rangeClosed(0x3400, 0x4DBF)));

    /** Sets of one kind each, of scripts that are not written in such syllables; and letters by which Ukrainian is known. */
    private static final String[] SETS = {
        "іїєґ",
        "ǆǉǌǳ",
        "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
        "أإآ",
        "ؤئء",
        "ةى",
        "پچژگ",
        "کی",
        "אבגדהוזחטיכלמנסעפצקרשת",
        "ךםןףץ",
        "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
        "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわがぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽをん",
        "ぁぃぅぇぉゃゅょっ",
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポヴヲン",
        "ァィゥェォャュョッ",
    };

    /** @param letter small where its script has small letters, or a digit */
    static Alphabet of(int letter) {
        return KNOWN.computeIfAbsent(letter, Alphabet::find);
    }

    boolean isOnly(int letter) {
        return vowels.length + consonants.length + rare.length == 1 && holds(letter);
    }

    int size() {
        return vowels.length + consonants.length + rare.length;
    }

    /** Any letter of the set. */
    int any(int number) {
        int at = Math.floorMod(number, size());
        if (at < vowels.length) {
            return vowels[at];
        }
        at -= vowels.length;
        return at < consonants.length ? consonants[at] : rare[at - consonants.length];
    }

    boolean holds(int letter) {
        return isIn(letter, vowels) || isIn(letter, consonants) || isIn(letter, rare);
    }

    private static boolean isIn(int letter, int[] letters) {
        return IntStream.of(letters).anyMatch(one -> one == letter);
    }

    private static Alphabet find(int letter) {
        if (Character.isDigit(letter)) {
            return digit(letter);
        }
        if (letter >= 0x3400 && letter <= 0x4DBF || letter >= 0x4E00 && letter <= 0x9FFF) {
            return HAN;
        }
        if (letter >= 0xAC00 && letter <= 0xD7A3) {
            return HANGUL;
        }
        return known(letter).orElseGet(() -> neighbours(letter));
    }

    private static Optional<Alphabet> known(int letter) {
        for (Alphabet syllabic : new Alphabet[] {LATIN, CYRILLIC, GREEK}) {
            if (syllabic.holds(letter)) {
                return Optional.of(syllabic);
            }
        }
        for (String set : SETS) {
            if (set.indexOf(letter) >= 0) {
                return Optional.of(new Alphabet(NONE, set.codePoints().toArray(), NONE));
            }
        }
        if (isThaiVowel(letter) || letter == '々') {
            return Optional.of(only(letter));
        }
        return Optional.of(accented(letter)).filter(accented -> accented.size() > 0);
    }

    /** Nought stays nought, so that a round figure stays round and none begins with it. */
    private static Alphabet digit(int digit) {
        int value = Character.digit(digit, 10);
        int nought = digit - value;
        return value == 0
                ? only(digit)
                : new Alphabet(
                        NONE, IntStream.rangeClosed(nought + 1, nought + 9).toArray(), NONE);
    }

    /** The vowels of Thai are written around the consonants; a word keeps them, or it could not be written. */
    private static boolean isThaiVowel(int letter) {
        return letter >= 0x0E2F && letter <= 0x0E46;
    }

    private static Alphabet only(int letter) {
        return new Alphabet(NONE, new int[] {letter}, NONE);
    }

    /** Other vowels with this vowel's accent, other consonants with this consonant's; empty for a letter without one. */
    private static Alphabet accented(int letter) {
        String apart = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD);
        int base = apart.codePointAt(0);
        for (Alphabet syllabic : new Alphabet[] {LATIN, CYRILLIC, GREEK}) {
            if (apart.length() > 1 && syllabic.holds(base)) {
                boolean vowel = isIn(base, syllabic.vowels);
                int[] letters = IntStream.range(0, syllabic.size())
                        .map(syllabic::any)
                        .filter(other -> isIn(other, syllabic.vowels) == vowel)
                        .mapToObj(other -> Normalizer.normalize(
                                Character.toString(other) + apart.substring(1), Normalizer.Form.NFC))
                        .filter(together -> together.codePointCount(0, together.length()) == 1)
                        .mapToInt(together -> together.codePointAt(0))
                        .filter(other -> isOfOneCase(letter, other) && (other < EXOTIC || letter >= EXOTIC))
                        .toArray();
                return vowel ? new Alphabet(letters, NONE, NONE) : new Alphabet(NONE, letters, NONE);
            }
        }
        return new Alphabet(NONE, NONE, NONE);
    }

    /** Letters of the same script and kind that stand near it in Unicode. */
    private static Alphabet neighbours(int letter) {
        UnicodeScript script = UnicodeScript.of(letter);
        int first = letter & ~0x7F;
        int[] letters = IntStream.rangeClosed(first, first | 0x7F)
                .filter(other -> Character.getType(other) == Character.getType(letter))
                .filter(other -> UnicodeScript.of(other) == script)
                .filter(other -> isOfOneCase(letter, other))
                .filter(other -> known(other).isEmpty())
                .toArray();
        return letters.length == 0 ? only(letter) : new Alphabet(NONE, letters, NONE);
    }

    /** Has the other a capital if the letter has one, which leads back to it? */
    private static boolean isOfOneCase(int letter, int other) {
        boolean cased = Character.toUpperCase(letter) != letter;
        int capital = Character.toUpperCase(other);
        return letter == other
                || cased == (capital != other)
                        && Character.toLowerCase(capital) == other
                        && Character.charCount(capital) == Character.charCount(other)
                        && Character.charCount(letter) == Character.charCount(other);
    }

    /** Syllables that are easy to read: 14 consonants, 10 vowels, 6 endings. All others serve when these are used up. */
    private static Alphabet hangul() {
        int[] easy = withoutUnits(IntStream.of(0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18)
                .flatMap(initial -> IntStream.of(0, 1, 4, 5, 6, 8, 12, 13, 18, 20)
                        .flatMap(medial -> IntStream.of(0, 1, 4, 8, 16, 21)
                                .map(end -> 0xAC00 + (initial * 21 + medial) * 28 + end))));
        int[] others = withoutUnits(
                IntStream.rangeClosed(0xAC00, 0xD7A3).filter(syllable -> Arrays.binarySearch(easy, syllable) < 0));
        return new Alphabet(NONE, easy, others);
    }

    /** An invented word after a number must not begin as if it were part of it. Ascending. */
    private static int[] withoutUnits(IntStream letters) {
        return letters.filter(letter -> RedactedText.UNITS.indexOf(letter) < 0)
                .sorted()
                .toArray();
    }

    private static Alphabet of(String vowels, String consonants, String rare) {
        return new Alphabet(
                vowels.chars().toArray(),
                consonants.chars().toArray(),
                rare.chars().toArray());
    }
}
