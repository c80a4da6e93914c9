package copytaster.enrich.threads;

import copytaster.enrich.words.Folding;

/**
 * Writes a word of any script as it sounds, in the letters of {@link Spelling}. Coarse on purpose: what the writing systems
 * cannot tell apart is one letter. Han characters, whose sound depends on the language, have none.
 */
final class Sound {

    private static final String INITIALS = "gkndtlmbpss-cccktp-";
    private static final String MEDIALS = "aaaiwiwiuaiiuuwiiuwii";
    private static final String FINALS = "-gggnnndllllllllmppttnttktp-";

    private static final String CYRILLIC = "абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюяё";
    private static final String CYRILLIC_SOUNDS = "abvggdiiczi" + "iiiklmnuprstuf-zcss-i-iuau";
    private static final String GREEK = "αβγδεζηθικλμνξοπρσςτυφχψω";
    private static final String GREEK_SOUNDS = "avgdizitiklmnKuprss" + "tif-Pu";
    private static final String ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةپچگڤءئؤ";
    private static final String ARABIC_SOUNDS = "abttc--ddrzsssdtzagfkklmn-uia-pcgv---";

    /** Five to a row: the sounds of the Kana from ア on. A vowel that may be there for the syllable's sake only is a w. */
    private static final String[] KANA_ROWS = {
        "アイウエオ", "カキクケコ", "ガギグゲゴ", "サシスセソ", "ザジズゼゾ", "タチツテト", "ダヂヅデド", "ナニヌネノ", "ハヒフヘホ", "バビブベボ", "パピプペポ", "マミムメモ",
        "ラリルレロ"
    };

    private static final String KANA_CONSONANTS = "-kgsztdn-bpmr";
    private static final char[] TABLE = new char[0x3100];

    static {
        fill(CYRILLIC, CYRILLIC_SOUNDS);
        fill(GREEK, GREEK_SOUNDS);
        fill(ARABIC, ARABIC_SOUNDS);
    }

    private final StringBuilder letters = new StringBuilder();

    private Sound() {}

    private static void fill(String script, String sounds) {
        for (int i = 0; i < script.length(); i++) {
            TABLE[script.charAt(i)] = sounds.charAt(i);
        }
    }

    /** The packed spelling of these characters; 0 when they have no sound. */
    static long of(CharSequence text, int from, int to) {
        var sound = new Sound();
        for (int i = from; i < to; i++) {
            i += sound.read(text, i, to);
        }
        return Spelling.pack(sound.letters);
    }

    static long of(String word) {
        return of(word, 0, word.length());
    }

    /** @return how many characters beyond this one were read with it */
    private int read(CharSequence text, int at, int to) {
        char c = Folding.fold(text.charAt(at));
        if (c < 0x250) {
            return latin(c, at + 1 < to ? Folding.fold(text.charAt(at + 1)) : 0, at + 2 < to ? text.charAt(at + 2) : 0);
        }
        if (c >= 0xAC00 && c <= 0xD7A3) {
            hangul(c - 0xAC00);
        } else if (c >= 0x30A1 && c <= 0x30FC) {
            kana(c);
        } else if (c < TABLE.length && TABLE[c] != 0) {
            return table(c, at + 1 < to ? Folding.fold(text.charAt(at + 1)) : 0);
        }
        return 0;
    }

    private int latin(char c, char next, char after) {
        switch (c) {
            case 'a' -> vowel('a');
            case 'e', 'i', 'y' -> vowel('i');
            case 'o', 'u' -> vowel('u');
            case 'c' -> {
                if (next == 'h') {
                    consonant('c');
                    return 1;
                }
                consonant(next == 'e' || next == 'i' || next == 'y' ? 's' : 'k');
            }
            case 'q' -> {
                consonant('k');
                return next == 'u' ? 1 : 0;
            }
            case 'k' -> {
                if (next != 'h') {
                    consonant('k');
                }
            }
            case 'g' -> {
                consonant('g');
                return next == 'u' && (after == 'e' || after == 'i') ? 1 : 0;
            }
            case 'p' -> consonant(next == 'h' ? 'f' : 'p');
            case 's' -> {
                consonant('s');
                return next == 'c' && after == 'h' ? 2 : next == 'z' ? 1 : 0;
            }
            case 't' -> {
                if (next == 's' || next == 'z') {
                    consonant('z');
                    return 1;
                }
                if (next == 'c' && after == 'h') {
                    consonant('c');
                    return 2;
                }
                consonant('t');
            }
            case 'j' -> {
                // At the end it is a vowel: Selenskyj, Andrij.
                if (next != 0) {
                    consonant('c');
                }
            }
            case 'x' -> {
                if (!letters.isEmpty()) {
                    consonant('k');
                }
                consonant('s');
            }
            case 'z' -> consonant(next == 'h' ? 'c' : 'z');
            case 'n' -> {
                consonant('n');
                boolean ng = next == 'g' && "aeiouhrlw".indexOf(Folding.fold(after)) < 0;
                return ng ? 1 : 0;
            }
            case 'b', 'd', 'f', 'l', 'm', 'r', 'v' -> consonant(c);
            default -> {}
        }
        return 0;
    }

