package copytaster.enrich.countries;

import copytaster.enrich.words.FoldedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the forms of the gazetteer in a story: one pass of the automaton, then edges, capitals and language, then the longest of those that
 * overlap. Forms of seven letters and more also count where a blank was lost ("Ukraineaccording", "Jong-unsent").
 */
final class MentionFinder {
    private static final int LONGEST_ENDING = 7;
    private static final int SHORTEST_GLUED = 7;
    private static final int LOOKED_AT = 300;
    private static final List<String> ARABIC_PARTICLES =
            List.of("", "و", "ف", "ب", "ل", "ك", "ال", "لل", "وال", "بال", "فال", "كال", "وب", "ول", "وبال", "ولل");
    private static final Comparator<Mention> LEFTMOST_LONGEST = Comparator.comparingInt(Mention::begin)
            .thenComparing(Mention::glued)
            .thenComparing(m -> -m.end())
            .thenComparing(m -> m.form().kind());

    private final Gazetteer gazetteer;

    MentionFinder(Gazetteer gazetteer) {
        this.gazetteer = gazetteer;
    }

    /**
     * @param languages bits of the languages that the story may be in
     * @param day the story's day, which chooses the leaders; {@link Term#NO_DAY} takes all
     */
    List<Mention> find(FoldedText text, int languages, int day) {
        boolean[] capitals = new boolean[Zone.ALL.length];
        for (int zone = 0; zone < capitals.length; zone++) {
            capitals[zone] = zone == Zone.DATELINE.ordinal() || zone == Zone.SLUG.ordinal() || inCapitals(text, zone);
        }
        List<Mention> found = new ArrayList<>();
        gazetteer.automaton().find(text, (begin, end, forms) -> {
            if (text.letterAt(begin - 1) && text.at(begin - 1) < 0x250 && !text.glueStarts(begin)) {
                return;
            }
            int zone = text.zone(begin);
            boolean capitalsTellNothing = capitals[zone];
            if (zone == Zone.DATELINE.ordinal()) {
                for (PlaceForm form : forms) {
                    if (form.scope() == PlaceForm.Scope.WHERE_PLACED
                            && form.kind() == Kind.REGION
                            && accept(text, begin, end, form, zone, capitalsTellNothing, found)) {
                        return;
                    }
                }
            }
            for (PlaceForm form : forms) {
                if ((form.languages() & languages) != 0
                        && form.term().holds(day)
                        && accept(text, begin, end, form, zone, capitalsTellNothing, found)) {
                    return;
                }
            }
        });
        return longest(found);
    }

    /** Are the zone's first letters capitals, so that a capital tells nothing? */
    private static boolean inCapitals(FoldedText text, int zone) {
        int small = 0;
        int capital = 0;
        int end = Math.min(text.end(zone), text.start(zone) + LOOKED_AT);
        for (int i = text.start(zone); i < end; i++) {
            char c = text.at(i);
            if (Character.isLowerCase(c)) {
                small++;
            } else if (Character.isUpperCase(c)) {
                capital++;
            }
        }
        return capital > small * 4;
    }

    private static boolean accept(
            FoldedText text, int begin, int end, PlaceForm form, int zone, boolean inCapitals, List<Mention> found) {
        if (!capitalsFit(text, begin, end, form, inCapitals)) {
            return false;
        }
        if (form.scope() == PlaceForm.Scope.WHERE_PLACED
                && zone != Zone.DATELINE.ordinal()
                && !isPlaced(text, begin, form, inCapitals)) {
            return false;
        }
        if (zone == Zone.DATELINE.ordinal() && form.kind().isPlaceInside() && !fillsItsPart(text, begin, end)) {
            return false;
        }
        if (form.capital() == PlaceForm.Capital.ALL && isTicker(text, begin, end)) {
            return false;
        }
        if (edgesFit(text, begin, end, form, zone)) {
            found.add(new Mention(begin, end, Zone.ALL[zone], form, form.codes(), false));
            return true;
        }
        if (!inCapitals && gluedFits(text, begin, end, form)) {
            found.add(new Mention(begin, end, Zone.ALL[zone], form, form.codes(), true));
            return true;
        }
        return false;
    }

    private static boolean isPlaced(FoldedText text, int begin, PlaceForm form, boolean inCapitals) {
        if (inCapitals) {
            return false;
        }
        return form.kind() == Kind.REGION
                ? form.word().endsWith(".") && Surroundings.followsATown(text, begin)
                : Surroundings.saysItIsAPlace(text, begin);
    }

