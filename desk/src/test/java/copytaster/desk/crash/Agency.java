package copytaster.desk.crash;

/** How each agency of the generated wire tells the order of its versions. */
enum Agency {
    /** Numbers its versions. */
    EFE("efe", "es"),
    /** Dates its versions, and numbers none. */
    AFP("afp", "fr"),
    /** Says nothing: what comes later is newer, unless it has come before. */
    YONHAP("yonhap", "en");

    private final String provider;
    private final String language;

    Agency(String provider, String language) {
        this.provider = provider;
        this.language = language;
    }

    String provider() {
        return provider;
    }

    String language() {
        return language;
    }

    boolean numbers() {
        return this == EFE;
    }

    boolean dates() {
        return this == AFP;
    }
}
