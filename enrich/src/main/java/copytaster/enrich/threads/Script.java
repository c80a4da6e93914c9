package copytaster.enrich.threads;

/** How a script tells names: by capitals, by standing apart from other scripts, or not at all. */
enum Script {
    /** Latin, Cyrillic and Greek: a name has a capital. */
    CASED,
    HANGUL,
    HAN,
    HIRAGANA,
    /** What is foreign stands in it, and most of that is names. */
    KATAKANA,
    /** Arabic, Hebrew, Thai and others without capitals. */
    OTHER;

    static Script of(char c) {
        if (c < 0x530 || c >= 0x1E00 && c < 0x2000) {
            return CASED;
        }
        if (c >= 0xAC00 && c <= 0xD7A3) {
            return HANGUL;
        }
        if (c >= 0x3400 && c <= 0x9FFF) {
            return HAN;
        }
        if (c >= 0x3041 && c <= 0x309F) {
            return HIRAGANA;
        }
        return c >= 0x30A0 && c <= 0x30FF ? KATAKANA : OTHER;
    }
}