    /** "<UK>", "(NYSE: US)": a share's sign, not a country. */
    private static boolean isTicker(FoldedText text, int begin, int end) {
        char before = text.at(begin - 1);
        char after = text.at(end);
        return before == '<' || before == '$' || (after == ')' && (before == ':' || text.at(begin - 2) == ':'));
    }

    /** In a dateline a town is all that stands between two commas: CHESTER is not named by "WEST CHESTER, Pa.". */
    private static boolean fillsItsPart(FoldedText text, int begin, int end) {
        int before = begin - 1;
        while (text.at(before) == ' ') {
            before--;
        }
        int after = end;
        while (text.at(after) == ' ') {
            after++;
        }
        return !Character.isLetterOrDigit(text.at(before)) && !Character.isLetterOrDigit(text.at(after));
    }

    private static boolean capitalsFit(FoldedText text, int begin, int end, PlaceForm form, boolean inCapitals) {
        if (inCapitals || form.capital() == PlaceForm.Capital.ANY) {
            return true;
        }
        if (!Character.isUpperCase(text.at(begin))) {
            return false;
        }
        if (form.capital() == PlaceForm.Capital.ALL) {
            for (int i = begin; i < end; i++) {
                if (Character.isLowerCase(text.at(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean edgesFit(FoldedText text, int begin, int end, PlaceForm form, int zone) {
        return switch (form.edges()) {
            case WORD -> startsAlone(text, begin) && endsAlone(text, end);
            case STEM -> text.wordStarts(begin) && text.continuation(end) <= LONGEST_ENDING;
            case WORD_START -> text.wordStarts(begin) && !particleAfterQuote(text, begin, form);
            case ARABIC -> arabicFits(text, begin, end);
            case ANYWHERE -> !isKatakana(text.at(begin)) || katakanaFits(text, begin, end);
            case LONE_CHARACTER ->
                zone == Zone.HEADLINE.ordinal() && !isHan(text.at(begin - 1)) && !isHan(text.at(end));
        };
    }

    /** A Latin word may begin right after a Korean or Chinese one. */
    private static boolean startsAlone(FoldedText text, int begin) {
        return text.wordStarts(begin) || (isLatin(text.at(begin)) && isEastAsian(text.at(begin - 1)));
    }

    /** After a sign ("US$30") or before a Korean particle ("FBI는") a word ends as well. */
    private static boolean endsAlone(FoldedText text, int end) {
        return text.wordEnds(end)
                || !text.letterAt(end - 1)
                || (isLatin(text.at(end - 1)) && isEastAsian(text.at(end)));
    }

    private static boolean isLatin(char c) {
        return c < 0x250;
    }

    private static boolean isEastAsian(char c) {
        return c >= '\u1100' && Character.isLetter(c);
    }

    /** After a closing quote or bracket 이란 is the particle ("평화"이란), not the country. */
    private static boolean particleAfterQuote(FoldedText text, int begin, PlaceForm form) {
        char before = text.at(begin - 1);
        boolean closing = "”’」』》〉)]>".indexOf(before) >= 0
                || ((before == '"' || before == '\'')
                        && text.at(begin - 2) > ' '
                        && "([,".indexOf(text.at(begin - 2)) < 0);
        return closing && form.word().length() == 2;
    }

    private static boolean arabicFits(FoldedText text, int begin, int end) {
        int wordBegin = begin;
        while (text.letterAt(wordBegin - 1)) {
            wordBegin--;
        }
        return text.continuation(end) <= 3 && ARABIC_PARTICLES.contains(text.words(wordBegin, begin));
    }

    private static boolean katakanaFits(FoldedText text, int begin, int end) {
        return !isKatakana(text.at(begin - 1)) && !isKatakana(text.at(end));
    }

    private static boolean isKatakana(char c) {
        return c >= '\u30a1' && c <= '\u30fe' && c != '・';
    }

    private static boolean isHan(char c) {
        return c >= '\u4e00' && c <= '\u9fff';
    }

    private static boolean gluedFits(FoldedText text, int begin, int end, PlaceForm form) {
        Kind kind = form.kind();
        return end - begin >= SHORTEST_GLUED
                && form.edges() == PlaceForm.Edges.WORD
                && (kind == Kind.NAME || kind == Kind.LEADER || kind == Kind.HISTORIC)
                && Character.isUpperCase(text.at(begin))
                && (text.wordStarts(begin) || text.glueStarts(begin));
    }

    private static List<Mention> longest(List<Mention> found) {
        found.sort(LEFTMOST_LONGEST);
        List<Mention> kept = new ArrayList<>(found.size());
        int end = -1;
        for (Mention mention : found) {
            if (mention.begin() >= end) {
                kept.add(mention);
                end = mention.end();
            }
        }
        return kept;
    }
}
