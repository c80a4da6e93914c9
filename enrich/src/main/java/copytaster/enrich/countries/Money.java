package copytaster.enrich.countries;

import copytaster.enrich.words.FoldedText;
import copytaster.enrich.words.Folding;
import java.util.Set;
import java.util.stream.Stream;

/** Tells when a country's word only names its money: "Australian dlrs", "dólares estadounidenses". */
final class Money {
    private static final Set<String> AFTER = Set.of(
            "dlr",
            "dlrs",
            "dollar",
            "dollars",
            "franc",
            "francs",
            "crown",
            "crowns",
            "krone",
            "kroner",
            "krona",
            "kronor",
            "mark",
            "marks",
            "pound",
            "pounds",
            "sterling",
            "peso",
            "pesos",
            "yen",
            "won",
            "yuan",
            "rupee",
            "rupees",
            "ruble",
            "rubles",
            "rouble",
            "roubles",
            "lira",
            "lire",
            "dinar",
            "dinars",
            "riyal",
            "riyals",
            "dirham",
            "dirhams",
            "guilder",
            "guilders",
            "schilling",
            "schillings",
            "escudo",
            "escudos",
            "peseta",
            "pesetas",
            "rand",
            "shilling",
            "shillings",
            "baht",
            "ringgit",
            "hryvnia",
            "zloty",
            "forint",
            "달러",
            "엔",
            "위안",
            "루블");
    private static final Set<String> BEFORE = Set.of(
            "dolares",
            "dolar",
            "dollars",
            "dollar",
            "francs",
            "franc",
            "libras",
            "livres",
            "pesos",
            "wones",
            "wons",
            "won",
            "yuanes",
            "rublos",
            "roubles",
            "coronas",
            "couronnes",
            "francos",
            "dolari",
            "dollari",
            "yenes",
            "reales",
            "soles",
            "rupias",
            "roupies");

    /** After a country's own name these are verbs: "Uruguay won", "Spain marks", "England crowns". */
    private static final Set<String> VERBS_TOO = Set.of("won", "marks", "mark", "pounds", "pound", "crowns", "crown");

    private Money() {}

    /** The names of moneys. */
    static Stream<String> words() {
        return Stream.concat(AFTER.stream(), BEFORE.stream());
    }

    static boolean isMoney(FoldedText text, Mention mention) {
        Kind kind = mention.form().kind();
        boolean isCountry = kind == Kind.NAME || kind == Kind.AMBIGUOUS;
        if (!isCountry && kind != Kind.DEMONYM && kind != Kind.HISTORIC) {
            return false;
        }
        String after = wordAfter(text, mention.end());
        if (AFTER.contains(after)) {
            return !isCountry || !VERBS_TOO.contains(after) || mention.codes().contains("KR");
        }
        return BEFORE.contains(wordBefore(text, mention.begin()));
    }

    private static String wordAfter(FoldedText text, int end) {
        int start = end;
        while (text.letterAt(start) && start > end - 1 && start < end + 4) {
            start++; // the ending of a stem
        }
        if (text.at(start) != ' ' && text.at(start) != '\n') {
            return "";
        }
        start++;
        return folded(text, start, start + text.continuation(start));
    }

    private static String wordBefore(FoldedText text, int begin) {
        if (text.at(begin - 1) != ' ' && text.at(begin - 1) != '\n') {
            return "";
        }
        int start = begin - 1;
        while (text.letterAt(start - 1)) {
            start--;
        }
        return folded(text, start, begin - 1);
    }

    private static String folded(FoldedText text, int begin, int end) {
        return end - begin > 12 ? "" : Folding.fold(text.words(begin, end));
    }
}