    private int table(char c, char next) {
        if (c == 'д' && next == 'ж') {
            consonant('c');
            return 1;
        }
        if (c == 'н' && next == 'г') {
            consonant('n');
            return 1;
        }
        if (c == 'μ' && next == 'π' || c == 'ν' && next == 'τ') {
            consonant(c == 'μ' ? 'b' : 'd');
            return 1;
        }
        switch (TABLE[c]) {
            case '-' -> {}
            case 'a', 'i', 'u' -> vowel(TABLE[c]);
            case 'K' -> {
                consonant('k');
                consonant('s');
            }
            case 'P' -> {
                consonant('p');
                consonant('s');
            }
            default -> consonant(TABLE[c]);
        }
        return 0;
    }

    /** Hangul syllables are numbered: 19 initials, 21 vowels, 28 finals. */
    private void hangul(int number) {
        consonant(INITIALS.charAt(number / 588));
        vowel(MEDIALS.charAt(number % 588 / 28));
        consonant(FINALS.charAt(number % 28));
    }

    private void kana(char c) {
        switch (c) {
            case 'ン' -> consonant('n');
            case 'ー' -> {
                if (!letters.isEmpty() && letters.charAt(letters.length() - 1) == 'w') {
                    letters.setCharAt(letters.length() - 1, 'u');
                }
            }
            case 'ヴ' -> consonant('v');
            case 'ャ', 'ァ' -> small('a', c);
            case 'ィ', 'ェ' -> small('i', c);
            case 'ュ', 'ョ', 'ゥ', 'ォ' -> small('u', c);
            case 'ヤ', 'ワ' -> vowel('a');
            case 'ユ', 'ヨ' -> vowel('u');
            case 'フ' -> {
                consonant('f');
                vowel('w');
            }
            case 'ツ' -> {
                consonant('z');
                vowel('w');
            }
            default -> row(c);
        }
    }

    private void row(char c) {
        for (int i = 0; i < KANA_ROWS.length; i++) {
            int column = KANA_ROWS[i].indexOf(c);
            if (column >= 0) {
                consonant(KANA_CONSONANTS.charAt(i));
                boolean mute = i > 0 && (column == 2 || c == 'ト' || c == 'ド');
                vowel(mute ? 'w' : "aiuiu".charAt(column));
                return;
            }
        }
    }

    /** A small Kana takes the place of the vowel before it; チャ is "cha", while チ may be "ti" or "chi". */
    private void small(char vowel, char kana) {
        int last = letters.length() - 1;
        if (last >= 0 && "aiuw".indexOf(letters.charAt(last)) >= 0) {
            letters.setCharAt(last, vowel);
            if (last > 0 && letters.charAt(last - 1) == 't' && "ャュョェ".indexOf(kana) >= 0) {
                letters.setCharAt(last - 1, 'c');
            }
        } else {
            vowel(vowel);
        }
    }

    private void vowel(char vowel) {
        int last = letters.length() - 1;
        if (last < 0 || "aiuw".indexOf(letters.charAt(last)) < 0) {
            letters.append(vowel);
        } else if (letters.charAt(last) == 'w') {
            letters.setCharAt(last, vowel);
        }
    }

    private void consonant(char consonant) {
        if (consonant == '-') {
            return;
        }
        int last = letters.length() - 1;
        if (last >= 0) {
            char before = letters.charAt(last);
            if (before == 'm' && "pbfv".indexOf(consonant) >= 0) {
                letters.setCharAt(last, 'n');
            } else if (before == consonant || before == 'l' && consonant == 'r' || before == 'r' && consonant == 'l') {
                return;
            }
        }
        letters.append(consonant);
    }
}
